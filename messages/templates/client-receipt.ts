import { heading, type MessageDocument, paragraph, quote } from "../document.ts";
import { formatDate } from "../format-values.ts";
import type { ClientReceipt } from "../kinds.ts";
import { describePerson } from "../person-facts.ts";
import type { Reader } from "../reader.ts";
import { closeClientMail, greetClient } from "./client-frame.ts";

/** Tells a client that its objection or question arrived, who answers it and by when (R20, R69). */
export function writeClientReceipt(
  reader: Reader,
  receipt: ClientReceipt,
  texts: { subject: string; intro: string },
): MessageDocument {
  const { say } = reader;
  const shared = reader.texts.receipt;
  return {
    subject: say(texts.subject, { company: receipt.company }),
    blocks: [
      greetClient(reader, receipt.contactName),
      paragraph(texts.intro),
      paragraph(
        say(shared.responsible, {
          name: receipt.responsible.name,
          date: formatDate(receipt.answerBy, reader.locale),
        }),
      ),
      ...(receipt.text ? [heading(shared.written), quote(receipt.text)] : []),
      heading(shared.contactHeading),
      describePerson(reader, receipt.responsible),
      ...closeClientMail(reader, receipt, receipt.pageUrl),
    ],
  };
}
