import { type Block, button, footer, heading, list, type MessageDocument, paragraph, section } from "../document.ts";
import { formatDate, formatList } from "../format-values.ts";
import type { ClientNotice } from "../kinds.ts";
import { describeDepartmentPerson, describePerson } from "../person-facts.ts";
import type { Reader } from "../reader.ts";
import { closeClientMail, greetClient } from "./client-frame.ts";

/** Tells a client who looks after it from when (R15, R16): the benefit first, the offer only if given, no reason for the leaving. */
export function writeClientNotice(reader: Reader, notice: ClientNotice): MessageDocument {
  const { say } = reader;
  const texts = reader.texts.clientNotice;
  return {
    subject: say(texts.subject, { company: notice.company, successor: notice.successor.name }),
    blocks: [
      greetClient(reader, notice.contactName),
      paragraph(announceChange(reader, notice)),
      paragraph(nameDate(reader, notice)),
      heading(texts.heading),
      describePerson(reader, notice.successor),
      ...(notice.otherOwners ?? []).map(({ clientName, owner }) =>
        describePerson(reader, { ...owner, role: clientName }),
      ),
      ...introduce(reader, notice),
      ...section(
        texts.staysHeading,
        list(notice.whatStays.map((code) => ({ text: reader.texts.labels.whatStays[code] }))),
      ),
      ...section(texts.benefitsHeading, list((notice.benefits ?? []).map((text) => ({ text })))),
      ...writeOffer(reader, notice),
      ...section(
        texts.departmentsHeading,
        list(notice.departments.map((person) => describeDepartmentPerson(reader, person))),
      ),
      ...closeClientMail(reader, notice.company, notice.format === "inNotice" ? notice.pageUrl : null, true),
      ...(notice.offer && notice.unsubscribeUrl
        ? [footer(reader.texts.client.unsubscribe, notice.unsubscribeUrl)]
        : []),
    ],
  };
}

function announceChange(reader: Reader, { company, clientName: client, ...notice }: ClientNotice): string {
  const texts = reader.texts.clientNotice;
  const said = { company, client, successor: notice.successor.name };
  return notice.leaverName === null
    ? reader.say(texts.changeWithoutLeaver, said)
    : reader.say(texts.change, { ...said, leaver: notice.leaverName });
}

function nameDate(reader: Reader, { effectiveDate, format, leaverName }: ClientNotice): string {
  const texts = reader.texts.clientNotice;
  const date = formatDate(effectiveDate, reader.locale);
  if (format === "inNotice") return reader.say(texts.effective, { date });
  const untilThen = leaverName === null ? texts.untilThenWithoutLeaver : texts.untilThen;
  return `${reader.say(format === "jointCall" ? texts.effectiveOrCall : texts.effectiveOrMeeting, { date })} ${untilThen}`;
}

function introduce(reader: Reader, notice: ClientNotice): Block[] {
  const { say, locale } = reader;
  const texts = reader.texts.clientNotice;
  const people = formatList([notice.successor.name, ...notice.joinedBy], locale);
  switch (notice.format) {
    case "jointMeeting":
      return [
        heading(texts.meetingHeading),
        paragraph(say(texts.meeting, { people })),
        button(texts.meetingButton, notice.pageUrl),
      ];
    case "jointCall":
      return [
        heading(texts.callHeading),
        paragraph(say(texts.call, { people })),
        button(texts.callButton, notice.pageUrl),
      ];
    case "inNotice":
      return [
        heading(say(texts.introductionHeading, { successor: notice.successor.name })),
        paragraph(say(texts.introduction, { successor: notice.successor.name })),
      ];
  }
}

function writeOffer(reader: Reader, { offer }: ClientNotice): Block[] {
  if (!offer) return [];
  const texts = reader.texts.clientNotice;
  return [
    heading(reader.say(texts.offerHeading, { title: offer.title })),
    paragraph(offer.text),
    paragraph(reader.say(texts.offerValid, { date: formatDate(offer.validUntil, reader.locale) })),
  ];
}
