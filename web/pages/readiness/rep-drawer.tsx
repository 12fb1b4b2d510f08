import { Drawer, Stack, Text, Title } from "@mantine/core";
import { Facts } from "../../components/facts.tsx";
import { Money } from "../../components/money.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { GapsTable } from "./gaps-panel.tsx";
import type { RepRow } from "./sum-teams.ts";

/** One rep's clients: what is missing, who could take them over, and what to do next. */
export function RepDrawer({ rep, onClose }: { rep: RepRow | undefined; onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Drawer
      opened={rep !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={
        <Text span fw={650} size="lg">
          {rep?.person.name}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {rep ? <RepDetail rep={rep} /> : null}
    </Drawer>
  );
}

function RepDetail({ rep }: { rep: RepRow }) {
  const { t, label, number, percent } = useTexts();
  return (
    <Stack>
      <Facts
        rows={[
          [t("readiness.team"), rep.team.name],
          [t("readiness.grade"), label("grade", rep.grade)],
          [t("readiness.clients"), number(rep.clients)],
          [t("readiness.byTier"), t("readiness.byTierValue", rep.byTier)],
          [t("readiness.load"), t("readiness.loadValue", { active: rep.activeClients, capacity: rep.capacity })],
          [t("readiness.revenue"), <Money key="revenue" minor={rep.annualRevenueMinor} />],
          [t("readiness.completeness"), rep.completeness === null ? null : percent(rep.completeness)],
        ]}
      />
      <Title order={3}>{t("readiness.gapsTitle")}</Title>
      <GapsTable gaps={rep.gaps} />
      <Title order={3}>{t("readiness.chart.title")}</Title>
      <Text size="sm">
        {t("readiness.loadValue", { active: rep.knownToOne, capacity: rep.clients })}
        {rep.knownToOne > 0 ? `. ${t("readiness.knownToOneNext")}` : ""}
      </Text>
      <Title order={3}>{t("readiness.takeOverTitle")}</Title>
      <SimpleTable
        label={t("readiness.takeOverTitle")}
        head={[t("readiness.rep"), t("readiness.grade"), t("readiness.freePlaces"), t("readiness.fits")]}
        empty={rep.clients === 0 ? t("readiness.noClients") : t("readiness.noPlace")}
        rows={rep.couldTakeOver.map(({ id, name, grade, freePlaces, fits }) => ({
          key: id,
          cells: [name, label("grade", grade), number(freePlaces), number(fits)],
        }))}
      />
      {rep.clients > 0 ? <Coverage rep={rep} /> : null}
    </Stack>
  );
}

function Coverage({ rep: { clients, covered, uncovered } }: { rep: RepRow }) {
  const { t } = useTexts();
  if (uncovered === 0) return <Text size="sm">{t("readiness.allCovered", { clients })}</Text>;
  return (
    <Text size="sm">
      {t("readiness.covered", { covered, clients, uncovered })} {t("readiness.uncoveredNext")}
    </Text>
  );
}
