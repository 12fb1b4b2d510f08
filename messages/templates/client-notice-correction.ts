import { heading, type MessageDocument, paragraph } from "../document.ts";
import { formatDate } from "../format-values.ts";
import type { ClientNoticeCorrection } from "../kinds.ts";
import { describePerson } from "../person-facts.ts";
import type { Reader } from "../reader.ts";
import { closeClientMail, greetClient } from "./client-frame.ts";

/** Puts right what an earlier notice said: a withdrawn notice, another successor, another date. */
export function writeClientNoticeCorrection(reader: Reader, correction: ClientNoticeCorrection): MessageDocument {
  const { say, locale } = reader;
  const texts = reader.texts.clientNoticeCorrection;
  const { company, clientName: client, effectiveDate } = correction;
  return {
    subject: say(texts.subject, { company }),
    blocks: [
      greetClient(reader, correction.contactName),
      paragraph(say(texts.causes[correction.cause], { company, client })),
      ...(effectiveDate ? [paragraph(say(texts.effective, { date: formatDate(effectiveDate, locale) }))] : []),
      heading(texts.heading),
      describePerson(reader, correction.owner),
      ...closeClientMail(reader, correction, correction.pageUrl),
    ],
  };
}
