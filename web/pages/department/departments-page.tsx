import { listDepartmentNoticesRoute } from "../../../contracts/routes/departments.ts";
import { useRead } from "../../app/queries.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { NoticesList } from "./notices-list.tsx";

/** The notices of my department, or of my teams' departures. */
export function DepartmentsPage() {
  const { t } = useTexts();
  const notices = useRead(listDepartmentNoticesRoute, {}, { liveEveryMs: 3_000 });
  const open = (notices.data?.notices ?? []).reduce((sum, line) => sum + line.open, 0);
  return (
    <>
      <PageHeader title={t("department.title")} lead={notices.data ? t("department.lead", { open }) : undefined} />
      <Loaded query={notices}>
        {({ notices: lines }) =>
          lines.length === 0 ? (
            <Empty title={t("department.empty")}>{t("department.emptyLead")}</Empty>
          ) : (
            <NoticesList label={t("department.title")} lines={lines} ofOneDeparture={false} />
          )
        }
      </Loaded>
    </>
  );
}
