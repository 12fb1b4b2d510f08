import type { DepartmentNoticeItem } from "../../../contracts/departments.ts";

/** Nobody of the department has answered yet, though the client may wait no longer. */
export const isUnanswered = ({ how }: Pick<DepartmentNoticeItem, "how">): boolean =>
  how === null || how === "silence" || how === "delivered" || how === "waived";
