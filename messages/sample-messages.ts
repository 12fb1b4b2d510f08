import type { MessageData, NamedPerson, Sender } from "./kinds.ts";
import type { Locale } from "./locale.ts";

const DAY_MS = 86_400_000;

const words = {
  en: {
    client: "Bakers & Sons",
    otherClient: "Mills Ltd",
    contact: "Rosa Lind",
    leaver: "Dana Kroll",
    successor: "Ivo Peters",
    head: "Mara Stein",
    department: "Eva Holm",
    offer: { title: "Free delivery of your next order", text: "We deliver your next order free of charge." },
    question: "Who takes our orders from now on?",
    place: "12 Harbour Street",
    receivable: "€120.00",
    team: "North",
  },
  ru: {
    client: "ООО «Вектор»",
    otherClient: "АО «Сталь»",
    contact: "Ольга Дюк",
    leaver: "Анна Орлова",
    successor: "Павел Ким",
    head: "Мария Седова",
    department: "Елена Холмова",
    offer: { title: "Бесплатная доставка следующего заказа", text: "Мы бесплатно доставим ваш следующий заказ." },
    question: "Кто теперь принимает наши заказы?",
    place: "ул. Портовая, 12",
    receivable: "120,00 €",
    team: "Север",
  },
} as const;

/** One full example of every message, of people and clients that do not exist, for the administrator to look at. */
export function sampleMessages(of: Sender & { url: string; now: Date; locale: Locale }): MessageData {
  const { company, postalAddress, url, now, locale } = of;
  const w = words[locale];
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const day = (days: number) => inDays(days).toISOString().slice(0, 10);
  const successor: NamedPerson = { name: w.successor, email: "successor@example.com", phone: "+1 555 0100" };
  const sender = { company, postalAddress };
  const toClient = { ...sender, clientName: w.client, contactName: w.contact };
  const start = inDays(5);
  const meeting = { start, end: new Date(start.getTime() + 45 * 60_000), zone: "UTC" };
  const pageUrl = `${url}/c/sample`;
  const receipt = { ...toClient, text: w.question, responsible: successor, answerBy: day(2), pageUrl };
  const invited = { ...meeting, ...sender, clientName: w.client, recipientName: w.contact, pageUrl };
  return {
    clientNotice: {
      ...toClient,
      format: "jointMeeting",
      leaverName: w.leaver,
      successor,
      effectiveDate: day(10),
      joinedBy: [w.leaver, w.head],
      whatStays: ["prices", "contracts", "orders", "payment", "promises", "openQuestions"],
      departments: [{ department: "logistics", personName: w.department, email: "logistics@example.com" }],
      offer: { ...w.offer, validUntil: day(60) },
      pageUrl,
      unsubscribeUrl: `${url}/u/sample`,
    },
    clientNoticeCorrection: {
      ...toClient,
      cause: "successorChanged",
      owner: successor,
      effectiveDate: day(10),
      pageUrl,
    },
    meetingInvitation: {
      ...invited,
      format: "jointMeeting",
      change: "new",
      participants: [successor, { name: w.leaver }],
      location: w.place,
      agenda: [w.question],
    },
    meetingCancelled: { ...invited, format: "jointMeeting", cause: "rescheduling" },
    objectionReceipt: receipt,
    clientQuestionReceipt: receipt,
    colleagueMail: {
      personName: w.head,
      departureLabel: w.leaver,
      date: day(0),
      lastWorkingDay: day(10),
      items: [
        { kind: "approveOwners", count: 21, dueDate: day(1), url: `${url}/tasks` },
        { kind: "releaseSendList", count: 12, dueDate: day(4), url: `${url}/tasks` },
      ],
      url: `${url}/tasks`,
    },
    leaverTold: {
      personName: w.leaver,
      variant: "resigned",
      company,
      lastWorkingDay: day(10),
      steps: [{ step: "signInEnds", date: day(10) }],
      recorded: ["cardReads"],
      seenBy: [w.head],
      keptUntil: day(190),
      contact: { name: w.head, email: "head@example.com" },
      pageUrl: `${url}/departures`,
      logUrl: `${url}/departures`,
    },
    departmentNotice: {
      personName: w.department,
      department: "logistics",
      oldOwnerName: w.leaver,
      clients: [
        {
          clientName: w.client,
          newOwner: successor,
          effectiveDate: day(10),
          personName: w.department,
          openOrders: 2,
          receivable: w.receivable,
          openQuestions: [{ text: w.question, dueDate: day(2) }],
          gating: true,
        },
      ],
      dueDate: day(2),
      acknowledgeUrl: `${url}/d/sample`,
    },
    standup: {
      teamName: w.team,
      date: day(0),
      url: `${url}/departures`,
      overdue: [{ department: "finance", count: 2, oldestDueDate: day(-2) }],
      goldNotTold: [w.client],
      goldNotIntroduced: [w.otherClient],
      newSigns: [{ clientName: w.otherClient, sign: "noEnquiries" }],
      refusals: [{ personName: w.successor, reason: "load", count: 5 }],
      meetings: [{ ...meeting, clientName: w.client, participants: [w.successor, w.leaver] }],
      departures: [{ label: w.leaver, workingDaysLeft: 8, open: 14 }],
      auditHead: null,
    },
    testMail: { personName: w.head, company },
  };
}
