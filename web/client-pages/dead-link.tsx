import { Anchor, Button, Stack, Text } from "@mantine/core";
import { IconCalendarOff, IconCloudOff, IconLink, IconLinkOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Problem } from "../app/problem.ts";
import { useLinkTexts } from "./link-texts.ts";
import { PageTitle } from "./page-title.tsx";
import { describeRefusal } from "./refusal.tsx";

/** A link that opens nothing: why, and what to do next. Only a genuine one is told whom to turn to. */
export function DeadLink({ problem, onRetry, action }: { problem: Problem; onRetry?: () => void; action?: ReactNode }) {
  const texts = useLinkTexts();
  const { linkPage } = texts.words;
  if (problem.status === 0 || problem.status >= 500)
    return (
      <Said icon={<IconCloudOff size={36} />} title={linkPage.failed} lead={describeRefusal(texts, problem)}>
        {onRetry ? <Button onClick={onRetry}>{linkPage.retry}</Button> : null}
      </Said>
    );
  if (problem.status !== 410)
    return (
      <Said icon={<IconLink size={36} />} title={linkPage.unknownTitle} lead={linkPage.unknownLead}>
        <Text>{linkPage.nextUnknown}</Text>
        {action}
      </Said>
    );
  const expired = problem.reason === "linkExpired";
  return (
    <Said
      icon={expired ? <IconCalendarOff size={36} /> : <IconLinkOff size={36} />}
      title={expired ? linkPage.expiredTitle : linkPage.revokedTitle}
      lead={expired ? linkPage.expiredLead : linkPage.revokedLead}
    >
      <WhatNext problem={problem} />
      {action}
    </Said>
  );
}

function WhatNext({ problem }: { problem: Problem }) {
  const { words, say } = useLinkTexts();
  const { company, companyEmail } = problem.document;
  if (typeof company !== "string" || typeof companyEmail !== "string") return null;
  const [before = "", after = ""] = say(words.linkPage.next, { company, email: "\n" }).split("\n");
  return (
    <Text>
      {before}
      <Anchor href={`mailto:${companyEmail}`}>{companyEmail}</Anchor>
      {after}
    </Text>
  );
}

export function Said(props: { icon: ReactNode; title: string; lead: string; children?: ReactNode }) {
  const { icon, title, lead, children } = props;
  return (
    <Stack align="center" ta="center" gap="sm" py="xl">
      <Text c="dimmed" component="div" aria-hidden>
        {icon}
      </Text>
      <PageTitle>{title}</PageTitle>
      <Text c="dimmed">{lead}</Text>
      {children}
    </Stack>
  );
}
