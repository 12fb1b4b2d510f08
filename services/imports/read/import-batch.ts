import type { ImportRowCode } from "../../../messages/explain-import-row.ts";
import type { TextParams } from "../../../messages/format-text.ts";

/** Where a record came from: spreadsheet row, the header being row 1; of a group, its first row. */
export type RowPlace = { file: string; row: number };

export type RoleHint = "rep" | "head" | "executive" | "other";

export type ImportedTeam = { sourceId: string; name: string; headSourceId: string; region: string | null };
export type ImportedEmployee = {
  sourceId: string;
  place: RowPlace;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  roleHint: RoleHint;
  superiorSourceId: string | null;
  teamSourceId: string | null;
  teamName: string | null;
  region: string | null;
};
export type ImportedClient = {
  sourceId: string;
  place: RowPlace;
  name: string;
  industry: string | null;
  country: string | null;
  city: string | null;
  phone: string | null;
  /** Owner on record: as the source gives it, else derived; null when neither knows one. */
  ownerSourceId: string | null;
  ownerDerived: boolean;
  /** Day of the order or deal a derived owner is known from; null for an owner the source gives, known as of the file. */
  ownerKnownOn: string | null;
};
export type ImportedContact = {
  sourceId: string;
  place: RowPlace;
  clientSourceId: string;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
};
export type DealStatus = "open" | "won" | "lost";
export type ImportedDeal = {
  sourceId: string;
  place: RowPlace;
  /** Null: loose work. */
  clientSourceId: string | null;
  ownerSourceId: string | null;
  title: string;
  stage: string;
  status: DealStatus;
  valueMinor: number;
  openedOn: string | null;
  /** Null for an open deal, whatever date of closing it hopes for. */
  closedOn: string | null;
};
export type OrderStatus = "open" | "done" | "cancelled";
export type ImportedOrder = {
  sourceId: string;
  place: RowPlace;
  clientSourceId: string;
  ownerSourceId: string | null;
  orderedOn: string;
  status: OrderStatus;
  /** Negative for a credit note, which is always `cancelled`. */
  amountMinor: number;
  /** Null where the source tells only revenue (R26 then uses revenue). */
  profitMinor: number | null;
  promisedOn: string | null;
  shippedOn: string | null;
};
export type InteractionKind = "call" | "email" | "meeting" | "note" | "enquiry" | "quote" | "task" | "message";
export type ImportedInteraction = {
  sourceId: string;
  place: RowPlace;
  clientSourceId: string | null;
  contactSourceId: string | null;
  employeeSourceId: string | null;
  kind: InteractionKind;
  /** ISO 8601 instant, UTC. */
  at: string;
};
export type QuestionKind = "question" | "promise" | "complaint";
export type ImportedQuestion = {
  sourceId: string;
  place: RowPlace;
  clientSourceId: string | null;
  ownerSourceId: string | null;
  kind: QuestionKind;
  text: string;
  openedOn: string | null;
  dueOn: string | null;
};

export type ImportEntity = "employees" | "clients" | "contacts" | "deals" | "orders" | "interactions" | "openQuestions";

/** A row that is not imported, and why. */
export type RowReject = RowPlace & {
  entity?: ImportEntity;
  column?: string;
  code: ImportRowCode;
  /** What the code's text is filled with. */
  values?: TextParams;
  /** The words themselves, in a batch that was read when reports were kept in English and waits to be applied. */
  message?: string;
};
/** A row that is imported with something left out, or a remark on a whole file (row 0). */
export type RowWarning = RowReject;

/** Everything one export says, normalised and linked by source ids; nothing here has touched a database. */
export type ImportBatch = {
  /** Name of the mapping; with a record's `sourceId` it is the record's identity across imports. */
  source: string;
  currency: string;
  locale: "en" | "ru";
  /** Latest order, deal or interaction (payments and promised dates aside); null when there is none. */
  latestOn: string | null;
  teams: ImportedTeam[];
  employees: ImportedEmployee[];
  clients: ImportedClient[];
  contacts: ImportedContact[];
  deals: ImportedDeal[];
  orders: ImportedOrder[];
  interactions: ImportedInteraction[];
  openQuestions: ImportedQuestion[];
  rejects: RowReject[];
  warnings: RowWarning[];
};
