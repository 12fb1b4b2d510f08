import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { tiers } from "../../../../domain/codes.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { TierBadge } from "../../../components/tier-badge.tsx";
import type { Texts } from "../../../texts/use-texts.ts";
import type { Answers, ProposedClient } from "./answers.ts";

/** The clients somebody is asked to take, each with what it means and the answer so far. */
export function proposalColumns(texts: Texts, answers: Answers): Column<ProposedClient>[] {
  const { t, number } = texts;
  const count = (id: "risk" | "deals" | "questions", value: (row: ProposedClient) => number) => ({
    id,
    header: t(`desk.column.${id}`),
    width: "7rem",
    align: "end" as const,
    visibleFrom: "md" as const,
    cell: (row: ProposedClient) => number(value(row)),
    sortBy: value,
  });
  return [
    {
      id: "client",
      header: t("desk.column.client"),
      cell: (row) => (
        <Anchor component={Link} to={`/handovers/${row.handoverId}`} size="sm">
          {row.clientName}
        </Anchor>
      ),
      sortBy: (row) => row.clientName,
    },
    {
      id: "answer",
      header: t("desk.column.answer"),
      cell: (row) => <AnswerCell answer={answers[row.handoverId]} texts={texts} />,
      sortBy: (row) => describeAnswer(texts, answers[row.handoverId]),
    },
    {
      id: "tier",
      header: t("desk.column.tier"),
      width: "9rem",
      visibleFrom: "sm",
      cell: (row) => <TierBadge tier={row.tier} />,
      sortBy: (row) => (row.tier ? tiers.indexOf(row.tier) : null),
    },
    {
      id: "hours",
      header: t("desk.column.hours"),
      width: "6rem",
      align: "end",
      visibleFrom: "sm",
      cell: (row) => number(row.hours, 2),
      sortBy: (row) => row.hours,
    },
    count("risk", (row) => row.riskScore),
    count("deals", (row) => row.openDeals),
    count("questions", (row) => row.openQuestions),
  ];
}

function describeAnswer({ t, label }: Texts, answer: Answers[string] | undefined): string {
  if (!answer) return t("desk.accept.accept");
  if (answer.how === "later") return t("desk.accept.later");
  return t("desk.accept.declined", { reason: label("declineReason", answer.reason) });
}

function AnswerCell({ answer, texts }: { answer: Answers[string] | undefined; texts: Texts }) {
  return (
    <Text span size="sm" c={answer ? undefined : "dimmed"} fw={answer ? 550 : undefined}>
      {describeAnswer(texts, answer)}
    </Text>
  );
}
