import { Alert, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { answerProposalsRoute } from "../../../../contracts/routes/owners.ts";
import { useKeys } from "../../../app/keys.ts";
import type { Problem } from "../../../app/problem.ts";
import { useChange } from "../../../app/queries.ts";
import { useKept } from "../../../app/use-kept.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { describeProblem } from "../../../texts/describe-problem.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { AnswerBar } from "./answer-bar.tsx";
import { type Answer, type Answers, type ProposedClient, setAnswers, toAnswerBody } from "./answers.ts";
import { DeclineModal } from "./decline-modal.tsx";
import { proposalColumns } from "./proposal-columns.tsx";

interface AnswerTableProps {
  departureId: string;
  ownerId: string;
  clients: ProposedClient[];
  onDone: (what: string) => void;
}

/** All clients of one leaver that wait for an answer: accepted unless declined or left for later, sent in one go. */
export function AnswerTable({ departureId, ownerId, clients, onDone }: AnswerTableProps) {
  const texts = useTexts();
  const { t } = texts;
  const [answers, keep, forget] = useKept<Answers>(`answers:${departureId}:${ownerId}`, {});
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [declining, setDeclining] = useState(false);
  const [gone, setGone] = useState<string[]>([]);
  const answering = useChange(answerProposalsRoute, {
    quiet: true,
    onDone: ({ accepted, declined }) => {
      forget();
      onDone(t("desk.accept.done", { accepted, declined }));
    },
    onRefused: (problem) => setGone(namesOf(clients, problem)),
  });
  const known = new Set(clients.map((client) => client.handoverId));
  const chosen = [...marked].filter((id) => known.has(id));
  const answer = (as: Answer | null) => {
    keep((before) => setAnswers(before, chosen, as));
    setMarked(new Set());
    setDeclining(false);
  };
  const decline = () => {
    if (chosen.length > 0) setDeclining(true);
  };
  const later = () => answer({ how: "later" });
  const accept = () => answer(null);
  useKeys({ KeyD: decline, KeyL: later, KeyA: accept });
  const body = toAnswerBody(clients, answers);
  const submit = () => {
    setGone([]);
    const { later: _, ...given } = body;
    answering.mutate({ params: { departureId }, body: given });
  };
  const columns = useMemo(() => proposalColumns(texts, answers), [texts, answers]);
  return (
    <Stack>
      <Text size="sm">{t("desk.accept.hint")}</Text>
      {answering.error ? (
        <Alert color="red" role="alert" title={t("common.refused")}>
          {gone.length > 0
            ? t("desk.accept.gone", { clients: texts.list(gone) })
            : describeProblem(texts, answering.error)}
        </Alert>
      ) : null}
      <AnswerBar
        marked={chosen.length}
        body={body}
        pending={answering.isPending}
        onDecline={decline}
        onLater={later}
        onAccept={accept}
        onSubmit={submit}
      />
      <DataTable
        label={t("desk.load.clients")}
        rows={clients}
        columns={columns}
        rowId={(client) => client.handoverId}
        marked={marked}
        onMark={setMarked}
        onOpen={({ handoverId }) => setMarked((now) => toggled(now, handoverId))}
        tone={({ handoverId }) => toneOf(answers[handoverId])}
      />
      {declining ? (
        <DeclineModal
          count={chosen.length}
          onDecline={(reason, note) => answer({ how: "decline", reason, note })}
          onClose={() => setDeclining(false)}
        />
      ) : null}
    </Stack>
  );
}

function toggled(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  return next;
}

const toneOf = (answer: Answer | undefined) =>
  answer === undefined ? undefined : answer.how === "decline" ? "refused" : "done";

/** The clients a refusal names as no longer waiting, as they were shown. */
function namesOf(clients: readonly ProposedClient[], { document }: Problem): string[] {
  const ids = Array.isArray(document.handoverIds) ? document.handoverIds : [];
  return clients.filter((client) => ids.includes(client.handoverId)).map((client) => client.clientName);
}
