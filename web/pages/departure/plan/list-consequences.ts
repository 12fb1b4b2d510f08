import type { ChangePreview } from "../../../../contracts/change-preview.ts";
import type { Texts } from "../../../texts/use-texts.ts";

/** How many names a line holds before the rest is counted. */
const NAMES = 5;

/** What a change takes back, in words; lines that come to nothing are left out. */
export function listUndone({ t, label }: Texts, preview: ChangePreview): string[] {
  const { tasks, meetings, notices, messagesStopped, handoversEnded } = preview;
  const counted = [
    [handoversEnded, "handovers"],
    [meetings.cancelled, "meetings"],
    [meetings.invited, "invited"],
    [meetings.withoutLeaver, "withoutLeaver"],
    [notices.cancelled, "notices"],
    [messagesStopped, "messages"],
  ] as const;
  return [
    ...counted.flatMap(([count, text]) => (count > 0 ? [t(`departure.plan.preview.${text}`, { count })] : [])),
    ...(["ended", "redated"] as const).flatMap((how) =>
      tasks[how].map(({ kind, count }) => t(`departure.plan.preview.${how}`, { count, task: label("task", kind) })),
    ),
  ];
}

/** What no change takes back, with the first few clients by name where the reader sees clients. */
export function listLasting({ t, label }: Texts, { cannotUndo }: ChangePreview): string[] {
  return [
    ...(["told", "switched", "mailed"] as const).flatMap((what) => {
      const { count, clients } = cannotUndo[what];
      if (count === 0) return [];
      const line = t(`departure.plan.preview.${what}`, { count });
      return clients && clients.length > 0 ? [`${line}. ${describeNames(t, clients)}`] : [line];
    }),
    ...cannotUndo.messages.map(({ kind, count }) =>
      t("departure.plan.preview.sent", { count, kind: label("effectKind", kind) }),
    ),
  ];
}

function describeNames(t: Texts["t"], clients: readonly { clientName: string }[]): string {
  const names = clients.slice(0, NAMES).map(({ clientName }) => clientName);
  const more = clients.length - names.length;
  const all = more > 0 ? [...names, t("departure.plan.preview.more", { count: more })] : names;
  return t("departure.plan.preview.names", { names: all.join(", ") });
}
