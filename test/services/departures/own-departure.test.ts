import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { people } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { getClosingReport } from "../../../services/departures/get-closing-report.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { moveLastDay } from "../../../services/departures/move-last-day.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { withdrawDeparture } from "../../../services/departures/withdraw-departure.ts";
import { confirmItTask } from "../../../services/tasks/confirm-it-task.ts";
import { actorOf, createPerson, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, mailDue, notice } from "../../support/departures.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps);
});

/** A departure of `person`, confirmed and told to them, and the person as actor. */
async function leave(person: Person) {
  const { hr, head, executive } = company.actors;
  const { id: departureId } = await openDeparture(held.deps, hr, notice(company, { leaverId: person.id }));
  await confirmDeparture(held.deps, person.id === company.head.id ? executive : head, { departureId });
  await mailDue(held.deps, departureId);
  return { departureId, actor: await actorOf(held.db, person) };
}

describe("in their own departure", () => {
  it("an HR officer neither moves the last day nor withdraws, and reads neither reason nor report", async () => {
    const { departureId, actor } = await leave(await createPerson(held.db, { roles: ["hr"], teamId: company.team.id }));
    const moved = moveLastDay(held.deps, actor, { departureId, lastWorkingDay: "2026-05-29" });
    await expect(moved).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdrawDeparture(held.deps, actor, { departureId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getClosingReport(held.deps, actor, { departureId })).rejects.toMatchObject({ code: "forbidden" });
    const view = await getDeparture(held.deps, actor, { departureId });
    expect(view).not.toHaveProperty("reason");
    expect(view).not.toHaveProperty("note");
    expect(await getDeparture(held.deps, company.actors.hr, { departureId })).toHaveProperty("note");
  });

  it("a head reads no closing report, which tells of waived offers", async () => {
    const { departureId, actor } = await leave(company.head);
    await expect(getClosingReport(held.deps, actor, { departureId })).rejects.toMatchObject({ code: "forbidden" });
    const above = await getClosingReport(held.deps, company.actors.executive, { departureId });
    expect(above.departureId).toBe(departureId);
  });

  it("an IT contact confirms no task of their own lock-down", async () => {
    const other = await createPerson(held.db, { roles: ["itContact"] });
    await held.db.query.update(people).set({ teamId: company.team.id }).where(eq(people.id, company.it.id));
    const { departureId, actor } = await leave(company.it);
    const which = and(eq(tasks.departureId, departureId), eq(tasks.kind, "closeExport"));
    const [task] = await held.db.query.select().from(tasks).where(which);
    const taskId = task?.id as string;
    await expect(confirmItTask(held.deps, actor, { taskId })).rejects.toMatchObject({ code: "forbidden" });
    const confirmed = await confirmItTask(held.deps, await actorOf(held.db, other), { taskId });
    expect(confirmed.outcome).toBe("confirmed");
  });
});
