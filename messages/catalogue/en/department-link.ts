/** The page behind the link of a department's mail, for a colleague who is not signed in. */
export const departmentLink = {
  title: "Clients of {name}",
  waiting:
    "{count, plural, one {# client waits} other {# clients wait}} for your answer.{others, plural, =0 {} one { # other needs none.} other { # others need none.}}",
  unanswered:
    "No client waits for your answer. {count, plural, one {# client needs} other {# clients need}} none; you may acknowledge {count, plural, one {it} other {them}} all the same.",
  over: "These clients have all been handed over, or go no further. There is nothing to answer here any more.",
  awaitsYou: "Waits for your answer",
  needsNone: "Needs no answer",
  along:
    "{count, plural, one {One of them needs no answer and is} other {# of them need no answer and are}} acknowledged along with the rest.",
  allDone: "Everything is answered. Thank you, there is nothing more to do here.",
  acknowledge: "{count, plural, one {Acknowledge # client} other {Acknowledge all # clients}}",
  confirms: "This also confirms the persons named below.",
  done: "Thank you. {count, plural, one {# client is} other {# clients are}} acknowledged.",
  atHead: "{count, plural, one {# objection waits} other {# objections wait}} for the head of sales.",
  exceptions: "Name somebody else, or object to single clients",
  exceptionsLead: "For that you sign in; the list opens by itself afterwards.",
  noneWithoutPerson:
    "{count, plural, one {# client has} other {# clients have}} no person of your department named yet.",
  list: "The clients",
  newOwner: "New owner: {name}, from {date} at the latest",
  noOwner: "New owner not named yet",
  person: "Your person: {name}",
  noPerson: "Your person is not named yet",
  orders: "{count, plural, one {# open order} other {# open orders}}",
  owes: "Payments are open",
  question: "Open question: {text}",
  answered: "Answered",
  objected: "Objection: {text}",
  settled: "Decided by {name} on {date}: {text}",
  more: "Show {count, plural, one {# more} other {# more}}",
  personLeft: "This link belonged to somebody who has left",
  personLeftLead: "The notice is your department's. Sign in to answer it.",
  signIn: "Sign in to see your department's notices",
};
