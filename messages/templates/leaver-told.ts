import { button, footer, list, type MessageDocument, paragraph, section } from "../document.ts";
import { formatDate, formatList } from "../format-values.ts";
import type { LeaverTold } from "../kinds.ts";
import type { Reader } from "../reader.ts";

/** The leaver hears first: thanks, what happens when, what is recorded, who sees it and until when (R61, R79–R81). */
export function writeLeaverTold(reader: Reader, told: LeaverTold): MessageDocument {
  const { say, locale } = reader;
  const texts = reader.texts.leaverTold;
  const steps = told.steps.map(({ step, date }) => ({ text: `${formatDate(date, locale)}: ${texts.steps[step]}` }));
  return {
    subject: texts.subject,
    blocks: [
      paragraph(say(reader.texts.colleague.greeting, { name: told.personName })),
      paragraph(say(texts.thanks[told.variant], { company: told.company })),
      paragraph(say(texts.lastDay, { date: formatDate(told.lastWorkingDay, locale) })),
      ...section(texts.stepsHeading, list(steps)),
      ...section(texts.recordedHeading, list(told.recorded.map((code) => ({ text: texts.recordedCodes[code] })))),
      paragraph(say(texts.seenBy, { people: formatList(told.seenBy, locale) })),
      paragraph(say(texts.keptUntil, { date: formatDate(told.keptUntil, locale) })),
      paragraph(say(texts.questions, { name: nameContact(told) })),
      button(texts.pageButton, told.pageUrl),
      footer(texts.logLink, told.logUrl),
    ],
  };
}

function nameContact({ contact }: LeaverTold): string {
  const reach = [contact.email, contact.phone].filter(Boolean);
  return reach.length > 0 ? `${contact.name} (${reach.join(", ")})` : contact.name;
}
