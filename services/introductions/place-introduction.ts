import { eq } from "drizzle-orm";
import { attendees, introductions } from "../../db/schema/introductions.ts";
import type { ChangeContext, Context } from "../../db/transaction.ts";
import { addWorkingHours, shiftWorkingDays } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { IntroductionFormat } from "../../domain/codes.ts";
import type { Interval } from "../../domain/introductions/find-slots.ts";
import { validateIntroduction } from "../../domain/introductions/validate-introduction.ts";
import type { ServiceDeps } from "../deps.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { agreeSlot, listParticipants } from "./agree-slot.ts";
import { findFreeSlots } from "./find-free-slots.ts";
import { endOfWindow } from "./introduction-days.ts";
import type { Arrangement } from "./load-arrangement.ts";
import { loadManagement } from "./load-management.ts";
import { minutesOf } from "./load-meetings.ts";
import { isLeaverPresent } from "./plan-formats.ts";
import { planCancellations } from "./plan-invitations.ts";
import { introduceTold } from "./rehost-introductions.ts";

/** Slots a client may pick from, working days they have for it, and working hours an invitation arrives ahead. */
const SLOTS_OFFERED = 3;
const PICK_WORKING_DAYS = 1;
const AHEAD_HOURS = 2;
const SEARCHED = 200;

/** What was arranged: ids, codes and dates only, for the audit. */
export interface Placed {
  state: "offered" | "agreed" | "held";
  format: IntroductionFormat;
  startsAt?: string;
  slots?: string[];
  sequence?: number;
}

/**
 * Finds a time for a client that was told. With `offer` the client may pick one of three slots for a working day;
 * without, or where nobody can be written to, or no room is left after that day, the first free slot stands at once. No
 * slot within the time: the next lighter format, at last the notice, which the client has (R19).
 */
export async function placeIntroduction(
  deps: ServiceDeps,
  context: ChangeContext,
  arrangement: Arrangement,
  options: { offer: boolean },
): Promise<Placed> {
  const { introduction, calendar, departure } = arrangement;
  const { businessNow } = context;
  if (introduction.format === "inNotice") return leaveToNotice(deps, context, arrangement);
  const isPresent = isLeaverPresent(departure, businessNow);
  if (introduction.hostId === departure.leaverId && departure.lastDayEndsAt <= businessNow)
    return placeIntroduction(deps, context, await putHeadInPlace(context, arrangement), options);
  // A manager who became the successor leaves a meeting without management, which R18 does not allow.
  if (validateIntroduction(listParticipants(arrangement), introduction.format, isPresent).length > 0)
    return placeIntroduction(deps, context, lighten(arrangement), options);
  const to = endOfWindow(departure, introduction.hostId, calendar, businessNow);
  if (options.offer && arrangement.isWritten) {
    const pickBy = shiftWorkingDays(calendar, businessNow, PICK_WORKING_DAYS);
    const free = await findFreeSlots(context, arrangement, { from: ahead(arrangement, pickBy), to }, SEARCHED);
    if (free.length > 0) return offerSlots(context, arrangement, chooseOffered(free, calendar.zone), pickBy);
  }
  const known = await findKnownSlot(context, arrangement);
  const [first] = known
    ? [known]
    : await findFreeSlots(context, arrangement, { from: ahead(arrangement, businessNow), to }, 1);
  if (first) {
    const slots = introduction.slots.filter((slot) => slot !== first.from.toISOString());
    const { sequence } = await agreeSlot(deps, context, arrangement, first, { slots, byClient: false });
    return { state: "agreed", format: introduction.format, startsAt: first.from.toISOString(), sequence };
  }
  return placeIntroduction(deps, context, lighten(arrangement), options);
}

/** A leaver who has gone is host of nothing any more. */
async function putHeadInPlace(context: ChangeContext, arrangement: Arrangement): Promise<Arrangement> {
  const { introduction, departure } = arrangement;
  const management = await loadManagement(context, departure, [introduction.successorId]);
  const hostId = management.get(introduction.successorId)?.headId ?? null;
  return { ...arrangement, introduction: { ...introduction, hostId, managerId: null, slots: [] } };
}

