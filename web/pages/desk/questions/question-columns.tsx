import { Stack, Text } from "@mantine/core";
import type { HandedQuestion } from "../../../../contracts/questions.ts";
import type { Column } from "../../../components/data-table/column.ts";
import type { Texts } from "../../../texts/use-texts.ts";

/** Of which client a question is, what it is and when it was promised. */
export function questionColumns({ t, label, day }: Texts): Column<HandedQuestion>[] {
  return [
    {
      id: "client",
      header: t("desk.column.client"),
      visibleFrom: "sm",
      cell: (question) => question.clientName ?? "",
      sortBy: (question) => question.clientName,
    },
    {
      id: "text",
      header: t("desk.column.text"),
      cell: (question) => (
        <Stack gap={0} title={question.text}>
          <Text span size="sm" truncate>
            {question.text}
          </Text>
          <Text span size="xs" c="dimmed" truncate>
            {label("questionKind", question.kind)}
          </Text>
        </Stack>
      ),
      sortBy: (question) => question.text,
    },
    {
      id: "promised",
      header: t("desk.column.promised"),
      width: "9rem",
      visibleFrom: "md",
      cell: (question) => (question.dueOn ? day(question.dueOn) : "—"),
      sortBy: (question) => question.dueOn,
    },
  ];
}
