import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { listDepartmentNoticesRoute } from "../../../contracts/routes/departments.ts";
import { useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { noticeColumns } from "./notice-columns.tsx";
import { standingOf } from "./notice-standing.ts";

/** The notices of my department, or of my teams' departures. */
export function DepartmentsPage() {
  const texts = useTexts();
  const { t } = texts;
  const { businessNow } = useMe();
  const navigate = useNavigate();
  const notices = useRead(listDepartmentNoticesRoute, {}, { liveEveryMs: 3_000 });
  const columns = useMemo(() => noticeColumns(texts, businessNow, false), [texts, businessNow]);
  const open = (notices.data?.notices ?? []).reduce((sum, line) => sum + line.open, 0);
  return (
    <>
      <PageHeader title={t("department.title")} lead={notices.data ? t("department.lead", { open }) : undefined} />
      <Loaded query={notices}>
        {({ notices: lines }) =>
          lines.length === 0 ? (
            <Empty title={t("department.empty")}>{t("department.emptyLead")}</Empty>
          ) : (
            <DataTable
              label={t("department.title")}
              rows={lines}
              columns={columns}
              rowId={(line) => line.id}
              onOpen={(line) => void navigate({ to: `/departments/${line.id}` })}
              tone={(line) => (standingOf(line, businessNow) === "late" ? "late" : undefined)}
            />
          )
        }
      </Loaded>
    </>
  );
}
