import { Stack, Text } from "@mantine/core";
import type { DepartmentNoticeItem, DepartmentNoticeView } from "../../../contracts/departments.ts";
import type { Column } from "../../components/data-table/column.ts";
import type { Texts } from "../../texts/use-texts.ts";
import type { Draft } from "./answer-draft.ts";

/** One client of a notice a row, with what is noted for it and not sent yet. */
export function itemColumns(
  texts: Texts,
  draft: Draft,
  colleagues: DepartmentNoticeView["colleagues"],
): Column<DepartmentNoticeItem>[] {
  const { t, label, day } = texts;
  const names = new Map(colleagues.map(({ id, name }) => [id, name]));
  const noted = (item: DepartmentNoticeItem) => draft[item.handoverId];
  const personOf = (item: DepartmentNoticeItem) => {
    const exception = noted(item);
    return exception && "personId" in exception ? (names.get(exception.personId) ?? null) : null;
  };
  const answerOf = (item: DepartmentNoticeItem) => {
    const exception = noted(item);
    if (exception && "objection" in exception) return t("department.willObject", { text: exception.objection });
    if (item.settlement) return t("department.settled", { text: item.settlement.text });
    if (item.how === "objected" && item.objection) return t("department.willObject", { text: item.objection });
    if (item.how === null) return t(item.gating ? "department.awaitsYou" : "department.needsNone");
    return label("departmentAnswer", item.how);
  };
  return [
    {
      id: "client",
      header: t("department.column.client"),
      cell: (item) => (
        <Text size="sm" fw={550} truncate>
          {item.clientName}
        </Text>
      ),
      sortBy: (item) => item.clientName,
    },
    {
      id: "owner",
      header: t("department.column.owner"),
      visibleFrom: "sm",
      cell: (item) => (
        <Stack gap={0}>
          <Text size="sm" truncate>
            {item.newOwner?.name ?? t("department.noOwner")}
          </Text>
        </Stack>
      ),
      sortBy: (item) => item.newOwner?.name ?? null,
    },
    {
      id: "from",
      header: t("department.column.from"),
      width: "9rem",
      visibleFrom: "lg",
      cell: (item) => day(item.effectiveDate),
      sortBy: (item) => item.effectiveDate,
    },
    {
      id: "atYou",
      header: t("department.column.atYou"),
      visibleFrom: "md",
      cell: (item) => describeOpen(texts, item),
      sortBy: (item) => item.openOrders + item.openQuestions.length + (item.receivableMinor > 0 ? 1 : 0),
    },
    {
      id: "person",
      header: t("department.column.person"),
      cell: (item) => {
        const next = personOf(item);
        const now = item.person?.name ?? t("department.noPerson");
        return (
          <Text size="sm" truncate fw={next ? 600 : undefined} c={next || item.person ? undefined : "dimmed"}>
            {next ? t("department.willName", { name: next }) : now}
          </Text>
        );
      },
      sortBy: (item) => personOf(item) ?? item.person?.name ?? null,
    },
    {
      id: "answer",
      header: t("department.column.answer"),
      visibleFrom: "sm",
      cell: (item) => (
        <Text size="sm" truncate title={answerOf(item)}>
          {answerOf(item)}
        </Text>
      ),
      sortBy: (item) => answerOf(item),
    },
  ];
}

/** What the department has open with the client, in few words. */
function describeOpen(
  { t, list }: Texts,
  { openOrders, receivableMinor, openQuestions }: DepartmentNoticeItem,
): string {
  const parts = [
    openOrders > 0 ? t("department.atYou.orders", { count: openOrders }) : null,
    receivableMinor > 0 ? t("department.one.owed") : null,
    openQuestions.length > 0 ? t("department.atYou.questions", { count: openQuestions.length }) : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? list(parts) : t("department.atYou.nothing");
}
