import { Button, Group, Progress, Table, Text } from "@mantine/core";
import { memo } from "react";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { type Load, overBy } from "./compute-loads.ts";

/** What each person would carry, before and after, with my marks counted in; `onRaise` for who may raise a limit. */
export const LoadPanel = memo(Loads);

function Loads({ loads, onRaise }: { loads: readonly Load[]; onRaise?: ((load: Load) => void) | undefined }) {
  const { t } = useTexts();
  return (
    <Panel title={t("owners.load.title")}>
      <Table.ScrollContainer minWidth={300} tabIndex={0} aria-label={t("owners.load.title")}>
        <Table verticalSpacing={6} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("owners.load.person")}</Table.Th>
              <Table.Th ta="end">{t("owners.load.before")}</Table.Th>
              <Table.Th ta="end">{t("owners.load.after")}</Table.Th>
              <Table.Th ta="end">{t("owners.load.hours")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {loads.map((load) => (
              <LoadRow key={load.personId} load={load} onRaise={onRaise} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

/** Drawn again only when a figure in it has changed: fifty people are most of what stands on the page. */
const LoadRow = memo(PersonLoad, (a, b) => a.onRaise === b.onRaise && isSameLoad(a.load, b.load));

const isSameLoad = (a: Load, b: Load): boolean =>
  (Object.keys(a) as (keyof Load)[]).every((figure) => a[figure] === b[figure]);

function PersonLoad({ load, onRaise }: { load: Load; onRaise?: ((load: Load) => void) | undefined }) {
  const { t, number } = useTexts();
  const over = overBy(load);
  const full = load.after >= load.capacity;
  const tight = load.hoursThere !== null && load.hoursNeeded > load.hoursThere;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550}>
        {load.name}
        {onRaise && full ? (
          <Button
            size="compact-xs"
            variant="subtle"
            mih={24}
            display="block"
            onClick={() => onRaise(load)}
            aria-label={t("owners.load.raiseOf", { person: load.name })}
          >
            {t("owners.load.raise")}
          </Button>
        ) : null}
      </Table.Th>
      <Table.Td ta="end">{number(load.before)}</Table.Td>
      <Table.Td ta="end">
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Text span size="sm" fw={load.byMarks === 0 ? 400 : 650} style={{ whiteSpace: "nowrap" }}>
            {t("owners.load.of", { after: load.after, capacity: load.capacity })}
          </Text>
        </Group>
        <Progress
          value={(100 * load.after) / Math.max(1, load.capacity)}
          color={over > 0 ? "red" : "harbour"}
          size={4}
          aria-hidden
        />
        {load.byMarks === 0 ? null : (
          <Text size="xs" c="dimmed">
            {t("owners.load.byMarks", { count: load.byMarks > 0 ? `+${number(load.byMarks)}` : number(load.byMarks) })}
          </Text>
        )}
        {over > 0 ? (
          <Text size="xs" fw={600} c="var(--mantine-color-error)">
            {t("owners.load.over", { count: over })}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td ta="end" style={{ whiteSpace: "nowrap" }}>
        {load.hoursThere === null
          ? t("common.hours", { count: number(load.hoursNeeded, 1) })
          : t("owners.load.hoursOf", { needed: number(load.hoursNeeded, 1), there: number(load.hoursThere) })}
        {tight ? (
          <Text size="xs" fw={600} c="var(--mantine-color-error)">
            {t("owners.load.tight")}
          </Text>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}
