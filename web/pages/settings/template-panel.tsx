import { Alert, Group, SegmentedControl, SimpleGrid, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import { getWordingRoute, previewTemplateRoute } from "../../../contracts/routes/templates.ts";
import type { Template, TemplatePreview } from "../../../contracts/templates.ts";
import { type Locale, locales } from "../../../messages/locale.ts";
import { useRead } from "../../app/queries.ts";
import { MailFrame } from "../../components/mail-frame.tsx";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { WordingForm } from "./wording-form.tsx";

type Preview = z.output<typeof TemplatePreview>;

/** One mail as it would be sent now, in either language; where the company may, with words of its own. */
export function TemplatePanel({ template }: { template: z.output<typeof Template> }) {
  const texts = useTexts();
  const { t, label } = texts;
  const [locale, setLocale] = useState<Locale>(texts.locale);
  const [draft, setDraft] = useState<Preview | null>(null);
  const input = { params: { kind: template.kind }, query: { locale } };
  const preview = useRead(previewTemplateRoute, input);
  const wording = useRead(getWordingRoute, input, { enabled: template.editable });
  const choose = (chosen: string) => {
    setLocale(locales.find((one) => one === chosen) ?? "en");
    setDraft(null);
  };
  const names: Record<Locale, string> = { en: t("common.menu.english"), ru: t("common.menu.russian") };
  const mail = label("message", template.kind);
  return (
    <SimpleGrid cols={{ base: 1, lg: template.editable ? 2 : 1 }}>
      <Panel
        title={t("settings.template.previewOf", { mail })}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t("settings.template.language")}
            value={locale}
            onChange={choose}
            data={locales.map((one) => ({ value: one, label: names[one] }))}
          />
        }
      >
        <Text size="sm" c="dimmed">
          {label("messageWhen", template.kind)} · {label("audience", template.audience)}
        </Text>
        {draft ? <Alert color="orange">{t("settings.template.draft")}</Alert> : null}
        {draft ? (
          <MailPreview preview={draft} title={mail} locale={locale} />
        ) : (
          <Loaded query={preview}>{(shown) => <MailPreview preview={shown} title={mail} locale={locale} />}</Loaded>
        )}
      </Panel>
      {template.editable ? (
        <Panel title={t("settings.template.wording")}>
          <Loaded query={wording}>{(found) => <WordingForm key={locale} wording={found} onDraft={setDraft} />}</Loaded>
        </Panel>
      ) : null}
    </SimpleGrid>
  );
}

function MailPreview({ preview, title, locale }: { preview: Preview; title: string; locale: Locale }) {
  const { t } = useTexts();
  const [as, setAs] = useState("html");
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" lang={locale}>
          {t("settings.template.subject")}: <b>{preview.subject}</b>
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t("settings.template.as")}
          value={as}
          onChange={setAs}
          data={[
            { value: "html", label: t("settings.template.html") },
            { value: "text", label: t("settings.template.text") },
          ]}
        />
      </Group>
      {as === "html" ? (
        <MailFrame title={title} html={preview.html} />
      ) : (
        <Text component="pre" size="sm" lang={locale} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {preview.text}
        </Text>
      )}
    </Stack>
  );
}
