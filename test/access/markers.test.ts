import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OutgoingMail } from "../../contracts/outgoing-mail.ts";
import { contacts } from "../../db/schema/clients.ts";
import { people } from "../../db/schema/people.ts";
import { composeRawMail } from "../../runtime/compose-raw-mail.ts";
import { startTestApi, type TestApi } from "../support/api.ts";
import type { Person } from "../support/company.ts";
import { type AccessCompany, createAccessCompany } from "./company.ts";
import { readAll, readStream } from "./look-everywhere.ts";
import { listMarkers, type Reader, writeMarkers } from "./markers.ts";
import { sendAll } from "./send-all.ts";
import { createLinkToken } from "./side.ts";

let api: TestApi;
let company: AccessCompany;
let sent: Awaited<ReturnType<typeof sendAll>>;
/** Everything each reader came across: answers, events, mails, pages. */
const told = new Map<Reader, string[]>();
const tell = (reader: Reader, ...texts: string[]) => told.set(reader, [...(told.get(reader) ?? []), ...texts]);

beforeAll(async () => {
  api = await startTestApi({ demo: true, composeRaw: composeRawMail });
  company = await createAccessCompany(api.deps);
  const second = await addSecondContact();
  await writeMarkers(api.db, company);
  const tokens = await giveLinks(second);
  const persons = await listPersons();
  for (const [reader, person] of persons) {
    const client = await api.signIn(person.id);
    tell(reader, ...(await readAll(client, company, [])), await readStream(api, client, person.id));
  }
  for (const [reader, token] of Object.entries(tokens) as [Reader, string][])
    tell(reader, ...(await readAll(api.stranger, company, [token])));
  sent = await sendAll({ ...api.deps, composeRaw: composeRawMail }, company);
  await tellMails(persons);
}, 300_000);
afterAll(() => api.stop());

/** A colleague of the page's contact who consented to nothing. */
async function addSecondContact(): Promise<string> {
  const [row] = await api.db.query
    .insert(contacts)
    .values({
      clientId: company.own.clients.offered.clientId,
      source: "test",
      sourceId: "second",
      name: "MARKER-SECOND-CONTACT",
      email: "second@client.example",
    })
    .returning();
  return row?.id as string;
}

async function giveLinks(secondContactId: string) {
  const subjectId = company.own.clients.offered.handoverId;
  return {
    consenting: company.tokens.page,
    notConsenting: await createLinkToken(api.deps, { purpose: "clientPage", subjectId, contactId: secondContactId }),
    departmentLink: company.tokens.department,
  };
}

async function listPersons(): Promise<[Reader, Person][]> {
  const [finance] = await api.db.query
    .select()
    .from(people)
    .where(inArray(people.id, [company.financeHeadId]));
  return Object.entries({
    ...company.people,
    otherHead: company.otherHead,
    leavingHead: company.headLeaves.head,
    leaverNotTold: company.leaverNotTold,
    otherSuccessor: company.foreign.successor,
    finance,
  }) as [Reader, Person][];
}

/** What a mail shows whoever opens it, calendar part included. */
const show = (mail: OutgoingMail) => `mail ${mail.subject} ${mail.text} ${mail.html} ${mail.icalEvent?.content ?? ""}`;

async function tellMails(persons: [Reader, Person][]): Promise<void> {
  const byAddress = new Map(persons.map(([reader, { email }]) => [email, reader]));
  for (const mail of sent.mails) {
    const reader = byAddress.get(mail.to.address);
    if (reader) tell(reader, show(mail));
    else if (mail.to.address.includes("marker-contact")) tell(mail.icalEvent ? "consenting" : "mailed", show(mail));
  }
}

describe("what the role may not see", () => {
  it("is in no answer, event, mail or page, and is shown to whom it is meant for", () => {
    const shown: string[] = [];
    for (const [name, { text, shownTo, maySee = [] }] of Object.entries(listMarkers(company))) {
      for (const [reader, texts] of told) {
        const at = texts.filter((one) => one.toLowerCase().includes(text.toLowerCase()));
        const isMissing = shownTo.includes(reader) && at.length === 0;
        const isForbidden = !shownTo.includes(reader) && !maySee.includes(reader) && at.length > 0;
        if (isMissing) shown.push(`${reader} is not shown ${name}`);
        if (isForbidden) shown.push(`${reader} is shown ${name}: ${at.map((one) => one.slice(0, 60)).join(" | ")}`);
      }
    }
    expect(shown).toEqual([]);
  });

  it("was looked for in every kind of mail a departure sends by itself", () => {
    expect(sent.kinds).toEqual([
      "clientNotice",
      "colleagueMail",
      "departmentNotice",
      "invitation",
      "leaverTold",
      "standup",
    ]);
  });

  it("is in no mail to the leaver who hears first", () => {
    const text = sent.afterConfirmation
      .filter((mail) => mail.to.address === company.leaverNotTold.email)
      .map(show)
      .join();
    expect(text).not.toBe("");
    expect(text).not.toMatch(/MARKER/i);
  });
});
