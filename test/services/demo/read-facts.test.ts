import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { figure } from "../../../cli/matrix/check.ts";
import { openQuestions } from "../../../db/schema/book.ts";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { readFacts } from "../../../services/demo/read-facts.ts";
import { endSignIn } from "../../../services/departures/end-sign-in.ts";
import { getClosingReport } from "../../../services/departures/get-closing-report.ts";
import { letGoClient } from "../../../services/handovers/let-go-client.ts";
import { actorOf, createCompany, createDeparture, freezeClock, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const EVENING = new Date("2026-04-17T18:00:00Z");
const figureOf = async (departureId: string, path: string) => figure(await readFacts(held.deps, departureId), path);

describe("clients.afterLastDay", () => {
  it("counts whom the last day found open and not introduced, as the closing report does", async () => {
    const company = await createCompany(held.db);
    const { id, handovers: made } = await createDeparture(held.db, company, { clients: 4 });
    const [introduced, gone, excluded] = made.map((row) => row.id) as [string, string, string];
    const set = (handoverId: string, values: Partial<typeof handovers.$inferInsert>) =>
      held.db.query.update(handovers).set(values).where(eq(handovers.id, handoverId));
    await set(introduced, { introducedAt: new Date("2026-04-09T11:00:00Z") });
    await set(excluded, { end: "excluded" });
    const head = await actorOf(held.db, company.head);
    await letGoClient(held.deps, head, gone, { reason: "Bankrupt since March" });
    expect(await figureOf(id, "clients.afterLastDay")).toBe(0);
    await freezeClock(held.db, EVENING);
    await endSignIn(held.deps, id);
    expect(await figureOf(id, "clients.afterLastDay")).toBe(1);
    const { totals } = await getClosingReport(held.deps, head, { departureId: id });
    expect(totals.afterLastDay).toBe(1);
  });
});

describe("questions", () => {
  it("are those of the departure, though its clients come from an earlier one", async () => {
    const company = await createCompany(held.db);
    const [successor, other] = company.reps as [Person, Person];
    const first = await createDeparture(held.db, company, { clients: 1, nextOwner: successor });
    const clientId = first.handovers[0]?.clientId ?? "";
    const handedOver = (sourceId: string, at: string) => ({
      source: "test",
      sourceId: `${clientId} ${sourceId}`,
      clientId,
      text: "Samples promised",
      handedOverAt: new Date(at),
      acceptedAt: new Date(at),
    });
    await held.db.query.insert(openQuestions).values(handedOver("early", "2026-04-10T10:00:00Z"));
    const closedAt = new Date("2026-04-30T10:00:00Z");
    await held.db.query.update(handovers).set({ end: "handedOver" }).where(eq(handovers.departureId, first.id));
    await held.db.query.update(departures).set({ state: "closed", closedAt }).where(eq(departures.id, first.id));
    const noticedAt = new Date("2026-06-01T10:00:00Z");
    await freezeClock(held.db, new Date("2026-06-15T10:00:00Z"));
    const leaving = { ...company, leaver: successor };
    const second = await createDeparture(held.db, leaving, { clients: 0, departure: { noticedAt } });
    await held.db.query.insert(handovers).values({ departureId: second.id, clientId, nextOwnerId: other.id });
    expect(await figureOf(second.id, "questions.handedOver")).toBe(0);

    await held.db.query
      .insert(openQuestions)
      .values([handedOver("late", "2026-06-10T10:00:00Z"), handedOver("later", "2026-06-11T10:00:00Z")]);
    expect(await figureOf(second.id, "questions.handedOver")).toBe(2);
    expect(await figureOf(second.id, "questions.accepted")).toBe(2);
    expect(await figureOf(first.id, "questions.handedOver")).toBe(1);
    expect(await figureOf(first.id, "questions.accepted")).toBe(1);
  });
});
