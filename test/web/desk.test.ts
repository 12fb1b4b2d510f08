import { eq, inArray } from "drizzle-orm";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openQuestions } from "../../db/schema/book.ts";
import { ownerships } from "../../db/schema/clients.ts";
import { handovers } from "../../db/schema/departures.ts";
import { firstContacts } from "../../db/schema/introductions.ts";
import { proposals } from "../../db/schema/owners.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { gates } from "../../domain/gates.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { createCompany, createDeparture, freezeClock, MONDAY, type Person } from "../support/company.ts";
import { createAgreed, introductionOf } from "../support/introductions.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();

async function giveTask(
  departureId: string,
  kind: TaskKind,
  person: Person,
  task: { handoverId?: string; subjectId?: string; count?: number },
) {
  const [row] = await web.api.db.query
    .insert(tasks)
    .values({
      key: `${kind}:${departureId}:${person.id}`,
      departureId,
      kind,
      assigneeId: person.id,
      arrivedAt: MONDAY,
      dueAt: new Date("2026-04-07T18:00:00Z"),
      dueDay: "2026-04-07",
      zone: "UTC",
      ...task,
    })
    .returning();
  return `/tasks/${row?.id}`;
}

/** Clients approved for the first rep, and the address of the task to answer them. */
async function approved(clients: number) {
  const company = await createCompany(web.api.db);
  const successor = company.reps[0] as Person;
  const departure = await createDeparture(web.api.db, company, { clients });
  await web.api.db.query.insert(proposals).values(
    departure.handovers.map(({ id }) => ({
      handoverId: id,
      round: 1,
      proposedId: successor.id,
      ownerId: successor.id,
      decision: "approved" as const,
      proposedAt: MONDAY,
      decidedAt: MONDAY,
    })),
  );
  const path = await giveTask(departure.id, "acceptClients", successor, { count: clients });
  return { company, successor, path, handoverIds: departure.handovers.map(({ id }) => id) };
}

const answersOf = async (handoverIds: string[]) => {
  const rows = await web.api.db.query.select().from(proposals).where(inArray(proposals.handoverId, handoverIds));
  const count = (answer: string | null) => rows.filter((row) => row.answer === answer).length;
  return { accepted: count("accepted"), declined: count("declined"), open: count(null) };
};

/** Marks so many rows with j and x, as hands on the keyboard do. */
async function markRows(page: Page, count: number) {
  await page.getByRole("region", { name: "Clients" }).waitFor();
  for (let row = 0; row < count; row++) {
    await page.keyboard.press("j");
    await page.keyboard.press("x");
  }
  await page.getByText(`${count} rows marked`).waitFor();
}

