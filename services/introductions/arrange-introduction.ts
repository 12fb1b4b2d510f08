import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { readIntroduction } from "./arrange-introduction-fact.ts";
import { decideArrangement } from "./decide-arrangement.ts";
import { type Arrangement, lockArrangement } from "./load-arrangement.ts";
import { loadManagement } from "./load-management.ts";
import { type Placed, placeIntroduction } from "./place-introduction.ts";
import { introduceTold } from "./rehost-introductions.ts";

const system = { kind: "system", name: "arrangeIntroduction" } as const;

/**
 * Arranges one client's introduction once the client is told: offers slots, fixes the first free one when the client
 * has not picked within a working day, finds another time when people or the last day changed, takes a lighter format
 * where there is no room (R19). An introduction in the notice is held with it.
 */
export function arrangeIntroduction(deps: ServiceDeps, handoverId: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    if (!(await readIntroduction(context.tx, handoverId))) return unchanged(undefined);
    const arrangement = await lockArrangement(context, handoverId);
    const { step } = decideArrangement(arrangement, context.businessNow);
    if (step === null) return unchanged(undefined);
    const placed = await take(deps, context, arrangement, step);
    return done(
      undefined,
      [{ verb: "introductionArranged", subject: `handover:${handoverId}`, body: { step, ...placed } }],
      [wakeHandover(handoverId), wakeDeparture(arrangement.departure.id)],
    );
  });
}

async function take(
  deps: ServiceDeps,
  context: ChangeContext,
  arrangement: Arrangement,
  step: NonNullable<ReturnType<typeof decideArrangement>["step"]>,
): Promise<Placed> {
  switch (step) {
    case "introduceInNotice":
      await introduceTold(context, [arrangement.handover.id]);
      return { state: "held", format: "inNotice" };
    case "findSlot":
      return placeIntroduction(deps, context, arrangement, { offer: arrangement.introduction.state === "planned" });
    case "fixSlot":
      return placeIntroduction(deps, context, arrangement, { offer: false });
    case "changeSuccessor":
      return placeIntroduction(deps, context, await withNextOwner(context, arrangement), {
        offer: arrangement.introduction.state !== "agreed",
      });
  }
}

/**
 * The introduction of another successor than planned: nobody takes two parts in it, and the time the client knows stands
 * where the new successor has it free.
 */
async function withNextOwner(context: ChangeContext, arrangement: Arrangement): Promise<Arrangement> {
  const { introduction, handover, departure } = arrangement;
  const successorId = handover.nextOwnerId ?? introduction.successorId;
  const management = (await loadManagement(context, departure, [successorId])).get(successorId);
  const instead = (id: string | null) => (id === successorId ? (management?.headId ?? null) : id);
  const hostId = instead(introduction.hostId);
  const managerId = instead(introduction.managerId);
  return {
    ...arrangement,
    introduction: {
      ...introduction,
      successorId,
      hostId,
      managerId: managerId === hostId ? null : managerId,
      slots: introduction.state === "agreed" && introduction.startsAt ? [introduction.startsAt.toISOString()] : [],
    },
  };
}
