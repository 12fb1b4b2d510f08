import { gzipSync } from "node:zlib";
import { createExport, createMapping } from "../imports/csv.ts";
import type { Person } from "../support/company.ts";
import type { AccessLine } from "./access-lines.ts";
import type { AccessCompany } from "./company.ts";
import type { Side } from "./side.ts";
import type { Client, Stand } from "./stands.ts";

/** What a route's id needs of a client: the stand at which its verb has something to do. */
const standOf: Record<string, Stand> = {
  recordFirstContact: "switched",
  recordCall: "released",
  recordLetter: "released",
  previewClientNotice: "ready",
  holdNotice: "ready",
  unholdNotice: "held",
  listSlots: "offered",
  pickSlot: "offered",
  recordIntroduction: "agreed",
};

/** The records a line is about. */
export interface Subject {
  side: Side;
  client: Client;
  self: Person | null;
  departureId: string;
  company: AccessCompany;
  line: AccessLine;
}

export function findSubject(company: AccessCompany, line: AccessLine, routeId: string): Subject {
  const { role, record, state } = line;
  const side = state === "headLeaves" ? company.headLeaves : record === "foreign" ? company.foreign : company.own;
  const departureId =
    state === "noticed" ? company.noticedId : state === "leftLastDay" ? company.goneId : side.departureId;
  const client = side.clients[findStand(line, routeId)];
  const self = role === "client" || role === "nobody" ? null : company.people[role];
  return { side, client, self, departureId, company, line };
}

function findStand({ role, record, state }: AccessLine, routeId: string): Stand {
  if (state === "handedOver") return "ended";
  if (state === "proposed") return "approved";
  if (role === "successor" && record === "team") return "other";
  if (role === "executive" && record === "own" && routeId === "pickSlot") return "offeredManaged";
  if (role === "executive" && record === "own" && routeId === "recordIntroduction") return "agreedManaged";
  return standOf[routeId] ?? "owned";
}

/** The path with the ids of the line's records in it. */
export function fillPath(path: string, subject: Subject): string {
  return path.replace(/:(\w+)/g, (_, name: string) => paramOf(name, subject, path));
}

function paramOf(name: string, subject: Subject, path: string): string {
  const { side, client, self, departureId, company, line } = subject;
  const isOther = line.role === "successor" && line.record === "team";
  switch (name) {
    case "departureId":
      return departureId;
    case "handoverId":
      return client.handoverId;
    case "contactId":
      return client.contactId;
    case "questionId":
      if (path.startsWith("/handovers")) return client.questionId;
      if (path.endsWith("/answered") && !isOther)
        return line.role === "leaver" && line.state === "running" ? side.leaverQuestionId : side.handedQuestionId;
      if (line.role === "leaver" && line.state === "running") return client.questionId;
      return isOther ? side.otherQuestionId : side.caseId;
    case "clientId":
      return line.role === "rep" && line.record === "own" ? company.ownClientId : client.clientId;
    case "noticeId":
      if (path.startsWith("/client-notices")) return client.noticeId ?? "";
      return line.role === "departmentContact" && line.record === "foreign"
        ? company.own.financeNoticeId
        : side.logisticsNoticeId;
    case "releaseId":
      return side.releaseId;
    case "taskId":
      return path.endsWith("/settle") ? side.matterTaskId : side.itTaskId;
    case "effectId":
      return path.endsWith("/plan-again") ? side.failedEffectId : side.unknownEffectId;
    case "importId":
      return company.importId;
    case "calendar":
      return "DE";
    case "day":
      return "2026-06-10";
    case "offerId":
      return company.offerId;
    case "systemId":
      return company.systemId;
    case "kind":
      return "clientNotice";
    case "teamId":
      return side.teamId;
    case "personId":
      return personOf(subject).id;
    case "awayId":
      return company.awayIds[personOf(subject).id] ?? "";
    case "token":
      return tokenOf(subject, path, self);
  }
  throw new Error(`no value for :${name}`);
}

/** Oneself, or a colleague. */
function personOf({ line, self, company }: Subject): Person {
  if (line.record === "own" && self) return self;
  return line.role === "hr" ? company.people.auditor : company.people.hr;
}

/** One's own link; another's, which opens another page; or one that was never given. */
function tokenOf({ company, line }: Subject, path: string, self: Person | null): string {
  const { page, department } = company.tokens;
  const forged = `${page.slice(0, -4)}AAAA`;
  if (self) return line.role === "departmentContact" && line.record === "own" ? department : forged;
  if (line.role === "client" && line.record === "own") return page;
  return line.role === "client" && path.startsWith("/department-pages") ? page : forged;
}

type Bodies = Record<string, (subject: Subject) => unknown>;
const reason = "Agreed with the client.";
const bothWords = { en: "A visit to the plant", ru: "Посещение завода" };
const oneDayAway = { fromDay: "2026-11-02", toDay: "2026-11-03" };

