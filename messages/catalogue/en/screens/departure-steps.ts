/** The head confirms a notice. */
export const confirm = {
  lead: "HR has recorded that {name} leaves. With your confirmation the handover begins.",
  plan: "The plan",
  clients: "Clients",
  workingDays: "Working days",
  starts: "What your confirmation starts",
  button: "Confirm the notice",
  done: "The handover of {name}’s clients begins.",
  already: "This notice is confirmed already.",
};

/** IT closes one system. */
export const system = {
  exportLead: "In {system}, for {name}, at once:",
  accountLead: "In {system}, for {name}, at the end of the last working day, {day}:",
  export: {
    right: "Take away the right to export clients, contacts and lists",
    other: "Take away other ways out: reports by mail, access by programs, copies in bulk",
    stay: "Leave the account itself open: the person goes on working with their own clients",
  },
  account: {
    close: "Close the account, end open sessions",
    reply: "Set the auto-reply with the name of the new account manager",
    phone: "Pass on the telephone number",
    meetings: "Give recurring meetings another host",
    files: "Give shared files another owner",
  },
  button: "Done in {system}",
  done: "{system} is confirmed.",
};

/** Work that hangs on no client of the leaver. */
export const looseWork = {
  lead: "{count, plural, =0 {Every piece has a person.} one {# piece of work has no person yet. They accept it with a date.} other {# pieces of work have no person yet. They accept them with a date.}}",
  list: "Work without a person",
  what: "What",
  kind: "Kind",
  client: "At client",
  noClient: "no client",
  noTitle: "without a title",
  person: "Who takes it on",
  nameSome: "{count, plural, one {Name for # piece} other {Name for # pieces}}",
  nameAll: "{count, plural, one {Name for the one piece} other {Name for all # pieces}}",
  named: "{count, plural, one {# piece of work has its person.} other {# pieces of work have their person.}}",
  all: "All work has a person now.",
};

/** Whether a message of unknown outcome was sent. */
export const effect = {
  lead: "The connection broke while this was being sent: {kind}. Nobody knows whether it arrived, so it is not sent again by itself.",
  how: "Look into the sent folder or the log of the mail server, or ask the recipient.",
  outcome: "What did you find?",
  sent: "It was sent",
  notSent: "It was not sent",
  note: "Where is that seen?",
  button: "Write it down",
  done: "Written down: {outcome}.",
};
