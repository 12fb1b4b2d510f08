import { sql } from "drizzle-orm";
import { messageKinds, type Template } from "../../contracts/templates.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { MessageKind } from "../../messages/kinds.ts";
import { isEditable } from "../../messages/wording.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";

const audiences: Record<MessageKind, Template["audience"]> = {
  clientNotice: "client",
  clientNoticeCorrection: "client",
  meetingInvitation: "clientAndColleague",
  meetingCancelled: "clientAndColleague",
  objectionReceipt: "client",
  clientQuestionReceipt: "client",
  colleagueMail: "colleague",
  leaverTold: "colleague",
  departmentNotice: "colleague",
  standup: "colleague",
  testMail: "colleague",
};

/** Every mail the system sends, to whom, and how many of its texts are the company's own. For the administrator. */
export function listTemplates(deps: ServiceDeps, actor: Actor): Promise<{ templates: Template[] }> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const { rows } = await context.tx.execute<{ kind: string; locale: string; count: number }>(sql`
      select kind, locale, count(*)::int as count from message_wordings group by kind, locale`);
    const count = (kind: MessageKind, locale: string) =>
      rows.find((row) => row.kind === kind && row.locale === locale)?.count ?? 0;
    const templates = messageKinds.map((kind) => ({
      kind,
      audience: audiences[kind],
      editable: isEditable(kind),
      own: { en: count(kind, "en"), ru: count(kind, "ru") },
    }));
    return { templates };
  });
}