function lighten(arrangement: Arrangement): Arrangement {
  const { introduction } = arrangement;
  const format = introduction.format === "jointMeeting" ? "jointCall" : "inNotice";
  return { ...arrangement, introduction: { ...introduction, format, managerId: null, slots: [] } };
}

const ahead = ({ calendar }: Arrangement, from: Date) => addWorkingHours(calendar, from, AHEAD_HOURS);

/** The first of the slots offered earlier that is still free and far enough ahead. */
async function findKnownSlot(context: ChangeContext, arrangement: Arrangement): Promise<Interval | null> {
  const earliest = ahead(arrangement, context.businessNow);
  for (const slot of [...arrangement.introduction.slots].sort()) {
    const from = new Date(slot);
    if (from < earliest) continue;
    const found = await findSlotAt(context, arrangement, from);
    if (found) return found;
  }
  return null;
}

/** The slot beginning at an instant, if it is still free for everybody. */
export async function findSlotAt(context: Context, arrangement: Arrangement, from: Date): Promise<Interval | null> {
  const minutes = minutesOf(arrangement.introduction.format, arrangement.policy.hours);
  const to = new Date(from.getTime() + minutes * 60_000);
  const [slot] = await findFreeSlots(context, arrangement, { from, to }, 1);
  return slot ?? null;
}

/** The earliest slot of each of the first days; where there are fewer days than slots, more of the first. */
function chooseOffered(free: readonly Interval[], zone: string): Interval[] {
  const days = [...Map.groupBy(free, ({ from }) => localDate(from, zone)).values()];
  const chosen = days.slice(0, SLOTS_OFFERED).flatMap((slots) => slots.slice(0, 1));
  const more = free.filter((slot) => !chosen.includes(slot)).slice(0, SLOTS_OFFERED - chosen.length);
  return [...chosen, ...more].sort((a, b) => a.from.getTime() - b.from.getTime());
}

async function offerSlots(
  { tx }: ChangeContext,
  { introduction, contactId, client, calendar }: Arrangement,
  chosen: readonly Interval[],
  pickBy: Date,
): Promise<Placed> {
  const slots = chosen.map(({ from }) => from.toISOString());
  await tx
    .update(introductions)
    .set({
      state: "offered",
      format: introduction.format,
      hostId: introduction.hostId,
      managerId: introduction.managerId,
      successorId: introduction.successorId,
      contactId,
      zone: client.zone ?? calendar.zone,
      slots,
      nextAt: pickBy,
      version: introduction.version + 1,
    })
    .where(eq(introductions.id, introduction.id));
  return { state: "offered", format: introduction.format, slots };
}

/** No meeting: who was invited hears so, and the notice the client has stands as the introduction. */
async function leaveToNotice(deps: ServiceDeps, context: ChangeContext, arrangement: Arrangement): Promise<Placed> {
  const { introduction, handover, departure } = arrangement;
  const invited = await context.tx
    .select({ id: attendees.id })
    .from(attendees)
    .where(eq(attendees.introductionId, introduction.id));
  const sequence = invited.length > 0 ? introduction.sequence + 1 : introduction.sequence;
  if (invited.length > 0)
    await planCancellations(deps, context, departure.id, [
      { introductionId: introduction.id, handoverId: handover.id, sequence },
    ]);
  await context.tx
    .update(introductions)
    .set({
      sequence,
      managerId: null,
      successorId: introduction.successorId,
      declinedSlots: introduction.declinedSlots,
      slots: [],
      headIntroduced: false,
      version: introduction.version + 1,
    })
    .where(eq(introductions.id, introduction.id));
  await finishTasks(context, { kinds: ["holdIntroduction"], handoverIds: [handover.id] }, "moot");
  await introduceTold(context, [handover.id]);
  return { state: "held", format: "inNotice", sequence };
}
