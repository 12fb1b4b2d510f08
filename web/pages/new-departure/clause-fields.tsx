import { SimpleGrid, Switch, Text, Textarea } from "@mantine/core";
import { DayInput } from "../../components/day-input.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { NoticeFieldsProps } from "./notice-fields.tsx";

/** The contract's non-compete clause, where there is one: kept and shown, never judged (R82). */
export function ClauseFields({ form, faults, onChange }: NoticeFieldsProps) {
  const { t } = useTexts();
  const { clause, withClause } = form;
  const set = (next: Partial<typeof clause>) => onChange({ clause: { ...clause, ...next } });
  return (
    <Panel title={t("newDeparture.part.clause")}>
      <Switch
        label={t("newDeparture.withClause")}
        checked={withClause}
        onChange={(event) => onChange({ withClause: event.currentTarget.checked })}
      />
      {withClause ? (
        <>
          <Text size="sm" c="dimmed">
            {t("newDeparture.clauseHelp")}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <DayInput
              required
              label={t("newDeparture.clauseFrom")}
              value={clause.from || null}
              onChange={(day) => set({ from: day ?? "" })}
              error={faults["nonCompete.from"]}
            />
            <DayInput
              required
              label={t("newDeparture.clauseUntil")}
              value={clause.until || null}
              onChange={(day) => set({ until: day ?? "" })}
              error={faults["nonCompete.until"]}
            />
          </SimpleGrid>
          <Textarea
            label={t("newDeparture.clause")}
            autosize
            minRows={2}
            value={clause.clause}
            onChange={(event) => set({ clause: event.currentTarget.value })}
            error={faults["nonCompete.clause"]}
          />
          <Textarea
            label={t("newDeparture.legalNote")}
            autosize
            minRows={2}
            value={clause.legalNote}
            onChange={(event) => set({ legalNote: event.currentTarget.value })}
            error={faults["nonCompete.legalNote"]}
          />
        </>
      ) : null}
    </Panel>
  );
}
