import { eq, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OwnerRegister, OwnerWrite } from "../../../contracts/outgoing-mail.ts";
import { openQuestions } from "../../../db/schema/book.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { people } from "../../../db/schema/people.ts";
import { closeDepartureFact } from "../../../services/departures/close-departure-fact.ts";
import { endSignIn } from "../../../services/departures/end-sign-in.ts";
import { withdrawDeparture } from "../../../services/departures/withdraw-departure.ts";
import { letGoClient } from "../../../services/handovers/let-go-client.ts";
import { switchOwners } from "../../../services/ownerships/switch-owners.ts";
import { switchOwnersFact } from "../../../services/ownerships/switch-owners-fact.ts";
import { writeBackOwners } from "../../../services/ownerships/write-back-owners.ts";
import { advanceCase } from "../../../services/questions/advance-case.ts";
import { createTellable, handoverOf, noticeOf, releaseAll } from "../../support/client-notices.ts";
import { actorOf, createCompany, createDeparture, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import {
  createAgreed,
  createScheduled,
  introductionOf,
  invitationsTo,
  startPost,
} from "../../support/introductions.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();
let post: Awaited<ReturnType<typeof startPost>>;
beforeAll(async () => {
  post = await startPost(held.deps);
});
afterAll(() => post.stop());
const EVENING = new Date("2026-04-17T18:00:00Z");
const reason = "Bankrupt since March";

const ownersOf = async (clientId: string) => {
  const { rows } = await held.db.query.execute<{ person_id: string }>(
    sql`select person_id from ownerships where client_id = ${clientId} and upper_inf(during)`,
  );
  return rows.map((row) => row.person_id);
};

it("tells who was invited that the meeting is off", async () => {
  const { company, handoverId } = await createAgreed(held.deps);
  await post.run(handoverId);
  await letGoClient(held.deps, await actorOf(held.db, company.head), handoverId, { reason });
  await post.run(handoverId);
  for (const person of [company.leaver, company.reps[0]]) {
    const got = await invitationsTo(held.db, person?.email ?? "");
    expect(got.map(({ method, sequence }) => [method, sequence])).toEqual([
      ["REQUEST", 0],
      ["CANCEL", 1],
    ]);
  }
  expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "cancelled" });
});

it("takes a released notice off, so that it never leaves", async () => {
  const made = await createTellable(held.db);
  const handoverId = made.handovers[0]?.id ?? "";
  await releaseAll(held.deps, made);
  await letGoClient(held.deps, await actorOf(held.db, made.company.head), handoverId, { reason });
  expect(await noticeOf(held.db, handoverId)).toMatchObject({ state: "cancelled", followUpAt: null });
});

it("a withdrawn notice calls off what was planned to introduce", async () => {
  const { company, departureId, handoverId } = await createScheduled(held.deps);
  await withdrawDeparture(held.deps, await actorOf(held.db, company.hr), { departureId });
  expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "cancelled" });
});