/** Bodies with which each changing route succeeds for who may. */
export const bodies: Bodies = {
  createFirstAdministrator: () => ({ name: "Ada", email: "ada@company.example", password: "long enough to do" }),
  setLocale: () => ({ locale: "ru" }),
  saveOwnerDraft: ({ side }) => ({ reviewed: [side.clients.undecided.handoverId] }),
  previewDeparture: ({ company }) => ({ leaverId: company.candidate.id }),
  openDeparture: ({ company }) => ({ leaverId: company.candidate.id, kind: "resigned", reason: "pay" }),
  previewChange: () => ({ change: "moveLastDay", lastWorkingDay: "2026-04-24" }),
  moveLastDay: () => ({ lastWorkingDay: "2026-04-24" }),
  waiveGate: () => ({ gate: "inventory", reason }),
  letGoClient: () => ({ reason }),
  recordFirstContact: () => ({ items: [3, 5, 12] }),
  acceptQuestions: ({ side, line }) => ({
    items: [
      {
        questionId: line.record === "team" && line.role === "successor" ? side.otherQuestionId : side.handedQuestionId,
        dueOn: "2026-04-15",
      },
    ],
  }),
  advanceCase: () => ({ state: "confirmed" }),
  addContact: () => ({ name: "Nina New" }),
  updateContact: () => ({ title: "Buyer" }),
  addOpenQuestion: () => ({ text: "Which colour?" }),
  updateOpenQuestion: () => ({ dueOn: "2026-04-20" }),
  suggestSuccessor: ({ side }) => ({ personId: side.other.id }),
  suggestSuccessors: ({ side, client }) => ({ handoverIds: [client.handoverId], personId: side.other.id }),
  answerGaps: ({ client }) => ({ handoverIds: [client.handoverId], answer: "noPromises" }),
  signInventory: ({ client }) => ({ handoverIds: [client.handoverId] }),
  approveOwners: () => ({ approveRest: true, expectedCount: 1 }),
  assignOwners: ({ side }) => ({
    handoverIds: [side.clients.homeless.handoverId],
    personId: side.other.id,
    reason,
  }),
  raiseCapacity: ({ side }) => ({ personId: side.other.id, to: 61, reason }),
  answerProposals: () => ({ accept: "all" }),
  settleObjection: ({ side }) => ({ departmentId: side.financeId, text: reason }),
  decideOfferGroup: () => ({ scope: "none", expectedCount: 1, expectedTotalCostMinor: 0 }),
  settleMatter: () => ({ text: reason }),
  listOfferOptions: ({ client }) => ({ handoverIds: [client.handoverId] }),
  decideOffers: () => ({ approveRest: true, expectedCount: 1 }),
  releaseSendList: () => ({ all: true, expectedCount: 1 }),
  recordCall: () => ({ outcome: "reached" }),
  recordLetter: () => ({ deliveredOn: "2026-04-06" }),
  nameLooseWorkOwner: ({ side }) => ({ ids: [side.looseWork.open], personId: side.other.id }),
  acceptLooseWork: ({ side }) => ({ ids: [side.looseWork.given], dueOn: "2026-04-15" }),
  settleUnknownEffect: () => ({ outcome: "sent", note: "It is in the server's log." }),
  planEffectAgain: () => ({ note: "Their mailbox works again." }),
  retryStep: ({ side }) => ({ id: side.failingStep }),
  pickSlot: ({ client }) => ({ slot: client.slot }),
  recordIntroduction: () => ({ held: true }),
  askQuestion: () => ({ text: "Who delivers now?" }),
  objectToChange: () => ({ text: "We want to keep her.", confirm: true }),
  correctCoordinates: () => ({ title: "Director" }),
  pickSlotByLink: ({ side }) => ({ slot: side.clients.offered.slot }),
  getReportCsv: ({ departureId }) => ({ report: "departure", departureId }),
  exportClients: ({ side, line }) => (line.role === "head" ? { teamId: side.teamId } : {}),
  uploadImport: () => ({
    files: createExport().map(({ name, bytes }) => ({
      name: `${name}.gz`,
      content: gzipSync(bytes).toString("base64"),
    })),
    mapping: JSON.stringify(createMapping({ name: "other-firm" })),
  }),
  createPerson: () => ({ name: "Nora New", roles: ["rep"] }),
  changePerson: () => ({ capacity: 61 }),
  createSignIn: () => ({ email: "new@company.example", password: "long enough to do" }),
  setDeputy: ({ company }) => ({ deputyId: company.candidate.id }),
  addAwayDays: () => oneDayAway,
  putDepartment: ({ company }) => ({ code: "support", headId: company.people.departmentContact.id }),
  createTeam: () => ({ name: "Another team" }),
  changeTeam: () => ({ dayStart: "08:00" }),
  connectSystem: () => ({ name: "Telephone", kind: "telephony" }),
  changePolicy: () => ({ noticeDays: 21 }),
  previewPolicy: () => ({ noticeDays: 21 }),
  changeCalendar: () => ({ days: [{ day: "2026-06-11", kind: "off" }] }),
  addOffer: () => ({ kind: "education", title: bothWords, text: bothWords, effectPct: 20 }),
  changeOffer: () => ({ validDays: 30 }),
  previewWording: () => ({ locale: "en", texts: { "client.closing": "Yours" } }),
  changeWording: () => ({ locale: "en", texts: { "client.closing": "Yours" } }),
  sampleImport: () => ({
    files: createExport().map(({ name, bytes }) => ({ name, content: bytes.toString("base64") })),
  }),
  changeCompany: () => ({ postalAddress: "1 New Street" }),
  goLive: () => ({ companyName: "Test Company", mode: "domains", domains: ["company.example"] }),
  moveDemoClock: () => ({ to: "2026-04-07T09:00:00Z" }),
  putMail: () => ({ envelopeFrom: "a@b.example", envelopeTo: ["c@d.example"], raw: "YQ==" }),
};

const queries: Record<string, (subject: Subject) => string> = {
  previewOfferGroup: () => "?scope=none",
  readFacts: ({ departureId }) => `?departureId=${departureId}`,
};

export const queryOf = (routeId: string, subject: Subject): string => queries[routeId]?.(subject) ?? "";
