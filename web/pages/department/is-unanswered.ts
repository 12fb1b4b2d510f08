import type { DepartmentNoticeItem } from "../../../contracts/departments.ts";

/** Nobody of the department has answered yet, though the client may wait no longer: the department may answer. */
export const isUnanswered = ({ how }: Pick<DepartmentNoticeItem, "how">): boolean =>
  how === null || how === "silence" || how === "delivered" || how === "waived";

/** The client waits for the department: it must answer. */
export const isAwaited = ({ how, gating }: Pick<DepartmentNoticeItem, "how" | "gating">): boolean =>
  gating && how === null;

/** An objection that waits for the head. */
export const isObjected = ({ how, settledAt }: Pick<DepartmentNoticeItem, "how" | "settledAt">): boolean =>
  how === "objected" && settledAt === null;
