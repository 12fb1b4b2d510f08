import { extractItipReply } from "../connectors/calendar/extract-itip-reply.ts";
import { parseBounce } from "../connectors/mail/parse-bounce.ts";
import { parseReply } from "../connectors/mail/parse-reply.ts";
import type { InboundMail } from "../contracts/inbound-mail.ts";

/** Reads a raw mail with the connectors: what it answers, what bounced, whether it answers an invitation. */
export async function parseInbound(raw: Buffer): Promise<InboundMail> {
  const [reply, bounces, invitationReply] = await Promise.all([
    parseReply(raw),
    parseBounce(raw),
    extractItipReply(raw),
  ]);
  const { from, answers, text, automatic } = reply;
  return { from, answers, text, automatic, bounces, invitationReply };
}
