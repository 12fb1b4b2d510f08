import type { DepartmentCode, Grade, Role } from "../domain/codes.ts";
import type { ReturnCaseState } from "../domain/returns/advance-return-case.ts";
import type { Company } from "./policy.ts";

/**
 * A made-up company as plain data, ids included: what the generator makes and the database is filled with. Dates are
 * `YYYY-MM-DD`, instants ISO 8601 in UTC, money integer minor units.
 */
export interface SampleCompany {
  /** The day it is made for: all history lies before it, planned meetings and promised dates after. */
  asOf: string;
  company: Omit<Company, "live">;
  teams: SampleTeam[];
  departments: { id: string; code: DepartmentCode; headId: string }[];
  people: SamplePerson[];
  awayDays: { personId: string; fromDay: string; toDay: string }[];
  busyTimes: { personId: string; fromAt: string; toAt: string }[];
  connectedSystems: { name: string; kind: "crm" | "mail" | "calendar" | "telephony" | "files" }[];
  clients: SampleClient[];
  /** `during` in Postgres's notation for a range of instants. */
  ownerships: { clientId: string; personId: string; during: string }[];
  contacts: SampleContact[];
  contactAddresses: { contactId: string; channel: "email" | "phone"; address: string; validFrom: string }[];
  departmentContacts: { clientId: string; departmentId: string; personId: string }[];
  deals: SampleDeal[];
  orders: SampleOrder[];
  interactions: SampleInteraction[];
  openQuestions: SampleQuestion[];
  plannedMeetings: SampleMeeting[];
}

/** `calendar` is the country's code in two letters. */
export interface SampleTeam {
  id: string;
  name: string;
  headId: string;
  zone: string;
  dayStart: string;
  dayEnd: string;
  calendar: string;
}

interface Sourced {
  id: string;
  source: string;
  sourceId: string;
}

export interface SamplePerson extends Sourced {
  name: string;
  email: string;
  phone: string;
  roles: Role[];
  teamId: string | null;
  departmentId: string | null;
  superiorId: string | null;
  deputyId: string | null;
  grade: Grade;
  locale: "en" | "ru";
  languages: string[];
  industries: string[];
  capacity: number;
  status: "active" | "left";
}

export interface SampleClient extends Sourced {
  name: string;
  industry: string;
  country: string;
  city: string;
  phone: string | null;
  locale: "en" | "ru";
  zone: string;
  referredById: string | null;
  kind: "regular" | "oneOff" | "conduit";
  moneyTrouble: boolean;
  needReduced: boolean;
  receivableMinor: number;
}

export interface SampleContact extends Sourced {
  clientId: string;
  name: string;
  title: string;
  part: "decisionMaker" | "everyday" | "other";
  phone: string | null;
  email: string | null;
  locale: "en" | "ru";
  verifiedOn: string | null;
  marketingConsentOn: string | null;
  marketingConsentSource: string | null;
  doNotContact: ("email" | "phone" | "post")[];
  unsubscribedAt: string | null;
  leftOn: string | null;
}

export interface SampleDeal extends Sourced {
  clientId: string | null;
  ownerId: string;
  title: string;
  stage: string;
  status: "open" | "won" | "lost";
  valueMinor: number;
  openedOn: string;
  closedOn: string | null;
}

export interface SampleOrder extends Sourced {
  clientId: string;
  ownerId: string;
  orderedOn: string;
  status: "open" | "done" | "cancelled";
  amountMinor: number;
  profitMinor: number;
  promisedOn: string | null;
  shippedOn: string | null;
}

export interface SampleInteraction extends Sourced {
  clientId: string;
  contactId: string | null;
  personId: string;
  kind: "call" | "email" | "meeting" | "note" | "enquiry" | "quote" | "message";
  at: string;
  orderedAfter: boolean | null;
  answered: boolean | null;
}

export interface SampleQuestion extends Sourced {
  clientId: string | null;
  responsibleId: string;
  departmentId: string | null;
  kind: "question" | "promise" | "complaint" | "returnCase";
  returnState: ReturnCaseState | null;
  justified: boolean | null;
  text: string;
  openedOn: string;
  dueOn: string | null;
  closedOn: string | null;
}

export interface SampleMeeting extends Sourced {
  clientId: string | null;
  personId: string;
  startsAt: string;
  endsAt: string;
}
