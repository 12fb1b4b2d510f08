import { notifications } from "@mantine/notifications";
import { useParams } from "@tanstack/react-router";
import { getDepartmentNoticeRoute } from "../../../contracts/routes/departments.ts";
import { listMyTasksRoute } from "../../../contracts/routes/tasks.ts";
import { useRead } from "../../app/queries.ts";
import { may, useMe } from "../../app/session.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { NoticeWork } from "./notice-work.tsx";

/** One notice: the department answers it, the head sees how it stands. */
export function DepartmentPage() {
  const { noticeId } = useParams({ strict: false }) as { noticeId: string };
  const { t, label } = useTexts();
  const me = useMe();
  const notice = useRead(getDepartmentNoticeRoute, { params: { noticeId } });
  const tasks = useRead(listMyTasksRoute, {});
  const hasTask = tasks.data?.items.some((task) => task.subjectId === noticeId) ?? false;
  const finish = (message: string) => {
    notifications.show({ color: "teal", title: t("common.saved"), message });
  };
  return (
    <Loaded query={notice}>
      {(data) => (
        <>
          <PageHeader
            title={t("department.noticeTitle", { name: data.oldOwnerName })}
            lead={t("department.noticeLead", {
              department: label("department", data.department),
              clients: data.items.length,
            })}
            crumbs={may(me, "readDepartmentNotice") ? [{ label: t("department.title"), to: "/departments" }] : []}
          />
          <NoticeWork
            notice={data}
            mayAnswer={hasTask || (me.department === data.department && may(me, "acknowledgeDepartment"))}
            onDone={finish}
          />
        </>
      )}
    </Loaded>
  );
}
