/** Needs attention. */
export const attention = {
  client: {
    title: "Where the client stands",
    state: "State",
    tier: "Tier",
    nextOwner: "New owner",
    gates: "Settled",
    shut: "Not settled yet",
    switchDue: "Changes hands at latest",
    switched: "Changed hands",
    ended: "Ended",
    wrote: "What the client wrote",
  },
  about: {
    title: "What this is about",
    clientNotTold:
      "The client could not be told: half of the time to the change is over and neither mail nor call has reached anybody. Call yourself, or correct the coordinates. This ends by itself once the client is told.",
    clientNotConfirmed:
      "The client was told, but has not confirmed that it knows. Call and record how it went. This ends by itself once the client confirms.",
    clientObjected:
      "The client does not want the change as it is, and has a receipt for that. Talk with it, then say how you settled it.",
    leaverNotTold:
      "No mail reached the leaver about how the handover goes. Tell them in person before colleagues hear of it, then say so here.",
    stepFails:
      "A step of the process keeps failing and is tried again by itself. An administrator finds the reason in the log. This ends by itself when the step runs again.",
    settleOwnerConflict:
      "The source system names another owner than the handover. Nothing is overwritten. Have it put right there, and this ends with the next look at the source; or leave it so, and say why.",
    other: "This client does not go on by itself. Look at what is open, and decide.",
  },
  settle: {
    title: "Say how it was settled",
    text: "How it was settled",
    hint: "Kept with the client; at least 3 characters.",
    button: "Settled",
    done: "Settled.",
  },
  call: {
    title: "Record a call",
    outcome: "How it ended",
    note: "What was said",
    contact: "Corrected coordinates of",
    nobody: "Nothing to correct",
    email: "E-mail",
    phone: "Telephone",
    button: "Record the call",
    reached: "Call recorded: the client was reached.",
    notReached: "Call recorded: nobody was reached.",
    notReleased: "A call is recorded once the notice is released.",
  },
  waive: {
    title: "Go on without waiting",
    lead: "Opens what is still shut without its condition being met. The reason is kept; a new owner cannot be waived.",
    which: "What not to wait for",
    reason: "Why it is not waited for",
    button: "Go on without it",
    done: "Not waited for any more: {gate}.",
    none: "Nothing is left that could be waived.",
  },
  letGo: {
    title: "Let the client go",
    lead: "The client is deliberately not pursued. Its tasks end, what was planned to be sent is cancelled, and meetings are called off. This cannot be undone.",
    button: "Let the client go …",
    sure: "Let {client} go",
    done: "{client} is let go.",
  },
  objection: {
    title: "What the department wrote",
    none: "No words are on record.",
    client: "Client",
    department: "Department",
    person: "Its person for the client",
    gating: "The client waits for it",
    nobody: "nobody named",
    answer: "Settle it",
    text: "Your answer",
    hint: "Kept with the objection; at least 3 characters.",
    other: "Name another person of the department",
    keep: "Leave the person as it is",
    button: "Settle the objection",
    done: "Objection settled.",
    gone: "This department's notice is not there any more.",
  },
};
