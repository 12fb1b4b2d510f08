import { getDepartmentNoticeRoute } from "../../../../contracts/routes/departments.ts";
import { useRead } from "../../../app/queries.ts";
import { Loaded } from "../../../components/states.tsx";
import type { StepProps } from "../../work/steps.ts";
import { NoticeWork } from "../notice-work.tsx";

/** A department's task: its notice, answered where it waits. */
export function AcknowledgeDepartmentStep({ task, onDone }: StepProps) {
  const noticeId = task.subjectId ?? "";
  const notice = useRead(getDepartmentNoticeRoute, { params: { noticeId } });
  return <Loaded query={notice}>{(data) => <NoticeWork notice={data} mayAnswer onDone={onDone} />}</Loaded>;
}
