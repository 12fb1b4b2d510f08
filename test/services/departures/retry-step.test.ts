import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { steps } from "../../../db/schema/departures.ts";
import { wakes } from "../../../db/schema/kernel.ts";
import { retryStep } from "../../../services/departures/retry-step.ts";
import { runStep } from "../../../services/departures/run-step.ts";
import { actorOf, createDeparture, createPerson, listAuditVerbs } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();

async function failing() {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const { id, handovers } = await createDeparture(held.db, company, { clients: 1 });
  const workflowId = `handover:${handovers[0]?.id}`;
  const fail = () => runStep(held.deps, workflowId, "callOrWrite", () => Promise.reject(new Error("spoilt row")));
  for (let i = 0; i < 4; i++) await fail();
  const step = async () =>
    (
      await held.db.query
        .select()
        .from(steps)
        .where(and(eq(steps.workflowId, workflowId), eq(steps.step, "callOrWrite")))
    )[0];
  return { ...company, departureId: id, workflowId, step, input: { departureId: id, id: `${workflowId}/callOrWrite` } };
}

describe("another try of a failing step", () => {
  it("is due at once and wakes the workflow; the count of failures stays", async () => {
    const { actors, input, step, workflowId } = await failing();
    const waitsUntil = (await step())?.nextAttemptAt ?? new Date(0);
    expect(await retryStep(held.deps, actors.head, input)).toEqual({ id: input.id, attempts: 4 });
    const now = await step();
    expect(now?.attempts).toBe(4);
    expect(now?.nextAttemptAt?.getTime()).toBeLessThan(waitsUntil.getTime());
    const woken = await held.db.query.select().from(wakes).where(eq(wakes.workflowId, workflowId));
    expect(woken).toHaveLength(1);
    expect(await listAuditVerbs(held.db)).toContain("stepRetried");
  });

  it("is the head's and the administrator's to ask for, not the leaver's, HR's or another head's", async () => {
    const { actors, input } = await failing();
    const [administrator, stranger] = [
      await actorOf(held.db, await createPerson(held.db, { roles: ["administrator"] })),
      await actorOf(held.db, await createPerson(held.db, { roles: ["head"] })),
    ];
    for (const actor of [actors.leaver, actors.hr, actors.executive, stranger])
      await expect(retryStep(held.deps, actor, input)).rejects.toMatchObject({ code: "forbidden" });
    expect(await retryStep(held.deps, administrator, input)).toMatchObject({ attempts: 4 });
  });

  it("is of a step of this departure that fails", async () => {
    const { actors, input, workflowId } = await failing();
    const other = await failing();
    const wrong = { departureId: input.departureId, id: other.input.id };
    await expect(retryStep(held.deps, actors.head, wrong)).rejects.toMatchObject({ reason: "stepNotFound" });
    const quiet = { ...input, id: `${workflowId}/followUpNotice` };
    await expect(retryStep(held.deps, actors.head, quiet)).rejects.toMatchObject({ reason: "stepNotFound" });
  });
});
