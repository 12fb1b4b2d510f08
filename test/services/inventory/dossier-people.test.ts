import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { interactions } from "../../../db/schema/book.ts";
import { departmentContacts, ownerships } from "../../../db/schema/clients.ts";
import { handovers, notes } from "../../../db/schema/departures.ts";
import { firstContacts, introductions } from "../../../db/schema/introductions.ts";
import { addContact } from "../../../services/inventory/add-contact.ts";
import { addOpenQuestion } from "../../../services/inventory/add-open-question.ts";
import { getDossier } from "../../../services/inventory/get-dossier.ts";
import { updateContact } from "../../../services/inventory/update-contact.ts";
import { updateOpenQuestion } from "../../../services/inventory/update-open-question.ts";
import {
  actorOf,
  createCompany,
  createDeparture,
  MONDAY,
  nameDepartmentContact,
  type Person,
  type TestHandover,
} from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

async function prepare() {
  const company = await createCompany(held.db);
  const { id, handovers } = await createDeparture(held.db, company, { clients: 1 });
  const handover = handovers[0] as TestHandover;
  const dossierFor = async (person: Person) => getDossier(held.deps, await actorOf(held.db, person), handover.id);
  const question = { kind: "question" as const, text: "Which colour?", dueOn: null, justified: null };
  return { company, id, handover, dossierFor, question, leaver: await actorOf(held.db, company.leaver) };
}

describe("a dossier", () => {
  test("names the person of every department, and the departments without one (R13)", async () => {
    const { company, handover, dossierFor } = await prepare();
    const { logistics, finance } = company.departments;
    await nameDepartmentContact(held.db, handover.clientId, logistics.id, logistics.contact.id);
    await nameDepartmentContact(held.db, handover.clientId, finance.id, finance.contact.id);
    await held.db.query
      .update(departmentContacts)
      .set({ confirmedAt: MONDAY })
      .where(eq(departmentContacts.departmentId, finance.id));
    const { persons } = await dossierFor(company.head);
    const of = (department: string) => persons.find((one) => one.department === department);
    expect(of("logistics")).toEqual({
      department: "logistics",
      personId: logistics.contact.id,
      name: logistics.contact.name,
      confirmed: false,
    });
    expect(of("finance")).toMatchObject({ name: finance.contact.name, confirmed: true });
    expect(of("support")).toEqual({ department: "support", personId: null, name: null, confirmed: false });
  });

  test("tells what was recorded of the handover beside what the source knows, notes not to the leaver (R61)", async () => {
    const { company, handover, dossierFor } = await prepare();
    const successor = company.reps[0] as Person;
    const db = held.db.query;
    await db.insert(interactions).values({
      clientId: handover.clientId,
      source: "crm",
      sourceId: handover.id,
      kind: "email",
      at: new Date("2026-04-01T09:00:00Z"),
      personId: company.leaver.id,
    });
    await db
      .update(handovers)
      .set({ nextOwnerId: successor.id, toldAt: new Date("2026-04-07T09:00:00Z") })
      .where(eq(handovers.id, handover.id));
    await db.insert(introductions).values({
      handoverId: handover.id,
      format: "jointCall",
      state: "held",
      successorId: successor.id,
      uid: `${handover.id}@test`,
      startsAt: new Date("2026-04-08T09:00:00Z"),
      heldAt: new Date("2026-04-08T10:00:00Z"),
    });
    await db.insert(firstContacts).values({
      handoverId: handover.id,
      personId: successor.id,
      items: [3],
      madeAt: new Date("2026-04-09T09:00:00Z"),
    });
    const note = (kind: string, text: string) => ({ subject: `handover:${handover.id}`, kind, text });
    await db.insert(notes).values([note("introduction", "They want a better price"), note("offerException", "Secret")]);
    const read = async (person: Person) =>
      (await dossierFor(person)).history.map(({ kind, at, personId, note: said }) => [
        kind,
        at.slice(0, 10),
        personId,
        said,
      ]);
    const entries = (said: string | null) => [
      ["firstContact", "2026-04-09", successor.id, null],
      ["introduction", "2026-04-08", successor.id, said],
      ["told", "2026-04-07", null, null],
      ["email", "2026-04-01", company.leaver.id, null],
    ];
    expect(await read(company.head)).toEqual(entries("They want a better price"));
    expect(await read(company.leaver)).toEqual(entries(null));
  });

  test("tells who owned the client from when to when, and how it came to them (R8)", async () => {
    const { company, id, handover, dossierFor } = await prepare();
    const rep = company.reps[0] as Person;
    await held.db.query
      .update(ownerships)
      .set({ during: "[2020-01-01T00:00:00Z,2026-04-01T00:00:00Z)" })
      .where(eq(ownerships.clientId, handover.clientId));
    await held.db.query
      .insert(ownerships)
      .values({ clientId: handover.clientId, personId: rep.id, during: "[2026-04-01T00:00:00Z,)", departureId: id });
    expect((await dossierFor(company.head)).transferLog).toEqual([
      {
        personId: company.leaver.id,
        name: company.leaver.name,
        from: "2020-01-01T00:00:00.000Z",
        to: "2026-04-01T00:00:00.000Z",
        how: "recorded",
      },
      { personId: rep.id, name: rep.name, from: "2026-04-01T00:00:00.000Z", to: null, how: "handover" },
    ]);
  });

  test("tells who changed it last and when", async () => {
    const { company, handover, dossierFor, question, leaver } = await prepare();
    expect((await dossierFor(company.head)).lastChange).toBeNull();
    await addOpenQuestion(held.deps, leaver, { handoverId: handover.id, version: null, question });
    const head = await actorOf(held.db, company.head);
    const contact = { title: "Buyer" };
    const contactId = handover.contactId as string;
    await updateContact(held.deps, head, { handoverId: handover.id, contactId, version: null, contact });
    expect((await dossierFor(company.leaver)).lastChange).toEqual({
      byId: company.head.id,
      byName: company.head.name,
      at: MONDAY.toISOString(),
    });
  });
});

