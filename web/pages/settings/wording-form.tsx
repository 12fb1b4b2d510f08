import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { changeWordingRoute, previewWordingRoute } from "../../../contracts/routes/templates.ts";
import type { TemplatePreview, Wording } from "../../../contracts/templates.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { useTexts } from "../../texts/use-texts.ts";

interface WordingFormProps {
  wording: Wording;
  /** Words that are not saved are shown as a mail; null: they are saved, or given up. */
  onDraft: (preview: z.output<typeof TemplatePreview> | null) => void;
}

/** The company's own words for single texts; what is empty or as the standard is the standard text. */
export function WordingForm({ wording, onDraft }: WordingFormProps) {
  const { t } = useTexts();
  const { kind, locale, texts } = wording;
  const [draft, setDraft] = useState<Record<string, string | null>>({});
  const preview = useChange(previewWordingRoute, { quiet: true, onDone: onDraft });
  const save = useChange(changeWordingRoute, {
    quiet: true,
    onDone: () => {
      setDraft({});
      preview.reset();
      onDraft(null);
      notifications.show({ color: "teal", message: t("settings.template.saved") });
    },
  });
  const input = { params: { kind }, body: { locale, texts: withoutBlanks(draft) } };
  const problem = save.error ?? preview.error;
  const isChanged = Object.keys(draft).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(input);
  };
  return (
    <form onSubmit={submit} noValidate lang={locale}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t("settings.template.wordingLead")}
        </Text>
        {texts.map(({ key, standard, own }) => {
          const shown = draft[key] === undefined ? own : draft[key];
          return (
            <div key={key}>
              <Textarea
                label={t("settings.template.standard", { text: standard })}
                autosize
                value={shown ?? standard}
                error={problem?.fields[`texts.${key}`]}
                onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.value })}
              />
              {shown === null ? null : (
                <Button
                  size="compact-xs"
                  mt={4}
                  variant="subtle"
                  aria-label={t("settings.template.resetOne", { text: standard })}
                  onClick={() => setDraft({ ...draft, [key]: null })}
                >
                  {t("settings.template.reset")}
                </Button>
              )}
            </div>
          );
        })}
        <FormProblem problem={problem} mb="md" />
        <Group>
          <Button
            variant="default"
            disabled={!isChanged}
            loading={preview.isPending}
            onClick={() => {
              save.reset();
              preview.mutate(input);
            }}
          >
            {t("settings.template.tryOut")}
          </Button>
          <Button type="submit" disabled={!isChanged} loading={save.isPending}>
            {t("settings.template.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A text that was emptied is the standard one again. */
const withoutBlanks = (texts: Record<string, string | null>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text?.trim() ? text : null]));
