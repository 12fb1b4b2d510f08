import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { openQuestions } from "../../../db/schema/book.ts";
import { dossierGaps } from "../../../db/schema/inventory.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { signInventory } from "../../../services/inventory/sign-inventory.ts";
import { answerProposals } from "../../../services/owners/answer-proposals.ts";
import { acceptQuestions } from "../../../services/questions/accept-questions.ts";
import { listMyTasks } from "../../../services/tasks/list-tasks.ts";
import { actorOf, createCompany, createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** A departure with three silver clients and one gathered task about them. */
async function gathered(kind: TaskKind, options: { toLeaver?: boolean; detail?: string; nextOwner?: boolean } = {}) {
  const company = await createCompany(held.db);
  const successor = company.reps[0] as Person;
  const departure = await createDeparture(held.db, company, {
    clients: 3,
    tier: "silver",
    gates: ["owner"],
    ...(options.nextOwner === false ? {} : { nextOwner: successor }),
  });
  const person = options.toLeaver ? company.leaver : successor;
  await held.db.query.insert(tasks).values({
    key: `${kind}:${departure.id}`,
    departureId: departure.id,
    kind,
    assigneeId: person.id,
    subjectId: person.id,
    detail: options.detail ?? null,
    count: 3,
    arrivedAt: MONDAY,
    dueAt: new Date("2026-04-09T18:00:00Z"),
    dueDay: "2026-04-09",
    zone: "UTC",
  });
  const actor = await actorOf(held.db, person);
  const count = async () => (await listMyTasks(held.deps, actor)).items.find((task) => task.kind === kind)?.count;
  expect(await count()).toBe(3);
  return { company, successor, departureId: departure.id, handovers: departure.handovers, actor, count };
}

it("a task to answer clients counts those still to answer", async () => {
  const { successor, departureId, handovers, actor, count } = await gathered("acceptClients", { nextOwner: false });
  const approved = { round: 1, proposedId: successor.id, ownerId: successor.id, decision: "approved" as const };
  await held.db.query
    .insert(proposals)
    .values(handovers.map(({ id }) => ({ ...approved, handoverId: id, proposedAt: MONDAY, decidedAt: MONDAY })));
  expect(await count()).toBe(3);
  const accept = handovers.slice(1).map(({ id }) => id);
  await answerProposals(held.deps, actor, { departureId, accept, decline: [] });
  expect(await count()).toBe(1);
});

it("a task to complete dossiers counts the clients with a gap left", async () => {
  const { company, handovers, count } = await gathered("completeDossiers", { toLeaver: true });
  const gap = { code: "promisesUnanswered" as const, fillById: company.leaver.id, fillByDay: "2026-04-09" };
  await held.db.query.insert(dossierGaps).values(handovers.map(({ id }) => ({ ...gap, handoverId: id })));
  const [one] = handovers;
  await held.db.query
    .update(dossierGaps)
    .set({ filledAt: MONDAY })
    .where(eq(dossierGaps.handoverId, one?.id ?? ""));
  expect(await count()).toBe(2);
});

it("a task to accept questions counts those not accepted", async () => {
  const { successor, departureId, handovers, actor, count } = await gathered("acceptQuestions");
  const rows = await held.db.query
    .insert(openQuestions)
    .values(
      handovers.map(({ id, clientId }) => ({
        source: "test",
        sourceId: id,
        clientId,
        text: "Spare part promised",
        nextResponsibleId: successor.id,
        nextDueOn: "2026-04-15",
        handedOverAt: MONDAY,
      })),
    )
    .returning();
  const items = rows.slice(1).map(({ id }) => ({ questionId: id, dueOn: "2026-04-15" }));
  await acceptQuestions(held.deps, actor, departureId, { items });
  expect(await count()).toBe(1);
});

it("a task to sign inventories counts those not signed in its part", async () => {
  const { departureId, handovers, actor, count } = await gathered("signInventory", { detail: "successor" });
  const handoverIds = handovers.slice(1).map(({ id }) => id);
  await signInventory(held.deps, actor, { departureId, handoverIds });
  expect(await count()).toBe(1);
});
