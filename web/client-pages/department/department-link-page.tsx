import { Anchor, Button, Stack, Text } from "@mantine/core";
import { IconUserOff } from "@tabler/icons-react";
import type { DepartmentNoticeView } from "../../../contracts/departments.ts";
import {
  acknowledgeDepartmentByLinkRoute,
  getDepartmentNoticeByLinkRoute,
} from "../../../contracts/routes/departments.ts";
import { call } from "../../app/call.ts";
import { isAwaited, isObjected, isUnanswered } from "../../pages/department/is-unanswered.ts";
import { DeadLink, Said } from "../dead-link.tsx";
import { Waiting } from "../frame.tsx";
import type { LinkPageProps } from "../link-pages.tsx";
import { useLinkTexts } from "../link-texts.ts";
import { PageTitle } from "../page-title.tsx";
import { Refusal } from "../refusal.tsx";
import { useLinkAct, useLinkReading } from "../use-link.ts";
import { useToldLocale } from "../use-told-locale.ts";
import { DepartmentClients } from "./department-clients.tsx";
import { useDepartmentWords } from "./use-department-words.ts";

/** The notice behind a department's mail: one button answers it; exceptions are made signed in. */
export function DepartmentLinkPage({ token, onLocale }: LinkPageProps) {
  const { locale } = useLinkTexts();
  const words = useDepartmentWords(locale);
  const { data, problem, reload } = useLinkReading(() => call(getDepartmentNoticeByLinkRoute, { params: { token } }));
  useToldLocale(problem?.document.locale, onLocale);
  const signIn = <Anchor href="/departments">{words.signIn}</Anchor>;
  if (problem?.reason === "personLeft")
    return (
      <Said icon={<IconUserOff size={36} />} title={words.personLeft} lead={words.personLeftLead}>
        {signIn}
      </Said>
    );
  const closed = problem !== null && [403, 404, 410].includes(problem.status);
  if (problem && (closed || data === null)) return <DeadLink problem={problem} onRetry={reload} action={signIn} />;
  if (data === null) return <Waiting />;
  return <Notice notice={data} token={token} onChanged={reload} />;
}

function Notice({ notice, token, onChanged }: { notice: DepartmentNoticeView; token: string; onChanged: () => void }) {
  const { locale, say } = useLinkTexts();
  const words = useDepartmentWords(locale);
  const act = useLinkAct(
    (_: null, idempotencyKey) =>
      call(acknowledgeDepartmentByLinkRoute, { params: { token }, body: {} }, { idempotencyKey }),
    onChanged,
    (problem) => {
      if (problem.status === 410) onChanged();
    },
  );
  const unanswered = notice.items.filter(isUnanswered);
  const others = unanswered.filter((item) => !isAwaited(item)).length;
  const nameless = unanswered.filter((item) => item.person === null).length;
  const objected = notice.items.filter(isObjected).length;
  const standing = () => {
    if (notice.items.length === 0) return words.over;
    if (notice.open > 0) return say(words.waiting, { count: notice.open, others });
    return unanswered.length > 0 ? say(words.unanswered, { count: unanswered.length }) : words.allDone;
  };
  return (
    <Stack gap="md">
      <PageTitle>{say(words.title, { name: notice.oldOwnerName })}</PageTitle>
      <div role="status">
        {act.answer ? (
          <Text fw={600}>{say(words.done, { count: act.answer.acknowledged })}</Text>
        ) : (
          <Text>{standing()}</Text>
        )}
        {objected > 0 ? <Text>{say(words.atHead, { count: objected })}</Text> : null}
      </div>
      <Refusal problem={act.problem} />
      {unanswered.length > 0 ? (
        <Stack gap="xs">
          {nameless > 0 ? <Text>{say(words.noneWithoutPerson, { count: nameless })}</Text> : null}
          <Button
            size="md"
            variant={notice.open > 0 ? "filled" : "default"}
            loading={act.pending}
            onClick={() => act.run(null)}
          >
            {say(words.acknowledge, { count: unanswered.length })}
          </Button>
          <Text size="sm">
            {notice.open > 0 && others > 0 ? say(words.along, { count: others }) : null} {words.confirms}
          </Text>
        </Stack>
      ) : null}
      {notice.items.length === 0 ? null : <Exceptions noticeId={notice.id} />}
      <DepartmentClients items={notice.items} />
    </Stack>
  );
}

function Exceptions({ noticeId }: { noticeId: string }) {
  const { locale } = useLinkTexts();
  const words = useDepartmentWords(locale);
  return (
    <div>
      <Anchor href={`/departments/${noticeId}`}>{words.exceptions}</Anchor>
      <Text size="sm" c="dimmed">
        {words.exceptionsLead}
      </Text>
    </div>
  );
}
