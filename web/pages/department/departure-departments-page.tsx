import { useNavigate, useParams } from "@tanstack/react-router";
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

/** For the head: which departments of a departure have answered, which are late, and where they object. */
export function DepartureDepartmentsPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const texts = useTexts();
  const { t } = texts;
  const { businessNow } = useMe();
  const navigate = useNavigate();
  const notices = useRead(listDepartmentNoticesRoute, { query: { departureId } });
  const columns = useMemo(() => noticeColumns(texts, businessNow, true), [texts, businessNow]);
  const lines = notices.data?.notices ?? [];
  const standings = lines.map((line) => standingOf(line, businessNow));
  const lead = t("department.ofDepartureLead", {
    count: lines.length,
    answered: standings.filter((one) => one === "answered" || one === "nothing").length,
    late: standings.filter((one) => one === "late").length,
    objected: lines.reduce((sum, line) => sum + line.objected, 0),
  });
  return (
    <>
      <PageHeader
        title={t("department.ofDeparture")}
        lead={lines.length > 0 ? lead : undefined}
        crumbs={[{ label: lines[0]?.oldOwnerName ?? t("department.departure"), to: `/departures/${departureId}` }]}
      />
      <Loaded query={notices}>
        {() =>
          lines.length === 0 ? (
            <Empty title={t("department.ofDepartureEmpty")}>{t("department.ofDepartureEmptyLead")}</Empty>
          ) : (
            <DataTable
              label={t("department.ofDeparture")}
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
