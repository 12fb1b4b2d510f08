import { Badge } from "@mantine/core";
import type { DepartmentNoticeLine } from "../../../contracts/departments.ts";
import type { Column } from "../../components/data-table/column.ts";
import { TwoLines } from "../../components/two-lines.tsx";
import type { Texts } from "../../texts/use-texts.ts";
import { type NoticeStanding, standingOf } from "./notice-standing.ts";

const colors: Record<NoticeStanding, string> = {
  answered: "teal",
  late: "red",
  waiting: "yellow",
  notSent: "gray",
  nothing: "gray",
};

/** One notice a row: of whom, to whom, and how far. `now`: business time, ISO. */
export function noticeColumns(texts: Texts, now: string, ofOneDeparture: boolean): Column<DepartmentNoticeLine>[] {
  const { t, label, number, instant } = texts;
  const columns: Column<DepartmentNoticeLine>[] = [
    {
      id: "leaverAndDepartment",
      header: t(ofOneDeparture ? "department.column.department" : "department.column.leaver"),
      lines: 2,
      visibleBelow: "md",
      cell: (line) => {
        const standing = standingOf(line, now);
        const said = t(`department.standing.${standing}`);
        const department = label("department", line.department);
        return (
          <TwoLines
            first={ofOneDeparture ? department : line.oldOwnerName}
            second={ofOneDeparture ? said : `${department} · ${said}`}
            warns={standing === "late"}
          />
        );
      },
      sortBy: (line) => (ofOneDeparture ? label("department", line.department) : line.oldOwnerName),
    },
    {
      id: "leaver",
      header: t("department.column.leaver"),
      visibleFrom: "md",
      cell: (line) => line.oldOwnerName,
      sortBy: (line) => line.oldOwnerName,
    },
    {
      id: "department",
      header: t("department.column.department"),
      visibleFrom: "md",
      cell: (line) => label("department", line.department),
      sortBy: (line) => label("department", line.department),
    },
    {
      id: "standing",
      header: t("department.column.standing"),
      width: "11rem",
      visibleFrom: "md",
      cell: (line) => {
        const standing = standingOf(line, now);
        return (
          <Badge variant="light" size="sm" color={colors[standing]}>
            {t(`department.standing.${standing}`)}
          </Badge>
        );
      },
      sortBy: (line) => standingOf(line, now),
    },
    {
      id: "open",
      header: t("department.column.open"),
      width: "5.5rem",
      align: "end",
      cell: (line) => number(line.open),
      sortBy: (line) => line.open,
    },
    {
      id: "clients",
      header: t("department.column.clients"),
      width: "7rem",
      align: "end",
      visibleFrom: "xl",
      cell: (line) => number(line.clients),
      sortBy: (line) => line.clients,
    },
    {
      id: "objected",
      header: t("department.column.objected"),
      width: "8rem",
      align: "end",
      visibleFrom: "xl",
      cell: (line) => number(line.objected),
      sortBy: (line) => line.objected,
    },
    {
      id: "due",
      header: t("department.column.due"),
      width: "11rem",
      visibleFrom: "lg",
      cell: (line) => (line.dueAt ? instant(line.dueAt) : "—"),
      sortBy: (line) => line.dueAt,
    },
    {
      id: "recipient",
      header: t("department.column.recipient"),
      visibleFrom: "lg",
      cell: (line) => line.recipient ?? "—",
      sortBy: (line) => line.recipient,
    },
  ];
  return columns.filter((column) => !ofOneDeparture || column.id !== "leaver");
}
