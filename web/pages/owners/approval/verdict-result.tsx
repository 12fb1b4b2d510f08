import { Alert, Anchor, Button, ScrollArea, Stack, Table, Text } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../../texts/use-texts.ts";
import type { VerdictSummary } from "./verdict.ts";

/** Exactly what was decided, and which clients were left out and why, each with the way to it. */
export function VerdictResult({ summary, onClose }: { summary: VerdictSummary; onClose: () => void }) {
  const { t, label } = useTexts();
  const { leftOut, approved, changed, refused } = summary;
  return (
    <Alert color="teal" icon={<IconChecks />} title={t("owners.result.title")} role="status">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t("owners.result.counts", { approved, changed, refused })}</Text>
        {leftOut.length > 0 ? (
          <>
            <Text size="sm" fw={600}>
              {t("owners.result.leftOut", { count: leftOut.length })}
            </Text>
            <ScrollArea.Autosize mah={240} w="100%" tabIndex={0}>
              <Table verticalSpacing={4} aria-label={t("owners.result.leftOut", { count: leftOut.length })}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t("owners.result.client")}</Table.Th>
                    <Table.Th>{t("owners.result.why")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {leftOut.map(({ handoverId, clientName, reason }) => (
                    <Table.Tr key={handoverId}>
                      <Table.Td>
                        <Anchor component={Link} to={`/handovers/${handoverId}`} size="sm">
                          {clientName}
                        </Anchor>
                      </Table.Td>
                      <Table.Td>{label("leftOutReason", reason)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea.Autosize>
          </>
        ) : null}
        <Button size="xs" variant="default" onClick={onClose}>
          {t("common.close")}
        </Button>
      </Stack>
    </Alert>
  );
}

/** The same in one line, for the notice that stays when the page goes on. */
export function useVerdictLine(): (summary: VerdictSummary) => string {
  const { t } = useTexts();
  return ({ approved, changed, refused }) => t("owners.result.counts", { approved, changed, refused });
}
