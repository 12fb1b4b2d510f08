import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { DepartmentNoticeLine } from "../../../contracts/departments.ts";
import { useMe } from "../../app/session.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { noticeColumns } from "./notice-columns.tsx";
import { standingOf } from "./notice-standing.ts";

/** Department notices, each to be opened; the late ones stand out. */
export function NoticesList(props: { label: string; lines: readonly DepartmentNoticeLine[]; ofOneDeparture: boolean }) {
  const { label, lines, ofOneDeparture } = props;
  const texts = useTexts();
  const { businessNow } = useMe();
  const navigate = useNavigate();
  const columns = useMemo(
    () => noticeColumns(texts, businessNow, ofOneDeparture),
    [texts, businessNow, ofOneDeparture],
  );
  return (
    <DataTable
      label={label}
      rows={lines}
      columns={columns}
      rowId={(line) => line.id}
      hrefOf={(line) => `/departments/${line.id}`}
      onOpen={(line) => void navigate({ to: `/departments/${line.id}` })}
      tone={(line) => (standingOf(line, businessNow) === "late" ? "late" : undefined)}
    />
  );
}
