/** Mails to clients: from the company, never from a person, and never with a reason for the leaving. */

export const client = {
  greeting: "Dear {name},",
  greetingUnnamed: "Hello,",
  closing: "Kind regards",
  pageButton: "Open your page",
  pageHint: "On your page you can ask a question, object, or correct your contact details. It needs no password.",
  replyHint: "You can also simply reply to this mail.",
  unsubscribe: "No more offers by e-mail",
  name: "Name",
  email: "E-mail",
  phone: "Telephone",
};

export const clientNotice = {
  subject: "{company}: your new account manager is {successor}",
  change:
    "Your account manager at {company} is changing. {successor} takes over from {leaver} and will look after {client} for us.",
  // After a death or in an illness: neither "from" somebody who cannot hand over, nor that nothing changes until then.
  changeWithoutLeaver: "Your account manager at {company} is changing. {successor} will look after {client} for us.",
  effective: "This applies from {date} at the latest.",
  effectiveOrMeeting: "This applies from {date} at the latest, or from your meeting on, if that comes first.",
  effectiveOrCall: "This applies from {date} at the latest, or from our call together on, if that comes first.",
  untilThen: "Until then nothing changes.",
  untilThenWithoutLeaver: "If you need something before that, reply to this mail.",
  heading: "Your new account manager",
  staysHeading: "What stays the same",
  benefitsHeading: "Good for you",
  departmentsHeading: "Your contacts in our departments",
  departmentPerson: "{department}: {person}",
  meetingHeading: "We would like to meet you",
  meeting:
    "{people} would like to meet you together, so that everything agreed with you is passed on in your presence. Please pick a time that suits you.",
  meetingByPost:
    "{people} would like to meet you together, so that everything agreed with you is passed on in your presence. Please call or write to us to arrange a time.",
  meetingButton: "Pick a time",
  callHeading: "A short call together",
  call: "{people} would like to speak with you together for a quarter of an hour, so that nothing agreed with you is lost. Please pick a time that suits you.",
  callByPost:
    "{people} would like to speak with you together for a quarter of an hour, so that nothing agreed with you is lost. Please call or write to us to arrange a time.",
  callButton: "Pick a time for the call",
  // In the company's words: nothing is put into the mouth of somebody who has not written it.
  introductionHeading: "Introducing {successor}",
  introduction:
    "{successor} has your orders, agreements and open questions at hand. Whenever you need something, simply write or call.",
  offerHeading: "An offer for you: {title}",
  offerValid: "Valid until {date}.",
};

export const clientNoticeCorrection = {
  subject: "{company}: correction to our last message",
  causes: {
    noticeWithdrawn:
      "We wrote to you that your account manager at {company} would change. That no longer applies: everything stays as it was.",
    successorChanged:
      "We named an account manager to you who will not take over after all. Please excuse the change; here is who will look after {client} for us.",
    dateChanged: "The date on which your account manager at {company} changes is a new one.",
    detailsCorrected: "Our last message to you held a wrong detail. Here is the right one.",
  },
  heading: "Your account manager",
  effective: "This applies from {date}.",
};

export const meetingInvitation = {
  subjectMeeting: "Meeting on {date}: {company} and {client}",
  subjectCall: "Call on {date}: {company} and {client}",
  changes: {
    new: "You are invited. All details are below.",
    moved: "What was agreed has changed. Below is how it stands now.",
    placeChanged: "The place has changed.",
    peopleChanged: "The people who take part have changed.",
  },
  when: "When",
  zone: "Time zone",
  where: "Where",
  who: "Who",
  agendaHeading: "What it is about",
  answer: "Please accept or decline in your calendar.",
  tellClient:
    "No invitation went to {client}, because there is no e-mail address we may use. Please tell them the time by telephone.",
  otherTime: "Pick another time",
};

export const meetingCancelled = {
  subject: "Cancelled: {date}, {company} and {client}",
  subjectRemoved: "You no longer take part: {company} and {client}",
  causes: {
    rescheduling: "The meeting or call below does not take place. We will send you another time.",
    noLongerNeeded: "The meeting or call below is no longer needed and does not take place.",
    declined: "The meeting or call below was declined and does not take place.",
    removed:
      "You no longer take part in this meeting or call. It takes place without you; remove it from your calendar if it still stands there.",
  },
  when: "When",
  zone: "Time zone",
  otherTime: "Pick another time",
};

export const objectionReceipt = {
  subject: "{company}: we have received your objection",
  intro:
    "Thank you for telling us openly. Your objection has reached us and is being taken seriously; nothing will be decided without you.",
};

export const clientQuestionReceipt = {
  subject: "{company}: we have received your question",
  intro: "Your question has reached us.",
};

export const receipt = {
  responsible: "{name} will answer you by {date}.",
  written: "What you wrote",
  contactHeading: "Your contact for this",
};

/** Blanks of the letter as the leaver reads it. */
export const ownLetter = {
  client: "[client]",
  contact: "[contact person]",
  successor: "[new account manager]",
};
