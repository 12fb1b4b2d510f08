import { type Block, button, footer, paragraph } from "../document.ts";
import type { Reader } from "../reader.ts";

/** The greeting of a mail to a client; a contact whose name is unknown is greeted without one. */
export function greetClient(reader: Reader, contactName: string | null): Block {
  const { greeting, greetingUnnamed } = reader.texts.client;
  return paragraph(contactName ? reader.say(greeting, { name: contactName }) : greetingUnnamed);
}

/**
 * Page, reply hint and the company's name below every mail to a client.
 *
 * @param hasPage whether the mail leads to the client's page, by this button or another one
 */
export function closeClientMail(
  reader: Reader,
  company: string,
  buttonUrl: string | null | undefined,
  hasPage = Boolean(buttonUrl),
): Block[] {
  const { client } = reader.texts;
  return [
    ...(buttonUrl ? [button(client.pageButton, buttonUrl)] : []),
    footer(hasPage ? `${client.pageHint} ${client.replyHint}` : client.replyHint),
    paragraph(`${client.closing}\n${company}`),
  ];
}
