import type { DepartmentCode, IntroductionFormat } from "../domain/codes.ts";
import type { TaskKind } from "../domain/tasks/task-kinds.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";

/** A plain date, `YYYY-MM-DD`. */
type PlainDate = string;

export interface NamedPerson {
  name: string;
  email?: string | null;
  phone?: string | null;
  /** Shown as written: a title of the company's own ("Key account manager"). */
  role?: string | null;
}

/** Someone in a department the client may turn to; `department` is a code or the company's own name for it. */
export interface DepartmentPerson {
  department: DepartmentCode | (string & {});
  personName: string;
  email?: string | null;
  phone?: string | null;
}

/** Who a mail to a client is from. */
export interface Sender {
  company: string;
  /** Stands at the foot; empty while the company has not set it. */
  postalAddress: string;
}

interface ToClient extends Sender {
  clientName: string;
  contactName: string | null;
}

export interface ClientNotice extends ToClient {
  /** How the client will meet its new owner; for `inNotice` the notice itself is the introduction. */
  format: IntroductionFormat;
  /** Null after a death or in an illness, which has words of its own. */
  leaverName: string | null;
  successor: NamedPerson;
  /** Clients of the same reader that go to somebody else. */
  otherOwners?: { clientName: string; owner: NamedPerson }[];
  /** Latest day of the switch. */
  effectiveDate: PlainDate;
  /** Who joins the successor at a joint meeting or call: the leaver, or the head or executive. */
  joinedBy: string[];
  whatStays: (keyof Catalogue["labels"]["whatStays"])[];
  departments: DepartmentPerson[];
  /** Only with the contact's marketing consent on record. */
  offer?: { title: string; text: string; validUntil: PlainDate } | null;
  /** What gets better, and benefits the client already has. */
  benefits?: string[];
  /** Null in a letter by post, in which nobody can press a button. */
  pageUrl: string | null;
  /** Needed as soon as there is an offer. */
  unsubscribeUrl?: string | null;
}

export interface ClientNoticeCorrection extends ToClient {
  cause: keyof Catalogue["clientNoticeCorrection"]["causes"];
  /** Who looks after the client from now on. */
  owner: NamedPerson;
  /** Absent when nothing switches any more. */
  effectiveDate?: PlainDate | null;
  pageUrl?: string | null;
}

export interface MeetingTime {
  start: Date;
  end: Date;
  /** IANA zone of the reader. */
  zone: string;
}

export interface MeetingInvitation extends MeetingTime, Sender {
  clientName: string;
  recipientName: string;
  format: Exclude<IntroductionFormat, "inNotice">;
  change: keyof Catalogue["meetingInvitation"]["changes"];
  participants: NamedPerson[];
  /** Address, link or telephone number of the meeting. */
  location?: string | null;
  agenda?: string[];
  /** Where the reader can pick another time. */
  pageUrl?: string | null;
  /** No invitation went to the client: the reader tells it the time. */
  tellClient?: boolean;
}

export interface MeetingCancelled extends MeetingTime, Sender {
  clientName: string;
  recipientName: string;
  format: Exclude<IntroductionFormat, "inNotice">;
  cause: keyof Catalogue["meetingCancelled"]["causes"];
  pageUrl?: string | null;
}

export interface ClientReceipt extends ToClient {
  /** What the client wrote, given back word for word. */
  text?: string | null;
  responsible: NamedPerson;
  answerBy: PlainDate;
  pageUrl?: string | null;
}

/** What a colleague is told that is no task: codes of `labels.note`. */
export type NoteKind = keyof Catalogue["labels"]["note"];

export interface ColleagueItem {
  kind: TaskKind | NoteKind;
  /** Named when the item is about one client. */
  clientName?: string | null;
  /** Clients (or pieces of work) it stands for; 1 by default. */
  count?: number;
  dueDate?: PlainDate | null;
  url?: string | null;
  chase?: keyof Catalogue["colleagueMail"]["chases"] | null;
  /** Who is late, in an escalation. */
  responsibleName?: string | null;
  /** The person away whose deputy the reader is. */
  onBehalfOf?: string | null;
  /** A connected system, a department: shown as written. */
  detail?: string | null;
  /** What somebody wrote, given word for word. */
  text?: string | null;
}

/** The one mail a working day a colleague gets from one departure. */
export interface ColleagueMail {
  personName: string;
  departureLabel: string;
  /** Day of the mail; what is due before it is overdue. */
  date: PlainDate;
  lastWorkingDay?: PlainDate | null;
  items: ColleagueItem[];
  url: string;
}

export interface LeaverTold {
  personName: string;
  variant: "resigned" | "dismissed" | "released";
  company: string;
  lastWorkingDay: PlainDate;
  steps: { step: keyof Catalogue["leaverTold"]["steps"]; date: PlainDate }[];
  recorded: (keyof Catalogue["leaverTold"]["recordedCodes"])[];
  /** Names or functions of those who see the log. */
  seenBy: string[];
  keptUntil: PlainDate;
  contact: NamedPerson;
  pageUrl: string;
  logUrl: string;
}

export interface DepartmentNoticeClient {
  clientName: string;
  newOwner: NamedPerson;
  effectiveDate: PlainDate;
  /** This department's person for the client, null when none is named yet. */
  personName: string | null;
  openOrders: number;
  /** What is owed, already written as money in the reader's language. */
  receivable?: string | null;
  openQuestions: { text: string; dueDate?: PlainDate | null }[];
  /** The client's notice waits for this department. */
  gating: boolean;
}

export interface DepartmentNotice {
  personName: string;
  department: DepartmentCode | (string & {});
  oldOwnerName: string;
  clients: DepartmentNoticeClient[];
  /** Null when nothing gates: then there is nothing to acknowledge by a date. */
  dueDate: PlainDate | null;
  acknowledgeUrl: string;
  chase?: keyof Catalogue["colleagueMail"]["chases"] | null;
}

export interface Standup {
  teamName: string;
  date: PlainDate;
  url: string;
  overdue: { department: string; count: number; oldestDueDate?: PlainDate | null }[];
  goldNotTold: string[];
  goldNotIntroduced: string[];
  newSigns: { clientName: string; sign: keyof Catalogue["labels"]["sign"] }[];
  refusals: { personName: string; reason: keyof Catalogue["labels"]["declineReason"]; count: number }[];
  meetings: (MeetingTime & { clientName: string; participants: string[] })[];
  departures: { label: string; workingDaysLeft: number; open: number }[];
  /** Newest sealed row of the audit trail, so that its head leaves the house every day. */
  auditHead?: { position: number; hash: string } | null;
}

/** What an administrator has sent to find out whether mail leaves. */
export interface TestMail {
  personName: string;
  company: string;
}

/** Every kind of message with the data it needs. */
export interface MessageData {
  clientNotice: ClientNotice;
  clientNoticeCorrection: ClientNoticeCorrection;
  meetingInvitation: MeetingInvitation;
  meetingCancelled: MeetingCancelled;
  objectionReceipt: ClientReceipt;
  clientQuestionReceipt: ClientReceipt;
  colleagueMail: ColleagueMail;
  leaverTold: LeaverTold;
  departmentNotice: DepartmentNotice;
  standup: Standup;
  testMail: TestMail;
}

export type MessageKind = keyof MessageData;
