import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { deals } from "../../db/schema/book.ts";
import { looseWork } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { confirmDeparture } from "../../services/departures/confirm-departure.ts";
import { openDeparture } from "../../services/departures/open-departure.ts";
import { deliverEffects } from "../../services/effects/deliver-effects.ts";
import { inventoryClients } from "../../services/inventory/inventory-clients.ts";
import { tellColleagues } from "../../services/notifications/tell-colleagues.ts";
import { createLeaverCompany, mailDue, notice } from "../support/departures.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();

/** Confirmed and inventoried; colleagues are asked for nothing before the leaver was told. */
async function started({ told }: { told: boolean }) {
  const company = await createLeaverCompany(web.api.deps, { clients: 1 });
  for (const title of ["Frame contract", "Spare parts"])
    await web.api.db.query.insert(deals).values({
      source: "test",
      sourceId: `${company.leaver.id} ${title}`,
      ownerId: company.leaver.id,
      title,
      stage: "offer",
      status: "open",
    });
  const { id } = await openDeparture(web.api.deps, company.actors.hr, notice(company));
  await confirmDeparture(web.api.deps, company.actors.head, { departureId: id });
  if (told) await mailDue(web.api.deps, id);
  await inventoryClients(web.api.deps, id);
  const taskOf = async (kind: typeof tasks.$inferSelect.kind, detail?: string) =>
    (
      await web.api.db.query
        .select()
        .from(tasks)
        .where(
          and(
            eq(tasks.departureId, id),
            eq(tasks.kind, kind),
            detail === undefined ? undefined : eq(tasks.detail, detail),
          ),
        )
    )[0];
  return { ...company, id, taskOf };
}

test("IT reads what to do in one system and confirms it; the departure itself is not theirs to see", async () => {
  const { id, it, taskOf } = await started({ told: true });
  const task = await taskOf("closeExport", "CRM");
  const { page, faults } = await web.openAs(it.id, `/tasks/${task?.id}`);
  await page.getByText("Take away the right to export clients, contacts and lists").waitFor();
  await page.getByRole("button", { name: "Done in CRM" }).click();
  await page.getByText("CRM is confirmed.").waitFor();
  expect((await taskOf("closeExport", "CRM"))?.outcome).toBe("confirmed");
  await page.goto(`/departures/${id}`);
  await page.getByText("In this departure only your own tasks are yours to see.").waitFor();
  expect(faults).toEqual([]);
});

test("the head names one person for one piece of loose work, another for the rest", async () => {
  const { id, head, reps, taskOf } = await started({ told: true });
  const task = await taskOf("nameLooseWorkOwner");
  const { page, faults } = await web.openAs(head.id, `/tasks/${task?.id}`);
  const choose = async (name: string) => {
    await page.getByRole("combobox", { name: "Who takes it on" }).fill(name);
    await page.getByRole("option", { name }).click();
  };
  const [first, second] = reps;
  await page.getByRole("row").filter({ hasText: "Spare parts" }).getByRole("checkbox").click();
  await choose(first?.name ?? "");
  await page.getByRole("button", { name: "Name for 1 piece" }).click();
  await page.getByText("1 piece of work has its person.").waitFor();
  await choose(second?.name ?? "");
  await page.getByRole("button", { name: "Name for the one piece" }).click();
  await page.getByText("All work has a person now.").waitFor();
  const rows = await web.api.db.query.select().from(looseWork).where(eq(looseWork.departureId, id));
  expect(rows.map((row) => row.toPersonId).sort()).toEqual([first?.id, second?.id].sort());
  expect(faults).toEqual([]);
});

test("a message of unknown outcome is settled by whoever finds out, with where it is seen", async () => {
  const { id, head, taskOf } = await started({ told: false });
  await tellColleagues(web.api.deps, id);
  const lost = { send: async () => ({ state: "unknown" as const }) };
  await deliverEffects({ ...web.api.deps, mail: lost }, `departure:${id}`);
  const task = await taskOf("settleUnknownEffect");
  expect(task?.assigneeId).toBe(head.id);
  const { page, faults } = await web.openAs(head.id, `/tasks/${task?.id}`);
  await page.getByLabel("It was sent").check();
  await page.getByLabel("Where is that seen?").fill("It lies in the sent folder.");
  await page.getByRole("button", { name: "Write it down" }).click();
  await page.getByText("Written down: It was sent.").waitFor();
  const [effect] = await web.api.db.query
    .select()
    .from(effects)
    .where(eq(effects.id, task?.subjectId ?? ""));
  expect(effect?.state).toBe("accepted");
  expect(faults).toEqual([]);
});
