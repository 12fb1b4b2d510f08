/**
 * Every kind of task a person can get in a departure. A task stands for one client (`handoverId` set) or for many
 * (`count`); its due instant and chase plan come from R69 and R70.
 */
export const taskKinds = [
  /** Head: confirm the notice HR recorded; HR's own after four working hours. */
  "confirmDeparture",
  /** IT, one per connected system: export right off at once. */
  "closeExport",
  /** IT, one per connected system: accounts, auto-reply, phone, recurring meetings, shared files on the last day. */
  "closeAccount",
  /** Head: decide the proposals of a round. */
  "approveOwners",
  /** Successor: accept or decline the clients approved for them. */
  "acceptClients",
  /** Head, then the head's superior: name a person after two rounds or a late answer. */
  "assignOwner",
  /** Leaver: fill the gaps of the dossiers and list open questions. */
  "completeDossiers",
  /** Successor: fill the gaps that went on unsigned. */
  "fillGaps",
  /** Successor and head: sign inventories; gold one by one, the rest in one go. */
  "signInventory",
  "signGoldInventory",
  /** Department: acknowledge its notice. */
  "acknowledgeDepartment",
  /** Head: an objection of a department. */
  "settleObjection",
  /** Head: group decision and exceptions on offers. */
  "decideOffers",
  /** Head: release the send list. */
  "releaseSendList",
  /** Head: look at what the last release sent, before the next. */
  "reviewRelease",
  /** Leaver with the head, then successor or head: call before or instead of the letter. */
  "callClient",
  /** No address and no telephone: a registered letter. */
  "sendLetter",
  /** Successor: make the decided offer in person where no consent is on record. */
  "offerInPerson",
  /** Host: hold the introduction and record its outcome. */
  "holdIntroduction",
  /** Successor: accept handed-over questions with dates. */
  "acceptQuestions",
  /** Successor: first contact with its checklist. */
  "makeFirstContact",
  /** Head: name a person for work without a client. */
  "nameLooseWorkOwner",
  /** Person named: accept loose work with a date. */
  "acceptLooseWork",
  /** Head: owner changed outside while the handover was open. */
  "settleOwnerConflict",
  /** Administrator or head: was it sent or not. */
  "settleUnknownEffect",
  /** Head: a client that keeps failing, or an objection of the client to the successor. */
  "needsAttention",
] as const;
export type TaskKind = (typeof taskKinds)[number];
