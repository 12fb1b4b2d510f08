import { describe, expect, test } from "vitest";
import { toDeadline } from "../../../domain/calendar/working-hours.ts";
import {
  groupByMailbox,
  type NoticeClient,
  type NoticeContact,
  selectNoticeRecipients,
} from "../../../domain/client-notice/notice-recipients.ts";
import { type ClientNotice, validateClientNotice } from "../../../domain/client-notice/validate-client-notice.ts";
import { makeCalendar } from "../calendar/factory.ts";

function makeContact(overrides: Partial<NoticeContact> = {}): NoticeContact {
  return {
    id: "k1",
    role: "decisionMaker",
    email: "Anna@client.example",
    hasPhone: true,
    hasPostalAddress: false,
    doNotContact: [],
    marketingConsent: false,
    ...overrides,
  };
}

function makeClient(overrides: Partial<NoticeClient> = {}): NoticeClient {
  return { id: "c1", tier: "copper", isProspect: false, left: false, contacts: [makeContact()], ...overrides };
}

const select = (...clients: NoticeClient[]) => selectNoticeRecipients(clients, { tellProspects: false });

describe("R15 recipients", () => {
  test("every client is told, copper and those without any contact included", () => {
    const recipients = select(
      makeClient(),
      makeClient({ id: "c2", tier: "gold" }),
      makeClient({ id: "c3", contacts: [] }),
    );
    expect(recipients.map(({ clientId }) => clientId)).toEqual(["c1", "c2", "c3"]);
    expect(recipients[2]).toEqual({
      clientId: "c3",
      contactId: null,
      as: "task",
      channel: null,
      mailbox: null,
      offerAllowed: false,
    });
  });
  test("decision-maker and everyday contact are told, others are not", () => {
    const contacts = [
      makeContact(),
      makeContact({ id: "k2", role: "everyday" }),
      makeContact({ id: "k3", role: "other" }),
    ];
    expect(select(makeClient({ contacts })).map(({ contactId }) => contactId)).toEqual(["k1", "k2"]);
  });
  test("where no contact is marked the first that can be reached is told", () => {
    const contacts = [
      makeContact({ role: "other", email: null, hasPhone: false }),
      makeContact({ id: "k2", role: "other" }),
    ];
    expect(select(makeClient({ contacts })).map(({ contactId }) => contactId)).toEqual(["k2"]);
  });
  test("without an address, or with a mail ban, the notice becomes a task", () => {
    const one = (overrides: Partial<NoticeContact>) => select(makeClient({ contacts: [makeContact(overrides)] }))[0];
    expect(one({ email: null })).toMatchObject({ as: "task", channel: "phone", mailbox: null });
    expect(one({ doNotContact: ["email"] })).toMatchObject({ as: "task", channel: "phone", mailbox: null });
    expect(one({ doNotContact: ["email", "phone"] })).toMatchObject({ as: "task", channel: null });
    expect(one({})).toMatchObject({ as: "message", channel: "email", mailbox: "anna@client.example" });
  });
  test("an offer may stand in the notice only with consent", () => {
    expect(select(makeClient())[0]?.offerAllowed).toBe(false);
    expect(select(makeClient({ contacts: [makeContact({ marketingConsent: true })] }))[0]?.offerAllowed).toBe(true);
  });
  test("clients that left are not told, prospects only by policy", () => {
    expect(select(makeClient({ left: true }), makeClient({ isProspect: true }))).toEqual([]);
    expect(selectNoticeRecipients([makeClient({ isProspect: true })], { tellProspects: true })).toHaveLength(1);
  });
  test("one person at several clients has one mailbox", () => {
    const groups = groupByMailbox(
      select(makeClient(), makeClient({ id: "c2", contacts: [makeContact({ email: "anna@CLIENT.example " })] })),
    );
    expect([...groups].map(([mailbox, list]) => [mailbox, list.length])).toEqual([["anna@client.example", 2]]);
  });
});

describe("R16 content of a client notice", () => {
  const effective = toDeadline(makeCalendar(), "2026-04-17");
  const asOf = new Date("2026-04-13T08:00:00Z");
  const notice: ClientNotice = {
    sender: "company",
    successorId: "p2",
    successorReachable: true,
    effectiveDate: "2026-04-17",
    benefits: ["same terms, one more person to call"],
    namedPersons: 2,
    servingDepartments: 2,
    offerId: null,
    recipientConsents: true,
  };
  const none = { offerId: null };
  const errors = (overrides: Partial<ClientNotice>, decision: { offerId: string | null } | null = none, at = asOf) =>
    validateClientNotice({ ...notice, ...overrides }, at, effective, decision);

  test("a complete one may go", () => {
    expect(errors({})).toEqual([]);
    expect(errors({ offerId: "o1" }, { offerId: "o1" })).toEqual([]);
  });
  test("it is announced before it takes effect, until the last moment", () => {
    expect(errors({}, none, new Date("2026-04-17T14:59:00Z"))).toEqual([]);
    expect(errors({}, none, effective.at)).toEqual(["notInAdvance"]);
    expect(errors({ effectiveDate: "2026-04-20" })).toEqual(["effectiveDateWrong"]);
    expect(errors({ effectiveDate: null })).toEqual(["effectiveDateMissing"]);
  });
  test("it names successor, benefit and persons and comes from the company", () => {
    expect(errors({ successorId: null, successorReachable: false })).toEqual([
      "successorMissing",
      "successorNotReachable",
    ]);
    expect(errors({ benefits: [" "] })).toEqual(["benefitMissing"]);
    expect(errors({ namedPersons: 1 })).toEqual(["departmentPersonsMissing"]);
    expect(errors({ sender: "person" })).toEqual(["senderNotCompany"]);
  });
  test("it carries exactly the decided offer, and only with consent", () => {
    expect(errors({}, null)).toEqual(["offerUndecided"]);
    expect(errors({}, { offerId: "o1" })).toEqual(["offerMissing"]);
    expect(errors({ recipientConsents: false }, { offerId: "o1" })).toEqual([]);
    expect(errors({ offerId: "o2" }, { offerId: "o1" })).toEqual(["offerNotDecided"]);
    expect(errors({ offerId: "o1" })).toEqual(["offerNotDecided"]);
    expect(errors({ offerId: "o1", recipientConsents: false }, { offerId: "o1" })).toEqual(["offerWithoutConsent"]);
  });
});
