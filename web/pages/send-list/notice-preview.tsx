import { Alert, Code, List, Stack, Tabs, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { NoticePreview as Preview, SendListItem } from "../../../contracts/client-notices.ts";
import { previewClientNoticeRoute } from "../../../contracts/routes/send-list.ts";
import { useRead } from "../../app/queries.ts";
import { Facts } from "../../components/facts.tsx";
import { MailFrame } from "../../components/mail-frame.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { readRawMail } from "./read-raw-mail.ts";

/** A notice exactly as it would leave now: its look, its text, its headers and parts; or how else its client is told. */
export function NoticePreview({ noticeId, channel }: Pick<SendListItem, "noticeId" | "channel">) {
  const { t } = useTexts();
  const preview = useRead(
    previewClientNoticeRoute,
    { params: { noticeId } },
    { enabled: channel === "email" || channel === "post", liveEveryMs: 5_000 },
  );
  if (channel === "phone") return <Text>{t("sendList.preview.phone")}</Text>;
  if (channel === null) return <Text>{t("sendList.preview.nobody")}</Text>;
  return <Loaded query={preview}>{(mail) => <Mail mail={mail} />}</Loaded>;
}

function Mail({ mail }: { mail: Preview }) {
  const { t, label, day, instant } = useTexts();
  const facts: [string, ReactNode][] = [
    [t("sendList.preview.to"), <Recipients key="to" mail={mail} />],
    [t("sendList.preview.subject"), mail.subject],
    [t("sendList.preview.effective"), day(mail.effectiveOn)],
    [t("sendList.preview.format"), label("introductionFormat", mail.format)],
  ];
  if (mail.leavesAt) facts.push([t("sendList.preview.leaves"), instant(mail.leavesAt)]);
  return (
    <Stack gap="sm">
      {mail.errors.length > 0 ? (
        <Alert color="red" title={t("sendList.preview.blocked")}>
          <List size="sm">
            {mail.errors.map((code) => (
              <List.Item key={code}>{label("effectReason", code)}</List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      <Facts rows={facts} />
      <LeftOut mail={mail} />
      <Text size="sm" c="dimmed">
        {t(mail.channel === "post" ? "sendList.preview.post" : "sendList.preview.links")}
      </Text>
      <Tabs defaultValue="html" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="html">{t("sendList.preview.html")}</Tabs.Tab>
          <Tabs.Tab value="text">{t("sendList.preview.text")}</Tabs.Tab>
          {mail.raw === null ? null : <Tabs.Tab value="source">{t("sendList.preview.source")}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="html" pt="sm">
          <MailFrame title={t("sendList.preview.frame")} html={mail.html} />
        </Tabs.Panel>
        <Tabs.Panel value="text" pt="sm">
          <Code block style={{ whiteSpace: "pre-wrap" }}>
            {mail.text}
          </Code>
        </Tabs.Panel>
        {mail.raw === null ? null : (
          <Tabs.Panel value="source" pt="sm">
            <Source raw={mail.raw} />
          </Tabs.Panel>
        )}
      </Tabs>
    </Stack>
  );
}

/** Everybody who gets it, a line each. */
function Recipients({ mail }: { mail: Preview }) {
  const { t } = useTexts();
  return mail.recipients.map(({ name, address }) => (
    <div key={address ?? name}>{address ? `${name} <${address}>` : (name ?? t("sendList.preview.firm"))}</div>
  ));
}

/** Why a decided offer is not in it: it is a different reason for each recipient. */
function LeftOut({ mail }: { mail: Preview }) {
  const { t } = useTexts();
  const said = mail.recipients.flatMap(({ name, leftOutOffer }) => {
    if (!leftOutOffer) return [];
    const words = { title: leftOutOffer.title, why: t(`sendList.preview.why.${leftOutOffer.why}`) };
    return [name ? t("sendList.preview.leftOut", { ...words, name }) : t("sendList.preview.leftOutFirm", words)];
  });
  return said.map((sentence) => (
    <Text key={sentence} size="sm" role="note">
      {sentence}
    </Text>
  ));
}

function Source({ raw }: { raw: string }) {
  const { t, number } = useTexts();
  const { headers, parts } = readRawMail(raw);
  const sizeOf = (bytes: number) => number(bytes / 1024, 1);
  return (
    <Stack gap="sm">
      <Title order={3}>{t("sendList.preview.headers")}</Title>
      <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {headers.map(([name, value]) => `${name}: ${value}`).join("\n")}
      </Code>
      <Title order={3}>{t("sendList.preview.parts")}</Title>
      <List size="sm">
        {parts.map((part) => (
          <List.Item key={`${part.type} ${part.name} ${part.bytes}`}>
            {[part.name, t("sendList.preview.part", { type: part.type, size: sizeOf(part.bytes) })]
              .filter(Boolean)
              .join(": ")}
          </List.Item>
        ))}
      </List>
      {parts.some((part) => part.name !== null) ? null : <Text size="sm">{t("sendList.preview.noAttachment")}</Text>}
    </Stack>
  );
}
