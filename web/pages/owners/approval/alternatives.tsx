import { Button, Group, Stack, Text, Title } from "@mantine/core";
import type { ProposalRow } from "../../../../contracts/owners.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import type { Load } from "./compute-loads.ts";

interface AlternativesProps {
  row: ProposalRow;
  loads: readonly Load[];
  personName: (id: string) => string;
  onChoose?: ((personId: string) => void) | undefined;
}

/** Who else could take the client: their load as marked, and why. */
export function Alternatives({ row, loads, personName, onChoose }: AlternativesProps) {
  const { t, label } = useTexts();
  return (
    <Stack gap={6}>
      <Title order={3} size="sm">
        {t("owners.detail.alternatives")}
      </Title>
      {row.alternatives.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("owners.detail.noAlternatives")}
        </Text>
      ) : null}
      {row.alternatives.map(({ personId, reasons }) => {
        const load = loads.find((one) => one.personId === personId);
        const name = personName(personId);
        return (
          <Group key={personId} justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
            <div>
              <Text size="sm">
                {name}
                {load ? (
                  <Text span size="xs" c="dimmed">
                    {" · "}
                    {t("owners.load.of", { after: load.after, capacity: load.capacity })}
                  </Text>
                ) : null}
              </Text>
              <Text size="xs" c="dimmed">
                {reasons.map((code) => label("ownerReason", code)).join(", ")}
              </Text>
            </div>
            {onChoose ? (
              <Button
                size="compact-xs"
                mih={24}
                variant="default"
                style={{ flexShrink: 0 }}
                onClick={() => onChoose(personId)}
                aria-label={t("owners.detail.choose", { person: name })}
              >
                {t("owners.act.change")}
              </Button>
            ) : null}
          </Group>
        );
      })}
    </Stack>
  );
}