it("with the last day a client that goes no further leaves the leaver's name: to its next owner, else to the head", async () => {
  const company = await createCompany(held.db);
  const successor = company.reps[0] as (typeof company.reps)[number];
  const { id, handovers: made } = await createDeparture(held.db, company, { clients: 3 });
  const [appointed, nobody, excluded] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]];
  await held.db.query.update(handovers).set({ nextOwnerId: successor.id }).where(eq(handovers.id, appointed.id));
  const head = await actorOf(held.db, company.head);
  await letGoClient(held.deps, head, appointed.id, { reason });
  await letGoClient(held.deps, head, nobody.id, { reason });
  await held.db.query.update(handovers).set({ end: "excluded" }).where(eq(handovers.id, excluded.id));
  expect(await readFact(held.db, switchOwnersFact, id)).toEqual({ due: false, nextAt: EVENING });

  await freezeClock(held.db, EVENING);
  await endSignIn(held.deps, id);
  expect((await readFact(held.db, closeDepartureFact, id)).due).toBe(false);
  await switchOwners(held.deps, id);
  expect(await ownersOf(appointed.clientId)).toEqual([successor.id]);
  expect(await ownersOf(nobody.clientId)).toEqual([company.head.id]);
  expect(await ownersOf(excluded.clientId)).toEqual([company.head.id]);
  expect(await readFact(held.db, switchOwnersFact, id)).toEqual({ due: false, nextAt: null });
  expect((await readFact(held.db, closeDepartureFact, id)).due).toBe(true);

  const written: OwnerWrite[] = [];
  const crm: OwnerRegister = {
    writeOwners: async (list) => void written.push(...list),
    readOwners: async (_source, ids) =>
      new Map(ids.map((one) => [one, written.find((row) => row.clientSourceId === one)?.ownerSourceId ?? null])),
  };
  await writeBackOwners({ ...held.deps, crm }, id);
  expect(written.map((row) => row.ownerSourceId).sort()).toEqual(
    [successor.id, company.head.id, company.head.id].sort(),
  );
});

it("goes to the head where the next owner has left meanwhile, and at once after the last day", async () => {
  const company = await createCompany(held.db);
  const successor = company.reps[0] as (typeof company.reps)[number];
  const { id, handovers: made } = await createDeparture(held.db, company, { nextOwner: successor });
  const one = made[0] as (typeof made)[number];
  await freezeClock(held.db, new Date("2026-04-20T10:00:00Z"));
  await endSignIn(held.deps, id);
  await held.db.query.update(people).set({ status: "left" }).where(eq(people.id, successor.id));
  await letGoClient(held.deps, await actorOf(held.db, company.head), one.id, { reason });
  expect((await readFact(held.db, switchOwnersFact, id)).due).toBe(true);
  await switchOwners(held.deps, id);
  expect(await ownersOf(one.clientId)).toEqual([company.head.id]);
  expect((await handoverOf(held.db, one.id)).end).toBe("letGo");
});

it("its open questions and return cases are the new owner's, not of somebody who has left (R20)", async () => {
  const company = await createCompany(held.db);
  const { id, handovers: made } = await createDeparture(held.db, company, { clients: 2 });
  const [gone, open] = made as [(typeof made)[0], (typeof made)[0]];
  const question = (sourceId: string, values: Partial<typeof openQuestions.$inferInsert> = {}) => ({
    source: "test",
    sourceId: `${gone.id} ${sourceId}`,
    clientId: gone.clientId,
    responsibleId: company.leaver.id,
    text: "Returns a batch",
    ...values,
  });
  await held.db.query
    .insert(openQuestions)
    .values([
      question("case", { kind: "returnCase", returnState: "collected" }),
      question("closed", { closedOn: "2026-04-01" }),
      question("colleague", { responsibleId: company.reps[1]?.id ?? "" }),
      question("other client", { clientId: open.clientId }),
    ]);
  const head = await actorOf(held.db, company.head);
  await letGoClient(held.deps, head, gone.id, { reason });
  await freezeClock(held.db, EVENING);
  await endSignIn(held.deps, id);
  await switchOwners(held.deps, id);
  const rows = await held.db.query
    .select({ id: openQuestions.id, sourceId: openQuestions.sourceId, responsibleId: openQuestions.responsibleId })
    .from(openQuestions)
    .where(like(openQuestions.sourceId, `${gone.id} %`));
  expect(Object.fromEntries(rows.map((row) => [row.sourceId.slice(37), row.responsibleId]))).toEqual({
    case: company.head.id,
    closed: company.leaver.id,
    colleague: company.reps[1]?.id,
    "other client": company.leaver.id,
  });
  const caseId = rows.find((row) => row.sourceId.endsWith("case"))?.id ?? "";
  expect(await advanceCase(held.deps, head, caseId, { state: "returnedToVendor" })).toEqual({
    state: "returnedToVendor",
  });
});
