/** Wording of talks about the change: calm and concrete. Advice stands plain, what is said stands in quotation marks. */
export const deskScript = {
  call: "“Good day, my name is {me}, from {company}. I am calling because your account manager changes: {successor} takes over. Your prices, contracts and orders stay as they are, and all that was agreed is passed on. The rest follows in writing. Is there anything you want to ask now, or want {successor} to know?”",
  callByLeaver:
    "“Good day, this is {me} from {company}. I am calling because your account manager changes: {successor} takes over from me. Your prices, contracts and orders stay as they are, and all that we agreed is passed on. The rest follows in writing. Is there anything you want to ask now, or want {successor} to know?”",
  callByOwner:
    "“Good day, my name is {me}, from {company}. I am calling because your account manager changes: I take over. Your prices, contracts and orders stay as they are, and all that was agreed is with me. The rest follows in writing. Is there anything you want to ask or tell me now?”",
  contact: {
    item1: "Before you call: read the dossier, its open questions and what was promised.",
    item2:
      "Have one thing ready that is of use to {client}: an order about to run out, a date to watch, an answer they wait for.",
    item3:
      "“May I check whom I turn to in everyday matters and who decides, and that I have your telephone and e-mail right?”",
    item4:
      "“Good day, my name is {me}, from {company}. I have been your account manager since {since}. Your orders, prices and agreements are all with me and go on as they are; you have one person who knows your case, and fixed colleagues in each department.”",
    item5:
      "“These points are open on our side: … For each I tell you who takes care of it and by when. Have I left anything out?”",
    item6:
      "“How do you find our deliveries, our help with marketing, the contact with us, our knowledge of the goods? What should be better?”",
    item7: "“What do you need in the coming months? And what goes with it that you do not get from us yet?”",
    item8: "“How do the goods sell? When do you expect the next order?”",
    item9:
      "“You already have … with us, and that stays.” Name the benefits in force, such as goods booked before payment or free delivery.",
    item10: "“We have prepared something for you: {offer}.”",
    item11: "If another supplier is mentioned: “What do they do better?” Ask, do not guess and do not argue.",
    item12: "“When shall we speak next, and about what? I write the day down and call you then.”",
    item13: "Say only what you can keep. For the rest: “I will find out and call you back on …”",
  },
};