describe("an edit of a dossier that somebody else has changed", () => {
  test.each<[string, (made: Awaited<ReturnType<typeof prepare>>, questionId: string) => Promise<unknown>]>([
    [
      "addContact",
      ({ leaver, handover }) =>
        addContact(held.deps, leaver, { handoverId: handover.id, version: 1, contact: { name: "Nina" } }),
    ],
    [
      "updateContact",
      ({ leaver, handover }) =>
        updateContact(held.deps, leaver, {
          handoverId: handover.id,
          contactId: handover.contactId as string,
          version: 1,
          contact: { title: "Owner" },
        }),
    ],
    [
      "addOpenQuestion",
      ({ leaver, handover, question }) =>
        addOpenQuestion(held.deps, leaver, { handoverId: handover.id, version: 1, question }),
    ],
    [
      "updateOpenQuestion",
      ({ leaver, handover }, questionId) =>
        updateOpenQuestion(held.deps, leaver, {
          handoverId: handover.id,
          questionId,
          version: 1,
          question: { dueOn: "2026-04-20" },
        }),
    ],
  ])("is told by %s what changed, by whom and when, and changes nothing", async (_verb, edit) => {
    const made = await prepare();
    const { company, handover, question, dossierFor } = made;
    const head = await actorOf(held.db, company.head);
    const { id } = await addOpenQuestion(held.deps, head, { handoverId: handover.id, version: 1, question });
    const change = { byId: company.head.id, byName: company.head.name, at: MONDAY.toISOString() };
    await expect(edit(made, id)).rejects.toMatchObject({
      code: "changed",
      details: {
        version: 2,
        changes: [
          {
            ...change,
            verb: "addOpenQuestion",
            subjectId: id,
            fields: ["dueOn", "justified", "kind", "text"],
            version: 2,
          },
        ],
      },
    });
    expect((await dossierFor(company.head)).handover.version).toBe(2);
  });
});
