import { confirmDepartureRoute } from "../../../contracts/routes/departures.ts";
import { nameLooseWorkOwnerRoute } from "../../../contracts/routes/loose-work.ts";
import {
  approveOwnersRoute,
  assignOwnersRoute,
  getPlanRoute,
  listProposalsRoute,
} from "../../../contracts/routes/owners.ts";
import { listSendListRoute, releaseSendListRoute, reviewReleaseRoute } from "../../../contracts/routes/send-list.ts";
import { type ApiClient, lookAgain } from "../api-client.ts";
import { hashText } from "../chance.ts";
import type { Play } from "../play.ts";
import { nextSitting } from "../working-time.ts";
import type { Mind } from "./mind.ts";

/** Share of proposals with an alternative that this head changes, in percent; at least one of a book. */
const CHANGED_PERCENT = 8;

export const confirmDeparture: Mind = {
  act: async (me, _tasks, play) => {
    await me.call(confirmDepartureRoute, { params: { departureId: play.departureId } });
  },
};

/** Approves by exception: changes a few where an alternative is at hand, approves the rest with its exact count. */
export const approveOwners: Mind = {
  act: (me, [task], play) => lookAgain(() => approve(me, task?.assigneeId ?? null, play)),
};

async function approve(me: ApiClient, myId: string | null, play: Play): Promise<void> {
  // R5: what this head would receive is the next one's to approve, and nothing is changed to go to them.
  const open = (await listOpenProposals(me, play)).filter(
    ({ proposedId }) => proposedId === null || proposedId !== myId,
  );
  if (open.length === 0) return;
  const free = await readFreePlaces(me, play);
  if (myId !== null) free.delete(myId);
  const changes = chooseChanges(open, free);
  // Where no plan fits, the head names somebody of the right grade themselves.
  const rest = open.filter(
    (proposal) => proposal.proposedId && !changes.some((change) => change.handoverId === proposal.handoverId),
  );
  await me.call(approveOwnersRoute, {
    params: { departureId: play.departureId },
    body: { approveRest: true, expectedCount: rest.length, changes },
  });
}

type Proposal = Awaited<ReturnType<typeof listProposals>>[number];

/** Places each person of the plan has left once everything is approved as proposed. */
async function readFreePlaces(me: ApiClient, play: Play): Promise<Map<string, number>> {
  const { persons } = await me.call(getPlanRoute, { params: { departureId: play.departureId } });
  return new Map(persons.map((person) => [person.personId, person.capacity - person.activeAfter]));
}

/** A few clients of the first round go to an alternative that still has a place. */
function chooseChanges(open: readonly Proposal[], free: Map<string, number>) {
  const first = open.filter((proposal) => proposal.proposedId && proposal.round === 1);
  const wanted = Math.ceil((first.length * CHANGED_PERCENT) / 100);
  const changes: { handoverId: string; personId: string; reason: string }[] = [];
  for (const proposal of first) {
    if (changes.length === wanted) break;
    const other = proposal.alternatives.find(({ personId }) => (free.get(personId) ?? 0) > 0);
    if (!other) continue;
    free.set(other.personId, (free.get(other.personId) ?? 0) - 1);
    changes.push({
      handoverId: proposal.handoverId,
      personId: other.personId,
      reason: "Knows the people there from the trade fair",
    });
  }
  return changes;
}

async function listOpenProposals(me: ApiClient, play: Play) {
  return listProposals(me, play, "undecided");
}

async function listProposals(me: ApiClient, play: Play, filter: "undecided" | "all") {
  const all = [];
  let cursor: string | undefined;
  do {
    const page = await me.call(listProposalsRoute, {
      params: { departureId: play.departureId },
      query: { limit: 1000, filter, ...(cursor ? { cursor } : {}) },
    });
    all.push(...page.proposals);
    cursor = page.next ?? undefined;
  } while (cursor);
  return all;
}

/** Names somebody after two rounds or a late answer: the person asked last, else the first alternative. */
export const assignOwner: Mind = {
  act: async (me, tasks, play) => {
    const proposals = await listProposals(me, play, "all");
    const byHandover = Map.groupBy(proposals, (proposal) => proposal.handoverId);
    const wanted = new Set(tasks.flatMap((task) => task.handoverId ?? []));
    for (const [handoverId, rounds] of byHandover) {
      if (wanted.size > 0 && !wanted.has(handoverId)) continue;
      const last = rounds.reduce((a, b) => (b.round > a.round ? b : a));
      if (last.answer === "accepted") continue;
      const personId = last.alternatives[0]?.personId ?? last.ownerId ?? last.proposedId ?? anyRep(play);
      const body = { handoverIds: [handoverId], personId, reason: "Agreed in person" };
      await me.call(assignOwnersRoute, { params: { departureId: play.departureId }, body });
    }
  },
};

/** Work without a client goes to one rep of the team. */
export const nameLooseWorkOwner: Mind = {
  act: async (me, _tasks, play) => {
    await me.call(nameLooseWorkOwnerRoute, {
      params: { departureId: play.departureId },
      body: { ids: "all", personId: anyRep(play) },
    });
  },
};

/** A colleague of the leaver's team, else any rep: the same one each time. */
function anyRep(play: Play): string {
  const team = play.cast.find(play.leaverId).teamId;
  const reps = play.cast.withRole("rep").filter((person) => person.id !== play.leaverId);
  const near = reps.filter((person) => person.teamId === team);
  const [chosen] = [...(near.length > 0 ? near : reps)].sort((a, b) => hashText(a.id) - hashText(b.id));
  if (!chosen) throw new Error("nobody is there to take work over");
  return chosen.id;
}

/** Releases what is ready, the first time only a few, with the exact count. */
export const releaseSendList: Mind = { act: (me, _tasks, play) => lookAgain(() => release(me, play)) };

async function release(me: ApiClient, play: Play): Promise<void> {
  const list = await me.call(listSendListRoute, { params: { departureId: play.departureId } });
  const ready = list.items.filter((item) => item.state === "ready");
  const chosen = ready.slice(0, list.atMost ?? ready.length);
  if (chosen.length === 0) return;
  const whole = chosen.length === ready.length;
  await me.call(releaseSendListRoute, {
    params: { departureId: play.departureId },
    body: {
      expectedCount: chosen.length,
      ...(whole ? { all: true } : { noticeIds: chosen.map((item) => item.noticeId) }),
    },
  });
}

/** Looks at the first notices before the next may go. */
export const reviewRelease: Mind = {
  when: (_task, now, play) => nextSitting(play.calendar, now, 1),
  act: async (me, _tasks, play) => {
    const { releases } = await me.call(listSendListRoute, { params: { departureId: play.departureId } });
    for (const release of releases.filter((candidate) => !candidate.reviewedAt)) {
      await me.call(reviewReleaseRoute, { params: { releaseId: release.releaseId } });
    }
  },
};
