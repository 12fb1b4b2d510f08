import type { IntroductionSlots, PickSlot, SlotPicked } from "../../contracts/introductions.ts";
import type { Context } from "../../db/transaction.ts";
import { change, done, look } from "../../db/transaction.ts";
import type { AccessVerb } from "../../domain/access/access-table.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccessOrWork } from "../access/require-access-or-task.ts";
import { confirmNotices } from "../client-notices/confirm-notices.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { agreeSlot } from "./agree-slot.ts";
import { type Arrangement, loadArrangement, lockArrangement } from "./load-arrangement.ts";
import { findSlotAt } from "./place-introduction.ts";

/**
 * The client picks a time on its page (or host or head for a client on the telephone): one of the slots on offer that is
 * still free. A pick proves that the client knows. ConflictError `notOpen` when there is nothing to pick, `slotTaken`
 * when somebody was faster.
 */
export function pickSlot(deps: ServiceDeps, actor: Actor, handoverId: string, input: PickSlot): Promise<SlotPicked> {
  return change(deps.db, actor, async (context) => {
    const arrangement = await lockArrangement(context, handoverId);
    await requirePart(context, "recordIntroduction", arrangement);
    const { introduction, departure } = arrangement;
    if (!isOpen(arrangement, context.businessNow))
      throw new ConflictError("notOpen", "There is no time to pick for this introduction.", {
        state: introduction.state,
      });
    const from = new Date(input.slot);
    const slot = from.toISOString();
    const wakes = await confirmNotices(context, [handoverId], actor.kind === "link" ? "slot" : "call");
    const isKept = introduction.state === "agreed" && introduction.startsAt?.toISOString() === slot;
    if (!isKept && !introduction.slots.includes(slot))
      throw new ConflictError("slotNotOffered", "This time is not on offer.", { slot });
    const found = from > context.businessNow ? await findSlotAt(context, arrangement, from) : null;
    if (!found) throw new ConflictError("slotTaken", "This time is no longer free. Pick another one.", { slot });
    const slots = introduction.slots.filter((one) => one !== slot);
    const byClient = actor.kind === "link";
    const sequence = isKept
      ? introduction.sequence
      : (await agreeSlot(deps, context, arrangement, found, { slots, byClient })).sequence;
    const picked = { startsAt: slot, endsAt: found.to.toISOString(), sequence };
    return done(
      picked,
      [{ verb: "slotPicked", subject: `handover:${handoverId}`, body: picked }],
      [wakeHandover(handoverId), wakeDeparture(departure.id), ...wakes],
    );
  });
}

/** The slots still free for a client's introduction, and the time that stands. */
export function listSlots(deps: ServiceDeps, actor: Actor, handoverId: string): Promise<IntroductionSlots> {
  return look(deps.db, actor, async (context) => readSlots(context, handoverId));
}

/** The same within a transaction, for the client's page. */
export async function readSlots(context: Context, handoverId: string): Promise<IntroductionSlots> {
  const arrangement = await loadArrangement(context, handoverId);
  await requirePart(context, "readIntroductions", arrangement);
  const { introduction, calendar } = arrangement;
  const slots: IntroductionSlots["slots"] = [];
  const offered = isOpen(arrangement, context.businessNow) ? [...introduction.slots].sort() : [];
  for (const slot of offered) {
    const from = new Date(slot);
    const found = from > context.businessNow ? await findSlotAt(context, arrangement, from) : null;
    if (found) slots.push({ startsAt: slot, endsAt: found.to.toISOString() });
  }
  const stands = introduction.format !== "inNotice" && ["agreed", "held"].includes(introduction.state);
  return {
    format: introduction.format,
    state: introduction.state,
    startsAt: stands ? (introduction.startsAt?.toISOString() ?? null) : null,
    endsAt: stands ? (introduction.endsAt?.toISOString() ?? null) : null,
    zone: introduction.zone ?? calendar.zone,
    slots,
  };
}

function isOpen({ introduction, handover }: Arrangement, businessNow: Date): boolean {
  if (handover.end || introduction.format === "inNotice") return false;
  if (introduction.state === "offered") return true;
  return introduction.state === "agreed" && introduction.startsAt !== null && introduction.startsAt > businessNow;
}

/** The bearer of this client's link, or who has a part in the introduction. */
export async function requirePart(
  context: Pick<Context, "tx" | "actor">,
  verb: AccessVerb,
  { introduction, handover, departure }: Arrangement,
): Promise<void> {
  const { actor } = context;
  if (actor.kind === "link") {
    if (actor.purpose !== "clientPage" || actor.subjectId !== handover.id) throw new ForbiddenError("notYours");
    return;
  }
  const subject = {
    teamId: departure.teamId,
    leaverId: introduction.hostId === departure.leaverId ? departure.leaverId : null,
    ownIds: [introduction.hostId, introduction.managerId, introduction.successorId, handover.nextOwnerId],
  };
  await requireAccessOrWork(context, verb, subject, { handoverId: handover.id, kinds: ["holdIntroduction"] });
}
