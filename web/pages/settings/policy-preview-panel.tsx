import { Button, List, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { PolicyPreview } from "../../../contracts/policy-preview.ts";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
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
  const arrived = useRef<HTMLDivElement>(null);
  // Asked for by a button far above or below: the answer comes into sight, and is read out.
  useEffect(() => arrived.current?.focus(), []);
  return (
    <div ref={arrived} tabIndex={-1}>
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
            <SimpleTable
              label={t("settings.preview.title")}
              empty=""
              head={[
                t("settings.preview.team"),
                t("settings.preview.lastDay"),
                t("settings.preview.stage"),
                t("settings.preview.before"),
                t("settings.preview.after"),
              ]}
              rows={moves.map(({ key, team, lastDay, what, before, after }) => ({
                key,
                cells: [team, day(lastDay), what, before, after],
              }))}
            />
            <Text size="sm" c="dimmed">
              {t("settings.preview.whenMoved")}
            </Text>
          </>
        ) : null}
      </Panel>
    </div>
  );
}
