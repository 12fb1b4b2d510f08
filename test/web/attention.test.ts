import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { notes } from "../../db/schema/departures.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { createCompany, createDeparture, MONDAY } from "../support/company.ts";
import { useWeb } from "../support/web.ts";

// Several people, each with a browser of their own.

const web = useWeb();

type Asked = { kind: TaskKind; detail?: string; subjectId?: string };

async function asked({ kind, detail, subjectId }: Asked, known?: Awaited<ReturnType<typeof createCompany>>) {
  const company = known ?? (await createCompany(web.api.db));
  const departure = await createDeparture(web.api.db, company, {
    gates: ["owner", "inventory"],
    nextOwner: company.reps[0],
  });
  const handoverId = departure.handovers[0]?.id ?? "";
  const [task] = await web.api.db.query
    .insert(tasks)
    .values({
      key: `${kind}:${handoverId}`,
      departureId: departure.id,
      handoverId,
      kind,
      detail: detail ?? null,
      subjectId: subjectId ?? null,
      assigneeId: company.head.id,
      arrivedAt: MONDAY,
      dueAt: MONDAY,
      dueDay: "2026-04-06",
      zone: "UTC",
    })
    .returning();
  return { company, departureId: departure.id, handoverId, path: `/tasks/${task?.id}` };
}

async function objected() {
  const company = await createCompany(web.api.db);
  const [note] = await web.api.db.query
    .insert(notes)
    .values({ subject: "handover:objecting", kind: "clientObjection", text: "We want to keep her." })
    .returning();
  return asked({ kind: "needsAttention", detail: "clientObjected", subjectId: note?.id ?? "" }, company);
}

test("a client's objection is read beside where the client stands, a gate is waived, and it is settled in words", async () => {
  const { company, handoverId, path } = await objected();
  const { page, faults } = await web.openAs(company.head.id, path);
  await page.getByText("We want to keep her.").waitFor();
  await page
    .locator("dt", { hasText: "Not settled yet" })
    .locator("xpath=following-sibling::dd[1]")
    .getByText("Departments and Offer")
    .waitFor();
  await page.getByRole("radio", { name: "Departments" }).click();
  await page.getByLabel("Why it is not waited for").fill("They know each other well");
  await page.getByRole("button", { name: "Go on without it" }).click();
  await page.getByText("Not waited for any more: Departments.").waitFor();
  await page.getByRole("textbox", { name: "How it was settled" }).fill("She stays their contact until June.");
  await page.getByRole("button", { name: "Settled", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== path);
  const { rows } = await web.api.db.query.execute<{ kind: string }>(
    sql`select kind from notes where subject = ${`handover:${handoverId}`} order by recorded_at`,
  );
  expect(rows.map((row) => row.kind)).toEqual(["waivedGate", "matterSettled"]);
  expect(faults).toEqual([]);
});

test("a client is let go only when asked once more, and with a reason", async () => {
  const { company, handoverId, path } = await asked({ kind: "needsAttention", detail: "clientNotTold" });
  const { page } = await web.openAs(company.head.id, path);
  await page.getByRole("button", { name: "Let the client go …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Let Client/ }).click();
  // Without a reason nothing is sent.
  await dialog.getByLabel("Reason").fill("They have closed their shops");
  await dialog.getByRole("button", { name: /^Let Client/ }).click();
  await page.waitForURL((url) => url.pathname !== path);
  const { rows } = await web.api.db.query.execute(sql`select "end" from handovers where id = ${handoverId}`);
  expect(rows).toEqual([{ end: "letGo" }]);
});

test("a department's objection is answered, with another person of the department", async () => {
  const company = await createCompany(web.api.db);
  const finance = company.departments.finance;
  const { departureId, handoverId, path } = await asked({ kind: "settleObjection", subjectId: finance.id }, company);
  const { rows } = await web.api.db.query.execute<{ id: string }>(sql`
    with notice as (
      insert into department_notices (departure_id, department_id, sent_at) values (${departureId}, ${finance.id}, ${MONDAY.toISOString()}) returning id)
    insert into department_items (notice_id, handover_id, person_id, gating, open_items, joined_at, how)
    select id, ${handoverId}, ${finance.contact.id}, true, '{"orders":1,"questions":0,"receivableMinor":0}', ${MONDAY.toISOString()}, 'objected'
    from notice returning id`);
  await web.api.db.query.insert(notes).values({
    subject: `departmentItem:${rows[0]?.id}`,
    kind: "departmentObjection",
    text: "An invoice is in dispute.",
  });
  const { page, faults } = await web.openAs(company.head.id, path);
  await page.getByText("An invoice is in dispute.").waitFor();
  await page.getByLabel("Your answer").fill("Your head takes the invoice.");
  await page.getByRole("combobox", { name: "Name another person of the department" }).click();
  await page.getByRole("option", { name: finance.head.name }).click();
  await page.getByRole("button", { name: "Settle the objection" }).click();
  await page.waitForURL((url) => url.pathname !== path);
  const settled = await web.api.db.query.execute(
    sql`select how, person_id from department_items where id = ${rows[0]?.id}`,
  );
  expect(settled.rows).toEqual([{ how: "changed", person_id: finance.head.id }]);
  expect(faults).toEqual([]);
});
