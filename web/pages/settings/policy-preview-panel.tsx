import { Button, List, ScrollArea, Table, Text } from "@mantine/core";
import type { PolicyPreview } from "../../../contracts/policy-preview.ts";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { describePolicy, listMoves } from "./policy-moves.ts";

interface PolicyPreviewPanelProps {
  preview: PolicyPreview;
  pending: boolean;
  onSave: () => void;
}

/** What a change of policies means for each open departure; no person is named. */
export function PolicyPreviewPanel({ preview, pending, onSave }: PolicyPreviewPanelProps) {
  const texts = useTexts();
  const { t, label, day } = texts;
  const { changes, onlyFromNowOn, open, departures } = preview;
  const moves = departures.flatMap((one) => listMoves(texts, one));
  return (
    <Panel
      title={t("settings.preview.title")}
      actions={
        <Button onClick={onSave} loading={pending} disabled={changes.length === 0}>
          {t("settings.preview.save")}
        </Button>
      }
    >
      {changes.length === 0 ? <Text size="sm">{t("settings.preview.nothing")}</Text> : null}
      <List size="sm" spacing={4}>
        {changes.map(({ key, reach, departures: touched }) => (
          <List.Item key={key}>
            <b>{describePolicy(texts, key)}</b>: {label("policyReach", reach)}.{" "}
            {onlyFromNowOn.includes(key)
              ? t("settings.preview.onlyFromNowOn")
              : t("settings.preview.touched", { count: touched })}
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {t("settings.preview.open", { count: open })} {open > 0 ? t("settings.preview.tasks") : null}
      </Text>
      {moves.length > 0 ? (
        <>
          <ScrollArea>
            <Table aria-label={t("settings.preview.title")} style={{ minWidth: "40rem" }}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t("settings.preview.team")}</Table.Th>
                  <Table.Th scope="col">{t("settings.preview.lastDay")}</Table.Th>
                  <Table.Th scope="col">{t("settings.preview.stage")}</Table.Th>
                  <Table.Th scope="col">{t("settings.preview.before")}</Table.Th>
                  <Table.Th scope="col">{t("settings.preview.after")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {moves.map((move) => (
                  <Table.Tr key={move.key}>
                    <Table.Th scope="row">{move.team}</Table.Th>
                    <Table.Td>{day(move.lastDay)}</Table.Td>
                    <Table.Td>{move.what}</Table.Td>
                    <Table.Td>{move.before}</Table.Td>
                    <Table.Td>{move.after}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea>
          <Text size="sm" c="dimmed">
            {t("settings.preview.whenMoved")}
          </Text>
        </>
      ) : null}
    </Panel>
  );
}
