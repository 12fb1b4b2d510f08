/** The own account: deputy, days away, language; and the first administrator of a new installation. */
export const account = {
  title: "My deputy and days away",
  lead: "So that nothing waits while you are not there.",
  deputy: {
    title: "My deputy",
    none: "Nobody yet. While you are away your tasks would wait for you.",
    now: "{name} acts for you while you are away.",
    choose: "Choose a colleague",
    change: "Choose somebody else",
    remove: "No deputy",
    gets: "What your deputy gets",
    getsTasks:
      "{count, plural, =0 {No task is open with you now; those that arrive while you are away go to your deputy.} one {Your open task, and those that arrive while you are away:} other {Your # open tasks, and those that arrive while you are away:}}",
    getsHead: "As head also the departures of your team, so that decisions can be made in time.",
    both: "Whatever your deputy does is recorded under both names.",
  },
  away: {
    title: "Days away",
    none: "No days away are entered.",
    now: "now",
    one: "{from} – {to}",
    from: "First day away",
    to: "Last day away",
    add: "Add days away",
    remove: "Take back {days}",
    takeBack: "Take back",
    noDeputy: "Choose a deputy too: without one your tasks wait.",
    badOrder: "The last day lies before the first.",
  },
  language: {
    title: "Language",
    lead: "For the pages and for the mails to you.",
  },
  first: {
    title: "First administrator",
    lead: "This link serves once. The administrator adds people, policies and connections, and approves nothing.",
    name: "Name",
    email: "E-mail",
    password: "Password",
    passwordHint: "At least 10 characters.",
    submit: "Create the sign-in",
    badLink: "This link does not work",
    badLinkLead:
      "It may have been used, or have run out. Start Handover again: as long as there is no administrator it prints a new one. If there is one, sign in.",
    toSignIn: "To the sign-in",
  },
};