describe("accepting and declining", () => {
  test("takes forty and declines three with a reason in one go, by keyboard alone", async () => {
    const { successor, path, handoverIds } = await approved(43);
    const { page, faults } = await web.openAs(successor.id, path);
    await page.getByRole("button", { name: "Accept 43 clients" }).waitFor();
    await markRows(page, 3);
    await page.keyboard.press("d");
    await page.getByRole("dialog", { name: "Decline 3 clients" }).waitFor();
    await page.getByRole("radio", { name: "Language" }).press("Space");
    await page.getByLabel("Note for the head of sales").fill("They write in Finnish.");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Mark as declined" }).press("Enter");
    await page.getByRole("button", { name: "Accept 40, decline 3" }).press("Enter");
    await page.getByText("40 clients accepted, 3 declined.").waitFor();
    expect(await answersOf(handoverIds)).toEqual({ accepted: 40, declined: 3, open: 0 });
    const [declined] = await web.api.db.query.select().from(proposals).where(eq(proposals.answer, "declined"));
    expect(declined?.declineReason).toBe("language");
    expect(faults).toEqual([]);
  });

  test("leaves marked ones for later, and a reload keeps what was decided", async () => {
    const { successor, path, handoverIds } = await approved(5);
    const { page } = await web.openAs(successor.id, path);
    await markRows(page, 2);
    await page.keyboard.press("l");
    await page.getByRole("button", { name: "Accept 3 clients" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Accept 3 clients" }).click();
    await page.getByText("3 clients accepted.").waitFor();
    expect(await answersOf(handoverIds)).toEqual({ accepted: 3, declined: 0, open: 2 });
  });

  test("shows which clients were closed meanwhile, keeps the other marks and answers the rest", async () => {
    const { successor, path, handoverIds } = await approved(4);
    const { page } = await web.openAs(successor.id, path);
    await markRows(page, 2);
    await page.keyboard.press("d");
    await page.getByLabel("Note for the head of sales").fill("No room.");
    await page.getByRole("button", { name: "Mark as declined" }).click();
    const rows = page.getByRole("row").filter({ hasText: "Accept" });
    const lost = (await rows.first().getByRole("link").innerText()).trim();
    const [client] = (
      await web.api.db.pool.query(
        "select h.id from handovers h join clients c on c.id = h.client_id where c.name = $1",
        [lost],
      )
    ).rows as { id: string }[];
    await web.api.db.query
      .update(proposals)
      .set({ supersededAt: MONDAY, supersededHow: "late" })
      .where(eq(proposals.handoverId, client?.id ?? ""));
    await page.getByRole("button", { name: "Accept 2, decline 2" }).click();
    await page.getByText(`No longer waiting for your answer: ${lost}.`).waitFor();
    expect((await answersOf(handoverIds)).open).toBe(4);
    await page.getByRole("button", { name: "Accept 1, decline 2" }).click();
    await page.getByText("1 client accepted, 2 declined.").waitFor();
    expect(await answersOf(handoverIds)).toEqual({ accepted: 1, declined: 2, open: 1 });
  });
});

describe("an introduction", () => {
  test("opens from the week's calendar and is recorded as held with what was promised", async () => {
    const { company, handoverId } = await createAgreed(web.api.deps);
    await freezeClock(web.api.db, new Date("2026-04-14T12:30:00Z"));
    const successor = company.reps[0] as Person;
    const { page, faults } = await web.openAs(successor.id, "/desk?tab=calendar");
    const event = page.getByRole("button", { name: /11:00.*Joint call$/ });
    const name = event.locator("b");
    const [bar, line] = [await event.boundingBox(), await name.boundingBox()];
    expect(await name.innerText()).toMatch(/^Client/);
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    expect(bar?.height).toBeGreaterThanOrEqual(2 * (line?.height ?? 0));
    await page.getByText("Times in your zone, Coordinated Universal Time").waitFor();
    await event.press("Enter");
    const dialog = page.getByRole("dialog", { name: /^Introduction: / });
    await dialog.getByText(company.leaver.name).first().waitFor();
    await dialog.getByRole("button", { name: "Add a promise" }).click();
    await dialog.getByLabel("Text").fill("Spare part by May");
    await dialog.getByLabel("By").fill("04/05/2026");
    await dialog.getByLabel("Note").fill("Went well");
    await dialog.getByRole("button", { name: "Record it as held" }).click();
    await page.getByText("Recorded as held.").waitFor();
    expect((await introductionOf(web.api.db, handoverId)).state).toBe("held");
    const [promise] = await web.api.db.query
      .select()
      .from(openQuestions)
      .where(eq(openQuestions.text, "Spare part by May"));
    expect(promise).toMatchObject({ kind: "promise", dueOn: "2026-05-04" });
    expect(faults).toEqual([]);
    await freezeClock(web.api.db);
  });

  test("of the week stands in a list on a telephone", async () => {
    const { company } = await createAgreed(web.api.deps);
    const successor = company.reps[0] as Person;
    const viewport = { width: 360, height: 780 };
    const { page } = await web.openAs(successor.id, "/desk?tab=calendar", { viewport });
    await page.getByRole("heading", { name: /14 Apr/ }).waitFor();
    await page.getByRole("button", { name: /Joint call · Time agreed/ }).click();
    await page.getByText("How it went can be recorded from").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await freezeClock(web.api.db);
  });
});

describe("questions handed over", () => {
  async function handed() {
    const company = await createCompany(web.api.db);
    const successor = company.reps[0] as Person;
    const departure = await createDeparture(web.api.db, company, { clients: 2, nextOwner: successor });
    const ask = (text: string, dueOn: string | null, client: number, more: object = {}) => ({
      source: "test",
      sourceId: `${text}:${departure.id}`,
      clientId: departure.handovers[client]?.clientId ?? null,
      responsibleId: company.leaver.id,
      nextResponsibleId: successor.id,
      handedOverAt: MONDAY,
      text,
      dueOn,
      nextDueOn: dueOn,
      ...more,
    });
    await web.api.db.query
      .insert(openQuestions)
      .values([
        ask("Which pallet size?", "2026-04-15", 0),
        ask("Late delivery", "2026-03-01", 1),
        ask("Broken pump", "2026-04-20", 1, { kind: "returnCase", returnState: "confirmed" }),
      ]);
    const path = await giveTask(departure.id, "acceptQuestions", successor, { subjectId: successor.id, count: 3 });
    return { successor, path };
  }

  test("are accepted with the promised day or another one, those past first dated anew, and a case moved on", async () => {
    const { successor, path } = await handed();
    const { page, faults } = await web.openAs(successor.id, path);
    await page.getByRole("button", { name: "Accept 2 questions" }).click();
    await page.getByText("2 questions accepted.").waitFor();
    await page.getByText("1 is left out").waitFor();
    await page.getByText("This day lies in the past: choose today or later.").waitFor();
    await page.getByRole("button", { name: "Accept questions" }).and(page.locator(":disabled")).waitFor();
    await page.getByRole("button", { name: "Move on to: Exchange asked of the vendor" }).click();
    await page.getByText("Case moved on to: Exchange asked of the vendor.").waitFor();
    const answerBy = page.getByLabel("I answer by: Late delivery");
    await answerBy.fill("17/04/2026");
    await answerBy.fill("17/14/2026");
    await page.keyboard.press("Tab");
    await page.getByText("This is no day. Write it as dd/mm/yyyy.").waitFor();
    expect(await answerBy.inputValue()).toBe("17/14/2026");
    await page.getByRole("button", { name: "Accept questions" }).and(page.locator(":disabled")).waitFor();
    await answerBy.fill("17/04/2026");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Accept 1 question" }).click();
    await page.getByText("This task waits no longer.").or(page.getByText("Nothing waits for you")).first().waitFor();
    const rows = await web.api.db.query
      .select()
      .from(openQuestions)
      .where(eq(openQuestions.nextResponsibleId, successor.id))
      .orderBy(openQuestions.nextDueOn);
    expect(rows.map(({ nextDueOn, acceptedAt }) => [nextDueOn, acceptedAt !== null])).toEqual([
      ["2026-04-15", true],
      ["2026-04-17", true],
      ["2026-04-20", true],
    ]);
    expect(rows[2]?.returnState).toBe("vendorRequested");
    expect(faults).toEqual([]);
  });
});

describe("the first contact", () => {
  test("says what is missing, keeps what was ticked over a reload, and is complete once nothing is", async () => {
    const company = await createCompany(web.api.db);
    const successor = company.reps[0] as Person;
    const departure = await createDeparture(web.api.db, company, { nextOwner: successor });
    const handoverId = departure.handovers[0]?.id ?? "";
    await web.api.db.query.update(handovers).set({ switchedAt: MONDAY }).where(eq(handovers.id, handoverId));
    const path = await giveTask(departure.id, "makeFirstContact", successor, { handoverId });
    const { page, faults } = await web.openAs(successor.id, path);
    await page.getByRole("checkbox", { name: /^3\. Confirm persons/ }).check();
    await page.getByRole("checkbox", { name: /^5\. Go through the open questions/ }).check();
    await page.getByLabel("What was said").fill("Calls back on Friday");
    await page.reload();
    expect(await page.getByLabel("What was said").inputValue()).toBe("Calls back on Friday");
    await page.getByRole("button", { name: "Record this talk" }).click();
    await page.getByText("Recorded. Still missing: 12. Agree the next contact").waitFor();
    const contactOf = async () =>
      (await web.api.db.query.select().from(firstContacts).where(eq(firstContacts.handoverId, handoverId)))[0]?.items;
    expect(await contactOf()).toEqual([3, 5]);
    await page.getByRole("checkbox", { name: /^12\. Agree the next contact/ }).check();
    await page.getByRole("button", { name: "Record and complete the first contact" }).click();
    await page.getByText("The first contact is complete.").waitFor();
    expect(await contactOf()).toEqual([3, 5, 12]);
    expect(faults).toEqual([]);
  });
});

describe("what is handed over", () => {
  test("stays on the desk with its state and its questions, until they are recorded as answered", async () => {
    const company = await createCompany(web.api.db);
    const successor = company.reps[0] as Person;
    const departure = await createDeparture(web.api.db, company, { nextOwner: successor, gates: [...gates] });
    const [one] = departure.handovers as [(typeof departure.handovers)[number]];
    const { id, clientId } = one;
    await web.api.db.query
      .update(handovers)
      .set({ end: "handedOver", endedAt: MONDAY, switchedAt: MONDAY, introducedAt: MONDAY, toldAt: MONDAY })
      .where(eq(handovers.id, id));
    await web.api.db.query.update(ownerships).set({ personId: successor.id }).where(eq(ownerships.clientId, clientId));
    await web.api.db.query.insert(openQuestions).values({
      source: "test",
      sourceId: id,
      clientId,
      text: "Which pallet size?",
      nextResponsibleId: successor.id,
      nextDueOn: "2026-04-15",
      handedOverAt: MONDAY,
      acceptedAt: MONDAY,
    });
    const { page, faults } = await web.openAs(successor.id, "/desk");
    await page.getByText("No client is on the way to you; 1 is handed over").waitFor();
    const row = page.getByRole("row").filter({ hasText: "Nothing left to do" });
    await row.getByText("Handed over").waitFor();
    await page.getByRole("tab", { name: "Questions" }).click();
    await page.getByText("I answer by Wed").waitFor();
    await page.getByRole("button", { name: "Answered: Which pallet size?" }).click();
    await page.getByRole("button", { name: "Record it as answered" }).click();
    await page.getByText("Recorded as answered.").waitFor();
    await page.getByText("Which pallet size?").waitFor({ state: "detached" });
    const [question] = await web.api.db.query.select().from(openQuestions).where(eq(openQuestions.sourceId, id));
    expect(question?.closedOn).toBe("2026-04-06");
    expect(faults).toEqual([]);
  });
});
