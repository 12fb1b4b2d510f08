import { type MessageDocument, paragraph } from "../document.ts";
import type { TestMail } from "../kinds.ts";
import type { Reader } from "../reader.ts";

/** Tells the administrator that mail arrives. */
export function writeTestMail(reader: Reader, { personName, company }: TestMail): MessageDocument {
  const { testMail, colleague } = reader.texts;
  return {
    subject: reader.say(testMail.subject, { company }),
    blocks: [paragraph(reader.say(colleague.greeting, { name: personName })), paragraph(testMail.intro)],
  };
}
