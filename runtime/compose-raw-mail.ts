import { composeRaw } from "../connectors/mail/compose-raw.ts";
import type { OutgoingMail } from "../contracts/outgoing-mail.ts";

/** The bytes a mail of the services travels as: what a preview shows is what the connector sends. */
export function composeRawMail({ from, to, replyTo, ...rest }: OutgoingMail): Promise<Buffer> {
  return composeRaw({
    ...rest,
    from: { name: from.name, email: from.address },
    to: { name: to.name, email: to.address },
    replyTo: replyTo === undefined ? null : { email: replyTo },
  });
}
