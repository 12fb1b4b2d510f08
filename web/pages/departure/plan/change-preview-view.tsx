import { Alert, List, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { ChangePreview } from "../../../../contracts/change-preview.ts";
import { SimpleTable } from "../../../components/simple-table.tsx";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";
import type { WantedChange } from "./change-panel.tsx";
import { listLasting, listUndone } from "./list-consequences.ts";

interface ChangePreviewViewProps {
  preview: ChangePreview;
  wanted: WantedChange;
  /** The deed, for who may do it. */
  children?: ReactNode;
}

/** What a change would do, as the API found by doing it and undoing it. */
export function ChangePreviewView({ preview, wanted, children }: ChangePreviewViewProps) {
  const texts = useTexts();
  const { t, label, number, day, list } = texts;
  const { after, hours, tight } = preview;
  const title =
    wanted.change === "withdraw"
      ? t("departure.plan.preview.withdrawTitle")
      : t("departure.plan.preview.moveTitle", { day: day(after?.lastWorkingDay ?? wanted.lastWorkingDay) });
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={3} size="h4" tabIndex={-1}>
          {title}
        </Title>
        {preview.possible ? null : (
          <Alert color="red" title={t("departure.plan.preview.refusedTitle")} role="alert">
            {describeRefusal(texts, preview)}
          </Alert>
        )}
        {preview.possible ? (
          <Lines
            title={t("departure.plan.preview.undone")}
            lines={listUndone(texts, preview)}
            none={t("departure.plan.preview.nothingUndone")}
          />
        ) : null}
        <Lines
          title={t("departure.plan.preview.cannot")}
          lines={listLasting(texts, preview)}
          none={t("departure.plan.preview.nothingLasting")}
        />
        {after ? (
          <>
            <DeadlinesThen preview={preview} />
            {tight.after.length > 0 ? (
              <Alert color="orange">
                {t("departure.plan.preview.tight", { stages: list(tight.after.map((stage) => label("stage", stage))) })}
              </Alert>
            ) : null}
            {hours.after ? (
              <Text size="sm">
                {t("departure.plan.preview.hours", {
                  needed: number(hours.after.needed, 1),
                  before: number(hours.before.there, 1),
                  after: number(hours.after.there, 1),
                })}
              </Text>
            ) : null}
          </>
        ) : null}
        {children}
      </Stack>
    </Paper>
  );
}

function Lines({ title, lines, none }: { title: string; lines: readonly string[]; none: string }) {
  return (
    <div>
      <Title order={4} size="h5" mb={4}>
        {title}
      </Title>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : (
        <List size="sm" aria-label={title}>
          {lines.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
    </div>
  );
}

function DeadlinesThen({ preview }: { preview: ChangePreview }) {
  const { t, label, instant } = useTexts();
  const at = (deadline: { dueAt: string }) => instant(deadline.dueAt);
  const then = ({ begun, before, after }: ChangePreview["deadlines"][number]) => {
    if (after === null) return t("departure.plan.preview.falls");
    const isKept = begun && after.dueAt === before.dueAt;
    return isKept ? `${at(after)} · ${t("departure.plan.preview.begun")}` : at(after);
  };
  return (
    <SimpleTable
      label={t("departure.plan.preview.deadlines")}
      head={[t("departure.plan.preview.stage"), t("departure.plan.preview.now"), t("departure.plan.preview.after")]}
      rows={preview.deadlines.map((row) => ({
        key: row.stage,
        cells: [label("stage", row.stage), at(row.before), then(row)],
      }))}
    />
  );
}

const refusals = ["clientsTold", "leaverGone", "notOpen"] as const;

function describeRefusal({ t }: Texts, { refusal }: ChangePreview): string {
  const reason = refusals.find((one) => one === refusal?.reason) ?? "other";
  return t(`departure.plan.refusal.${reason}`);
}
