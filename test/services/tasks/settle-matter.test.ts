import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { departures, notes } from "../../../db/schema/departures.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { settleMatter } from "../../../services/tasks/settle-matter.ts";
import { actorOf, createCompany, createDeparture, listAuditVerbs, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

async function asked(kind: TaskKind, detail: string | null, ofClient = true) {
  const company = await createCompany(held.db);
  const departure = await createDeparture(held.db, company);
  const handoverId = departure.handovers[0]?.id ?? "";
  const [task] = await held.db.query
    .insert(tasks)
    .values({
      key: `${kind}:${handoverId}`,
      departureId: departure.id,
      kind,
      detail,
      assigneeId: company.head.id,
      arrivedAt: MONDAY,
      dueAt: MONDAY,
      dueDay: "2026-04-06",
      zone: "UTC",
      ...(ofClient ? { handoverId } : {}),
    })
    .returning();
  return { company, departureId: departure.id, handoverId, taskId: task?.id ?? "" };
}
const readTask = async (id: string) => (await held.db.query.select().from(tasks).where(eq(tasks.id, id)))[0];
const text = "She keeps them until June.";

describe("a matter that waits for the head", () => {
  it("ends by the head's word, which is kept with the client", async () => {
    const { company, handoverId, taskId } = await asked("needsAttention", "clientObjected");
    await settleMatter(held.deps, await actorOf(held.db, company.head), { taskId, text });
    expect(await readTask(taskId)).toMatchObject({ outcome: "settled", doneById: company.head.id });
    const kept = await held.db.query
      .select()
      .from(notes)
      .where(eq(notes.subject, `handover:${handoverId}`));
    expect(kept).toMatchObject([{ kind: "matterSettled", text, authorId: company.head.id }]);
    expect(await listAuditVerbs(held.db)).toContain("matterSettled");
  });

  it("ends once", async () => {
    const { company, taskId } = await asked("settleOwnerConflict", null);
    const head = await actorOf(held.db, company.head);
    await settleMatter(held.deps, head, { taskId, text });
    await expect(settleMatter(held.deps, head, { taskId, text })).rejects.toMatchObject({ reason: "taskDone" });
  });

  it("about a leaver whom no mail reached marks them as told", async () => {
    const { company, departureId, taskId } = await asked("needsAttention", "leaverNotTold", false);
    await settleMatter(held.deps, await actorOf(held.db, company.head), { taskId, text });
    const [row] = await held.db.query.select().from(departures).where(eq(departures.id, departureId));
    expect(row?.leaverToldAt).toEqual(MONDAY);
  });

  it("that ends by itself is not ended by a word", async () => {
    const { company, taskId } = await asked("needsAttention", "clientNotTold");
    const head = await actorOf(held.db, company.head);
    await expect(settleMatter(held.deps, head, { taskId, text })).rejects.toMatchObject({ code: "notFound" });
  });

  it("is neither the leaver's nor an executive's who is not asked", async () => {
    const { company, taskId } = await asked("needsAttention", "clientObjected");
    for (const person of [company.leaver, company.executive, company.hr]) {
      const actor = await actorOf(held.db, person);
      await expect(settleMatter(held.deps, actor, { taskId, text })).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await readTask(taskId)).toMatchObject({ doneAt: null });
  });
});
