/** Mails to colleagues. */

export const colleague = {
  greeting: "Hello {name},",
  open: "Open Handover",
};

export const colleagueMail = {
  subject: "{departure}: {count, plural, one {# thing to do} other {# things to do}}",
  subjectOverdue: "{departure}: {count, plural, one {# thing to do} other {# things to do}}, {overdue} overdue",
  subjectNews: "{departure}: news",
  intro: "This is today’s mail about the departure of {departure}.",
  lastDay: "Last working day: {date}.",
  sections: { overdue: "Overdue", today: "Due today", later: "Coming up", news: "For your information" },
  about: "{task}: {subject}",
  counts: {
    clients: "{count, plural, one {# client} other {# clients}}",
    questions: "{count, plural, one {# question} other {# questions}}",
    pieces: "{count, plural, one {# piece of work} other {# pieces of work}}",
  },
  due: "due {date}",
  chases: { reminder: "reminder", escalation: "escalated to you" },
  late: "late: {name}",
  onBehalfOf: "in place of {name}",
  written: "“{text}”",
};

export const leaverTold = {
  subject: "Handing over your clients: what happens when",
  thanks: {
    resigned:
      "Thank you for your work at {company}. So that your clients are in good hands when you go, here is what happens, when, and what is recorded about it.",
    dismissed:
      "Thank you for the work you have done at {company}. Here is what happens with your clients until your last day, and what is recorded about it.",
    released:
      "Thank you for the work you have done at {company}. You are released from work and nothing is asked of you. Here is what happens with your clients, and what is recorded about it.",
  },
  stepsHeading: "What happens when",
  lastDay: "Your last working day: {date}.",
  steps: {
    exportEnds: "You can no longer export client lists, and offers to your clients are no longer shown to you",
    dossiers: "Your dossiers and open questions are complete; you can propose a successor for each client",
    inventorySigned: "Inventory signed by the new account managers and your head",
    clientsTold: "The company tells your clients",
    introductions: "Joint meetings and calls",
    readOnly: "Clients already handed over can still be read, but not changed",
    signInEnds: "Your sign-in ends, whatever is unfinished",
  },
  recordedHeading: "What is recorded",
  recordedCodes: {
    cardReads: "Which client cards you open; cards opened from your own tasks, meetings or dossiers do not count",
    refusedExports: "Exports and bulk reads that were refused",
    changes: "Changes you make to clients and dossiers",
    signIns: "When you sign in",
  },
  seenBy: "Who sees it: {people}. You see the same log.",
  keptUntil: "It is kept until {date}. Nothing is recorded about you after your last day.",
  questions: "Questions? {name} is there for you.",
  pageButton: "Open your handover",
  logLink: "See the log about you",
};

export const departmentNotice = {
  subject: "{count, plural, one {# client changes} other {# clients change}} account manager: {department}",
  subjectWaiting: "{waiting, plural, one {# client waits} other {# clients wait}} for your answer: {department}",
  subjectReminder:
    "Reminder: {waiting, plural, one {# client waits} other {# clients wait}} for your answer: {department}",
  subjectEscalation:
    "No answer yet: {waiting, plural, one {# client waits} other {# clients wait}} for your answer: {department}",
  intro:
    "{count, plural, one {# client of {oldOwner} gets} other {# clients of {oldOwner} get}} a new account manager.",
  due: "{waiting, plural, one {# of them waits} other {# of them wait}} for your answer: please acknowledge by {date}. One click on the page behind the button acknowledges all and confirms the persons named below; there you can also name another person for a client, or object.",
  deliveredIsEnough:
    "Your department has nothing open here, so you need not do anything. On the page behind the button you can name another person for a client, or object.",
  button: "Open the list to answer",
  openHeading: "With something open at your department",
  othersHeading: "Without anything open at your department",
  client: "{client}: {owner}, from {date} at the latest",
  person: "Your person for this client: {name}",
  noPerson: "Your person for this client is not named yet: please name one",
  orders: "{count, plural, one {# open order} other {# open orders}}",
  receivable: "Owed: {amount}",
  question: "Open question: {text}",
  questionDue: "Open question, due {date}: {text}",
  more: "{count, plural, one {One more client is} other {# more clients are}} on the page.",
};

export const standup = {
  subject: "Stand-up {team}, {date}",
  departuresHeading: "Days left",
  departure:
    "{label}: {days, plural, one {# working day} other {# working days}} left, {open, plural, =0 {all clients settled} one {# client open} other {# clients open}}",
  overdueHeading: "Overdue by department",
  overdue: "{department}: {count, plural, one {# task} other {# tasks}}",
  overdueSince: "{department}: {count, plural, one {# task} other {# tasks}}, the oldest since {date}",
  goldNotToldHeading: "Gold clients not yet told",
  goldNotIntroducedHeading: "Gold clients not yet introduced",
  signsHeading: "New signs",
  sign: "{client}: {sign}",
  refusalsHeading: "Refusals",
  refusal: "{person}: {count, plural, one {# client} other {# clients}}, reason: {reason}",
  meetingsHeading: "Meetings today",
  meeting: "{time} {client}: {people}",
  nothing: "Nothing is overdue, and no meeting stands for today.",
  auditHead: "Audit trail: row {position}, {hash}",
};

export const testMail = {
  subject: "{company}: test mail",
  intro: "You asked Handover for a test mail. It was sent the way every mail to clients and colleagues is.",
};
