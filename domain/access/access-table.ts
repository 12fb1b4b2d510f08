import type { Role } from "../codes.ts";

/** How an actor stands to a record; one actor may stand in several ways at once. */
export type Relation =
  /** Any record at all. */
  | "any"
  /** The record belongs to a team the actor heads. */
  | "team"
  /** The actor is its owner, next owner, assignee or host. */
  | "own"
  /** The departure is the actor's own. */
  | "leaver"
  /** The record is for the actor's department. */
  | "department"
  /** The actor approves in this departure today: head of the team, or whoever stands above where the head may not (R5). */
  | "approver";

export interface Grant {
  role: Role;
  relation: Relation;
}

const hr: Grant = { role: "hr", relation: "any" };
const head: Grant = { role: "head", relation: "team" };
/** Decides where nobody below can: the head leaves, is away or would receive the client. */
const approvers = [
  { role: "head", relation: "approver" },
  { role: "executive", relation: "approver" },
] as const;
const executive: Grant = { role: "executive", relation: "any" };
const successor: Grant = { role: "rep", relation: "own" };
const leaver: Grant = { role: "rep", relation: "leaver" };
/** A head who leaves, or takes clients over, has a rep's part too. */
const headAsRep: Grant = { role: "head", relation: "own" };
const headAsLeaver: Grant = { role: "head", relation: "leaver" };
const executiveAsRep: Grant = { role: "executive", relation: "own" };
const department: Grant = { role: "departmentContact", relation: "department" };
const it: Grant = { role: "itContact", relation: "any" };
const auditor: Grant = { role: "auditor", relation: "any" };
const administrator: Grant = { role: "administrator", relation: "any" };
const owners = [successor, headAsRep, executiveAsRep];
const leavers = [leaver, headAsLeaver, { role: "executive", relation: "leaver" } as const];

/**
 * Who may do what, as relation to the record; executives read everything and decide only as approver. State (notice given, handed over, last day passed) narrows it further in
 * R61, R79 and R80; that nobody approves for clients they leave or would receive is checked with the approver (R5).
 */
export const accessTable = {
  recordDeparture: [hr],
  changeDeparture: [hr],
  /** What a change of plan would do; whoever may not make it sees what HR would. */
  previewChange: [hr, head],
  readDeparture: [hr, head, executive, ...leavers],
  readDepartureReasons: [hr],
  confirmDeparture: [head, ...approvers, hr],
  readHandovers: [head, executive, ...owners, ...leavers],
  readClient: [head, executive, ...owners, ...leavers],
  exportClients: [head, executive],
  readOwnLog: [...leavers, head],
  completeDossier: [...leavers, ...owners, head],
  /** The letter to clients without names and offer, and the leaver's own dates. */
  readOwnLetter: [...leavers, head],
  suggestSuccessor: [...leavers],
  approveOwners: [head, ...approvers],
  answerProposal: [...owners],
  readPlan: [head, executive],
  signInventory: [...owners, head],
  readDepartmentNotice: [department, head, executive],
  acknowledgeDepartment: [department],
  settleObjection: [head, ...approvers],
  confirmItTask: [it],
  viewOffers: [head, executive, ...owners],
  recordOffer: [head, ...owners],
  decideOffers: [head, ...approvers],
  readSendList: [head, executive],
  releaseSendList: [head, ...approvers],
  recordCall: [head, ...owners, ...leavers],
  readIntroductions: [head, executive, ...owners, ...leavers],
  recordIntroduction: [head, ...owners, ...leavers],
  acceptQuestions: [...owners],
  recordFirstContact: [...owners],
  nameLooseWorkOwner: [head, ...approvers],
  acceptLooseWork: [...owners],
  waiveGate: [head, ...approvers],
  letGoClient: [head, ...approvers],
  settleMatter: [head, ...approvers],
  settleEffect: [head, ...approvers, administrator],
  readReports: [hr, head, executive],
  readTeamFigures: [head, executive],
  readPeopleReport: [hr, executive],
  readAudit: [auditor],
  manageSettings: [administrator],
  managePeople: [administrator],
  importData: [administrator],
} as const satisfies Record<string, readonly Grant[]>;

export type AccessVerb = keyof typeof accessTable;
