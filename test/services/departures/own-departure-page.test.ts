import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type departures, handovers } from "../../../db/schema/departures.ts";
import { offerCatalogue, offerDecisions } from "../../../db/schema/offers.ts";
import { getOwnLetter } from "../../../services/departures/get-own-letter.ts";
import { getOwnSteps } from "../../../services/departures/get-own-steps.ts";
import { actorOf, createCompany, createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** A departure whose first client has an offer decided and an owner appointed. */
async function prepare(overrides: Partial<typeof departures.$inferInsert> = {}) {
  const company = await createCompany(held.db);
  const successor = company.reps[0] as Person;
  const { id, handovers: made } = await createDeparture(held.db, company, {
    clients: 2,
    nextOwner: successor,
    departure: { leaverToldAt: MONDAY, ...overrides },
  });
  const leaver = await actorOf(held.db, company.leaver);
  const letter = (locale: "en" | "ru" = "en") => getOwnLetter(held.deps, leaver, { departureId: id, locale });
  return { company, successor, id, made, leaver, letter, head: await actorOf(held.db, company.head) };
}

describe("the leaver's own letter", () => {
  it("is the notice in each format, from the company, in the leaver's name", async () => {
    const { company, letter } = await prepare();
    const { letters, effectiveOn } = await letter();
    expect(letters.map(({ format }) => format).sort()).toEqual(["inNotice", "jointCall", "jointMeeting"]);
    expect(effectiveOn).toBe("2026-04-17");
    for (const { text, html } of letters) {
      expect(text).toContain(company.leaver.name);
      expect(text).toContain("[new account manager]");
      expect(html).toContain("17 April 2026");
    }
  });

  it("speaks the language asked for", async () => {
    const { letter } = await prepare();
    expect((await letter("ru")).letters[0]?.text).toContain("[новый менеджер]");
  });

  it("names no client, contact or successor and holds no offer (R61)", async () => {
    const { successor, made, letter } = await prepare();
    const words = (text: string) => ({ en: text, ru: text });
    await held.db.query.insert(offerCatalogue).values({
      code: "sweet",
      retentionType: "service",
      nonPrice: true,
      withoutRep: true,
      title: words("SWEET-TITLE"),
      text: words("SWEET-TEXT"),
      fixedCostMinor: 1000,
      effectPct: 10,
    });
    await held.db.query.insert(offerDecisions).values({
      handoverId: made[0]?.id as string,
      proposedReason: "pays",
      proposedAt: MONDAY,
      offerCode: "sweet",
      how: "approved",
      decidedAt: MONDAY,
      validUntil: "2026-07-01",
    });
    const all = JSON.stringify([await letter("en"), await letter("ru")]);
    for (const secret of [successor.name, "SWEET", "Client ", "Contact "]) expect(all).not.toContain(secret);
  });

  it("is read by the head as well, and by nobody else", async () => {
    const { company, id, head, letter } = await prepare();
    const input = { departureId: id, locale: "en" } as const;
    expect(await getOwnLetter(held.deps, head, input)).toEqual(await letter());
    for (const person of [company.hr, company.executive, company.reps[0] as Person])
      await expect(getOwnLetter(held.deps, await actorOf(held.db, person), input)).rejects.toMatchObject({
        code: "forbidden",
      });
  });
});

describe("the leaver's own steps", () => {
  it("say what happens when and how far their clients are", async () => {
    const { id, made, leaver } = await prepare();
    const [first, second] = made.map((one) => one.id) as [string, string];
    await held.db.query.update(handovers).set({ completeness: 100, toldAt: MONDAY }).where(eq(handovers.id, first));
    await held.db.query.update(handovers).set({ completeness: 100 }).where(eq(handovers.id, second));
    const { steps } = await getOwnSteps(held.deps, leaver, { departureId: id });
    expect(steps.map(({ code, day, state, progress }) => [code, day, state, progress])).toEqual([
      ["told", "2026-04-06", "done", null],
      ["dossiers", "2026-04-09", "done", { done: 2, of: 2 }],
      ["clientsTold", "2026-04-13", "now", { done: 1, of: 2 }],
      ["introductions", "2026-04-17", "ahead", { done: 0, of: 2 }],
      ["lastDay", "2026-04-17", "ahead", null],
      ["signInEnds", "2026-04-17", "ahead", null],
      ["endOfEmployment", "2026-04-17", "ahead", null],
    ]);
    expect(steps.find(({ code }) => code === "signInEnds")?.at).toBe("2026-04-17T18:00:00.000Z");
  });

  it("count no client that was left out of the book", async () => {
    const { id, made, leaver } = await prepare();
    await held.db.query
      .update(handovers)
      .set({ end: "excluded" })
      .where(eq(handovers.id, made[0]?.id as string));
    const { steps } = await getOwnSteps(held.deps, leaver, { departureId: id });
    expect(steps.find(({ code }) => code === "dossiers")?.progress).toEqual({ done: 0, of: 1 });
  });

  it("are the leaver's and the head's to read", async () => {
    const { company, id, head, leaver } = await prepare();
    const input = { departureId: id };
    expect(await getOwnSteps(held.deps, head, input)).toEqual(await getOwnSteps(held.deps, leaver, input));
    await expect(getOwnSteps(held.deps, await actorOf(held.db, company.hr), input)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
