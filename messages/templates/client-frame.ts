import { type Block, button, footer, paragraph } from "../document.ts";
import type { Sender } from "../kinds.ts";
import type { Reader } from "../reader.ts";

/** The greeting of a mail to a client; a contact whose name is unknown is greeted without one. */
export function greetClient(reader: Reader, contactName: string | null): Block {
  const { greeting, greetingUnnamed } = reader.texts.client;
  return paragraph(contactName ? reader.say(greeting, { name: contactName }) : greetingUnnamed);
}

/**
 * Page, reply hint, the company's name and its postal address below every mail to a client.
 *
 * @param hasPage whether the mail leads to the client's page, by this button or another one
 */
export function closeClientMail(
  reader: Reader,
  sender: Sender,
  buttonUrl: string | null | undefined,
  hasPage = Boolean(buttonUrl),
): Block[] {
  const { client } = reader.texts;
  return [
    ...(buttonUrl ? [button(client.pageButton, buttonUrl)] : []),
    footer(hasPage ? `${client.pageHint} ${client.replyHint}` : client.replyHint),
    ...signClientMail(reader, sender),
  ];
}

/** The end of a letter by post, and the last lines of a mail. */
export const signClientMail = (reader: Reader, sender: Sender): Block[] => [
  paragraph(`${reader.texts.client.closing}\n${sender.company}`),
  ...writeAddress(sender),
];

/** The company's postal address as the foot of a mail; nothing while none is set. */
export const writeAddress = ({ postalAddress }: Sender): Block[] =>
  postalAddress.trim() === "" ? [] : [footer(postalAddress.trim())];
