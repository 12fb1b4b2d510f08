import { and, eq, or, sql } from "drizzle-orm";
import type { DepartmentNoticeLine, DepartmentNoticeView } from "../../contracts/departments.ts";
import { departments, people } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { findNotice, requireNoticeAccess } from "./find-notice.ts";
import { readNoticeItems } from "./read-notice-items.ts";
import { readNoticeLines } from "./read-notice-lines.ts";

/** One notice with its clients and whom the department may name; for the department, the head, executives and the notice's link. */
export function getDepartmentNotice(deps: ServiceDeps, actor: Actor, noticeId: string): Promise<DepartmentNoticeView> {
  return look(deps.db, actor, async (context) => {
    const { tx } = context;
    const { notice, departure } = await findNotice(tx, noticeId);
    await requireNoticeAccess(context, "readDepartmentNotice", notice, departure);
    const [line] = await readNoticeLines(tx, sql`n.id = ${noticeId}`);
    const colleagues = await tx
      .select({ id: people.id, name: people.name, email: people.email, phone: people.phone })
      .from(people)
      .innerJoin(departments, eq(departments.id, notice.departmentId))
      .where(
        and(
          eq(people.status, "active"),
          or(eq(people.departmentId, departments.id), eq(people.id, departments.headId)),
        ),
      )
      .orderBy(people.name);
    const items = await readNoticeItems(context, noticeId, departure);
    return { ...(line as DepartmentNoticeLine), items, colleagues };
  });
}

/** The page behind the mail's link: reading it changes nothing. */
export function getDepartmentNoticeByLink(deps: ServiceDeps, actor: Actor): Promise<DepartmentNoticeView> {
  if (actor.kind !== "link") throw new ForbiddenError("linkNeeded");
  return getDepartmentNotice(deps, actor, actor.subjectId);
}
