import { CloseButton, Code, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Facts } from "../../components/facts.tsx";
import { MailFrame } from "../../components/mail-frame.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { LinkedText } from "./linked-text.tsx";
import type { Mail } from "./mailbox-page.tsx";

/** One mail: as it looks, its text with its links, and what is attached. */
export function MailPanel({ mail, onClose }: { mail: Mail; onClose: () => void }) {
  const { t, instant, list } = useTexts();
  const [view, setView] = useState<"html" | "text">("html");
  const asText = view === "text" || mail.html === null;
  return (
    <Panel
      title={mail.subject || t("mailbox.noSubject")}
      actions={<CloseButton aria-label={t("mailbox.close")} onClick={onClose} />}
    >
      <Facts
        rows={[
          [t("mailbox.from"), mail.from],
          [t("mailbox.to"), list(mail.to)],
          [t("mailbox.sent"), instant(mail.businessAt)],
          [t("mailbox.received"), instant(mail.receivedAt)],
        ]}
      />
      {mail.html === null ? null : (
        <SegmentedControl
          size="xs"
          aria-label={t("mailbox.view")}
          value={view}
          onChange={(chosen) => setView(chosen === "text" ? "text" : "html")}
          data={(["html", "text"] as const).map((value) => ({ value, label: t(`mailbox.${value}`) }))}
        />
      )}
      {asText || mail.html === null ? (
        <LinkedText text={mail.text} />
      ) : (
        <MailFrame title={mail.subject || t("mailbox.noSubject")} html={mail.html} />
      )}
      {mail.attachments.length > 0 ? (
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {t("mailbox.attachments", { count: mail.attachments.length })}
          </Text>
          {mail.attachments.map((part) => (
            <details key={`${part.name}${part.type}`}>
              <summary>{`${part.name || t("mailbox.unnamed")} (${part.type})`}</summary>
              <Code block>{part.text ?? t("mailbox.attachmentUnreadable")}</Code>
            </details>
          ))}
        </Stack>
      ) : null}
    </Panel>
  );
}
