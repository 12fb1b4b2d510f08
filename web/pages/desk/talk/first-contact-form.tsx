import { Alert, Button, Group, Progress, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { DossierView } from "../../../../contracts/inventory.ts";
import { recordFirstContactRoute } from "../../../../contracts/routes/handovers.ts";
import type { TalkSheet } from "../../../../contracts/talk-sheet.ts";
import { useChange } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { useKept } from "../../../app/use-kept.ts";
import { FormProblem } from "../../../components/form-problem.tsx";
import { Panel } from "../../../components/panel.tsx";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";
import { useTextsIn } from "../../../texts/use-texts-in.ts";
import { Checklist } from "./checklist.tsx";
import { mixScript } from "./mix-script.ts";
import { ScriptLanguage } from "./script-language.tsx";
import { scriptParams } from "./script-params.ts";

interface FirstContactFormProps {
  dossier: DossierView;
  sheet: TalkSheet;
  onDone: (what: string) => void;
}

interface Talk {
  items: number[];
  note: string;
}

/** The talk as it goes: ticked items and the note stay on this device until they are recorded. */
export function FirstContactForm({ dossier, sheet, onDone }: FirstContactFormProps) {
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const handoverId = dossier.handover.id;
  const [talk, keep, forget] = useKept<Talk>(`firstContact:${handoverId}`, { items: [], note: "" });
  const [locale, setLocale] = useState(dossier.client.locale);
  const say = useTextsIn(locale);
  const [recorded, setRecorded] = useState("");
  const record = useChange(recordFirstContactRoute, {
    quiet: true,
    onDone: ({ complete, missingItems }) => {
      forget();
      if (complete) onDone(t("desk.contact.done"));
      else setRecorded(t("desk.contact.recorded", { items: nameItems(texts, missingItems) }));
    },
  });
  const { mandatory } = sheet.firstContact;
  const missing = sheet.firstContact.missing.filter((item) => !talk.items.includes(item));
  const items = talk.items.filter((item) => !sheet.firstContact.done.includes(item));
  const note = talk.note.trim();
  const tick = (item: number) => keep((before) => ({ ...before, items: toggled(before.items, item) }));
  const submit = () => {
    setRecorded("");
    record.mutate({ params: { handoverId }, body: { items, ...(note ? { note } : {}) } });
  };
  const params = scriptParams(me, dossier, sheet, locale);
  return (
    <Panel title={t("desk.contact.checklist")} actions={<ScriptLanguage locale={locale} onChange={setLocale} />}>
      <Text size="sm">{t("desk.contact.lead")}</Text>
      {sheet.switchedAt ? null : <Alert color="orange">{t("desk.contact.notSwitched")}</Alert>}
      <Progressed done={mandatory.length - missing.length} total={mandatory.length} />
      <Checklist
        sheet={sheet}
        ticked={talk.items}
        onTick={tick}
        say={(item) => {
          const key = `desk.script.contact.item${item}` as const;
          const own = { text: t(key, scriptParams(me, dossier, sheet, texts.locale)), lang: texts.locale };
          return say ? mixScript(own, { text: say(key, params), lang: locale }) : [];
        }}
      />
      <Textarea
        label={t("desk.contact.note")}
        autosize
        minRows={3}
        maxLength={5000}
        value={talk.note}
        onChange={({ currentTarget: { value } }) => keep((before) => ({ ...before, note: value }))}
      />
      <Text size="sm" role="status">
        {recorded ||
          (missing.length > 0
            ? t("desk.contact.missing", { items: nameItems(texts, missing) })
            : t("desk.contact.nothingMissing"))}
      </Text>
      <FormProblem problem={record.error} />
      <Group justify="flex-end" gap="sm">
        {items.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t("desk.contact.nothing")}
          </Text>
        ) : null}
        <Button onClick={submit} loading={record.isPending} disabled={items.length === 0 || !sheet.switchedAt}>
          {missing.length === 0 ? t("desk.contact.submitComplete") : t("desk.contact.submit")}
        </Button>
      </Group>
    </Panel>
  );
}

function Progressed({ done, total }: { done: number; total: number }) {
  const { t } = useTexts();
  const said = t("desk.contact.progress", { done, total });
  return (
    <Stack gap={4}>
      <Text size="sm">{said}</Text>
      <Progress value={(done / total) * 100} aria-label={said} />
    </Stack>
  );
}

const nameItems = ({ label, list }: Texts, items: readonly number[]) =>
  list(items.map((item) => `${item}. ${label("firstContactItem", item)}`));

const toggled = (items: readonly number[], item: number) =>
  items.includes(item) ? items.filter((one) => one !== item) : [...items, item];
