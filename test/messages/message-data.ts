import type {
  ClientNotice,
  ColleagueItem,
  ColleagueMail,
  DepartmentNotice,
  MessageData,
} from "../../messages/kinds.ts";

const sender = { company: "Alpen Supply", postalAddress: "Alpen Supply, Ring 1, 1010 Vienna" };
const toClient = { ...sender, clientName: "Bakers & Sons", contactName: "Rosa Lind" };
const owner = { name: "Ivo Petrov", email: "ivo@alpen.example", phone: "+43 1 555-01", role: "Key account manager" };
const meeting = {
  start: new Date("2026-12-07T09:00:00Z"),
  end: new Date("2026-12-07T09:45:00Z"),
  zone: "Europe/Moscow",
};

export function clientNotice(overrides: Partial<ClientNotice> = {}): ClientNotice {
  return {
    ...toClient,
    format: "jointMeeting",
    leaverName: "Dana Krol",
    successor: owner,
    effectiveDate: "2026-12-14",
    joinedBy: ["Dana Krol", "Mara Stein"],
    whatStays: ["prices", "orders"],
    departments: [{ department: "logistics", personName: "Eva Holm", email: "eva@alpen.example" }],
    pageUrl: "https://handover.example/c/token",
    ...overrides,
  };
}

export function colleagueMail(items: ColleagueItem[], overrides: Partial<ColleagueMail> = {}): ColleagueMail {
  return {
    personName: "Mara Stein",
    departureLabel: "Dana Krol",
    date: "2026-12-02",
    items,
    url: "https://handover.example/tasks",
    ...overrides,
  };
}

export function departmentNotice(overrides: Partial<DepartmentNotice> = {}): DepartmentNotice {
  return {
    personName: "Eva Holm",
    department: "logistics",
    oldOwnerName: "Dana Krol",
    clients: [
      {
        clientName: "Quiet Ltd",
        newOwner: owner,
        effectiveDate: "2026-12-14",
        personName: "Eva Holm",
        openOrders: 0,
        openQuestions: [],
        gating: false,
      },
      {
        clientName: "Bakers & Sons",
        newOwner: owner,
        effectiveDate: "2026-12-14",
        personName: null,
        openOrders: 2,
        receivable: "€120.00",
        openQuestions: [{ text: "Where is pallet 7?", dueDate: "2026-12-04" }],
        gating: true,
      },
    ],
    dueDate: "2026-12-03",
    acknowledgeUrl: "https://handover.example/d/token",
    ...overrides,
  };
}

/** One full example of every kind. */
export const examples: MessageData = {
  clientNotice: clientNotice({
    offer: { title: "Free delivery", text: "We deliver your next order free.", validUntil: "2027-01-31" },
    benefits: ["You keep your points"],
    unsubscribeUrl: "https://handover.example/u/token",
  }),
  clientNoticeCorrection: { ...toClient, cause: "successorChanged", owner, effectiveDate: "2026-12-14" },
  meetingInvitation: {
    ...meeting,
    ...sender,
    clientName: "Bakers & Sons",
    recipientName: "Rosa Lind",
    format: "jointMeeting",
    change: "new",
    participants: [owner, { name: "Dana Krol" }],
    location: "Main street 1",
    agenda: ["Open questions"],
    pageUrl: "https://handover.example/c/token",
  },
  meetingCancelled: {
    ...meeting,
    ...sender,
    clientName: "Bakers & Sons",
    recipientName: "Rosa Lind",
    format: "jointCall",
    cause: "rescheduling",
  },
  objectionReceipt: { ...toClient, text: "I know Ivo\nand object", responsible: owner, answerBy: "2026-12-04" },
  clientQuestionReceipt: { ...toClient, text: "Who delivers?", responsible: owner, answerBy: "2026-12-04" },
  colleagueMail: colleagueMail([
    { kind: "approveOwners", count: 21, dueDate: "2026-12-02", url: "https://handover.example/owners" },
    { kind: "closingReport" },
  ]),
  leaverTold: {
    personName: "Dana Krol",
    variant: "resigned",
    company: "Alpen Supply",
    lastWorkingDay: "2026-12-14",
    steps: [{ step: "signInEnds", date: "2026-12-14" }],
    recorded: ["cardReads"],
    seenBy: ["Mara Stein", "HR"],
    keptUntil: "2027-06-14",
    contact: { name: "Mara Stein", email: "mara@alpen.example" },
    pageUrl: "https://handover.example/me",
    logUrl: "https://handover.example/me/log",
  },
  departmentNotice: departmentNotice(),
  standup: {
    teamName: "North",
    date: "2026-12-02",
    url: "https://handover.example/standup",
    overdue: [{ department: "finance", count: 2, oldestDueDate: "2026-11-30" }],
    goldNotTold: ["Bakers & Sons"],
    goldNotIntroduced: ["Mills"],
    newSigns: [{ clientName: "Mills", sign: "noEnquiries" }],
    refusals: [{ personName: "Ivo Petrov", reason: "load", count: 5 }],
    meetings: [{ ...meeting, clientName: "Bakers & Sons", participants: ["Ivo Petrov", "Dana Krol"] }],
    departures: [{ label: "Dana Krol", workingDaysLeft: 1, open: 0 }],
    auditHead: { position: 812, hash: "ab12" },
  },
  testMail: { personName: "Mara Stein", company: "Alpen Supply" },
};
