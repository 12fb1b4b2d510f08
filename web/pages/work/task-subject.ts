import type { TaskItem } from "../../../contracts/routes/tasks.ts";
import type { Texts } from "../../texts/use-texts.ts";

const pieces: readonly string[] = ["nameLooseWorkOwner", "acceptLooseWork"];
const ofMany: readonly string[] = ["acceptClients", "signInventory", "approveOwners"];
const ofSystem: readonly string[] = ["closeExport", "closeAccount"];

/** Whom or what a task is about: "64 clients of Anna Weiss". */
export function describeSubject({ t }: Texts, task: TaskItem): string {
  const { clientName: client, departure: leaver, count, kind } = task;
  if (client) return t("work.about.client", { client, leaver });
  if (ofSystem.includes(kind) && task.detail) return t("work.about.system", { system: task.detail, leaver });
  if (count <= 1 && !ofMany.includes(kind)) return leaver;
  if (pieces.includes(kind)) return t("work.about.pieces", { count, leaver });
  return t(kind === "acceptQuestions" ? "work.about.questions" : "work.about.clients", { count, leaver });
}

/** Why it is with this person: their part, somebody they stand in for, and how often it was asked for. */
export function describeWhy({ t }: Texts, task: TaskItem): string {
  const why = task.forId ? t("work.why.deputy", { name: task.forName ?? "" }) : t("work.why.own");
  if (task.chaseLevel >= 3) return `${why} · ${t("work.why.escalated")}`;
  return task.chaseLevel > 0 ? `${why} · ${t("work.why.reminded")}` : why;
}
