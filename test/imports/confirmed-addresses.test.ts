import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { contacts } from "../../db/schema/clients.ts";
import { change, done } from "../../db/transaction.ts";
import { type Coordinates, correctContact } from "../../services/client-notices/correct-contact.ts";
import { createExport, createMapping } from "./csv.ts";
import { importer, useImports } from "./use-imports.ts";

const { held, applyFiles } = useImports();
let serial = 0;
const confirmedOn = "2026-04-06";

/** Firm f1's mailbox, as the file has it. */
async function apply(source: string, mail: string) {
  const files = createExport({
    "reps.csv": `rep,name,mail,boss\nr1,Ann Lee,,r2\nr2,Bob ${source},,\nr3,Cid Fox,,r2\n`,
    "boxes.csv": `firm,mail,phone\nf1,${mail},+1 555\n`,
  });
  const { files: known } = createMapping();
  const mapping = createMapping({
    name: source,
    files: { ...known, boxes: { headers: ["firm", "mail", "phone"] } },
    contacts: [{ from: "boxes", id: "firm", client: "firm", name: "firm", email: "mail", phone: "phone" }],
  });
  return (await applyFiles(files, mapping)).rows.filter(
    ({ entity, action }) => entity === "contacts" && action !== "unchanged",
  );
}

async function contactOf(source: string): Promise<typeof contacts.$inferSelect> {
  const [found] = await held.db.query.select().from(contacts).where(eq(contacts.source, source));
  if (!found) throw new Error("no contact");
  return found;
}

/** The mailbox was old@firm.example in the file; the client itself has set that right since. */
async function importAndCorrect(given: Coordinates): Promise<string> {
  const source = `confirmed-firm-${++serial}`;
  await apply(source, "old@firm.example");
  const { id, clientId } = await contactOf(source);
  await change(held.db, importer, async (context) => {
    await correctContact(context, clientId, id, given, confirmedOn);
    return done(null, [{ verb: "corrected", subject: `client:${clientId}` }]);
  });
  return source;
}

test("a file that repeats the address replaced here does not bring it back: a conflict row", async () => {
  const source = await importAndCorrect({ email: "new@firm.example" });
  expect(await apply(source, "old@firm.example")).toMatchObject([{ action: "conflict", code: "address_replaced" }]);
  expect(await contactOf(source)).toMatchObject({ email: "new@firm.example", verifiedOn: confirmedOn });
});

test("nor one that was taken away here", async () => {
  const source = await importAndCorrect({ email: null });
  expect(await apply(source, "old@firm.example")).toMatchObject([{ action: "conflict", code: "address_replaced" }]);
  expect((await contactOf(source)).email).toBeNull();
});

test("an address the file has newly counts, and as not confirmed", async () => {
  const source = await importAndCorrect({ email: "new@firm.example" });
  expect(await apply(source, "newest@firm.example")).toMatchObject([
    { action: "changed", details: { fields: ["email", "verifiedOn"] } },
  ]);
  expect(await contactOf(source)).toMatchObject({ email: "newest@firm.example", verifiedOn: null });
});

test("a confirmed address the file has too stays confirmed", async () => {
  const source = await importAndCorrect({ email: "old@firm.example" });
  expect(await apply(source, "old@firm.example")).toEqual([]);
  expect((await contactOf(source)).verifiedOn).toBe(confirmedOn);
});
