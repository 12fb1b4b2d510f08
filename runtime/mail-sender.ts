import type { Pool } from "pg";
import {
  type MailConnector,
  MailOutcomeUnknown,
  type MailOutcome as SmtpOutcome,
} from "../connectors/mail/mail-connector.ts";
import { createSmtpConnector } from "../connectors/mail/smtp.ts";
import type { MailOutcome, MailSender, OutgoingMail } from "../contracts/outgoing-mail.ts";
import { Company } from "../contracts/policy.ts";
import { isLiveFor } from "../domain/mail/is-live-for.ts";

export type MailRoutes = {
  pool: Pool;
  /** SMTP server of the local mailbox. */
  mailboxPort: number;
  /** The company's own mail server; absent in a demo, whatever the environment says. */
  outsideUrl: string | undefined;
};

/**
 * Sends each mail to the local mailbox until the administrator goes live: then to the company's mail server, first for the
 * recipients' domains on the list, later for all. The setting is read again for every mail.
 */
export function createMailSender({ pool, mailboxPort, outsideUrl }: MailRoutes): MailSender {
  const inside = createSmtpConnector({ url: `smtp://127.0.0.1:${mailboxPort}` });
  const outside = outsideUrl === undefined ? undefined : createSmtpConnector({ url: outsideUrl });
  return {
    send: async (mail) => {
      const leaves = outside !== undefined && (await mayLeave(pool, mail.to.address));
      return sendBy(leaves ? outside : inside, mail);
    },
    lookUp: async (messageId) => {
      if (await isInMailbox(pool, messageId)) return "accepted";
      // A mail that may have gone to a real server cannot be asked after there.
      return outside === undefined ? "absent" : "unknown";
    },
  };
}

async function sendBy(connector: MailConnector, mail: OutgoingMail): Promise<MailOutcome> {
  const { from, to, ...rest } = mail;
  try {
    const outcome = await connector.send({
      ...rest,
      from: { name: from.name, email: from.address },
      to: { name: to.name, email: to.address },
      replyTo: mail.replyTo === undefined ? null : { email: mail.replyTo },
    });
    return toMailOutcome(outcome);
  } catch (error) {
    if (error instanceof MailOutcomeUnknown) return { state: "unknown" };
    throw error;
  }
}

function toMailOutcome(outcome: SmtpOutcome): MailOutcome {
  if (outcome.accepted) return { state: "accepted" };
  // The ledger keeps the reply's number only: its text may name the recipient.
  const code = /^\d{3}/.exec(outcome.response)?.[0] ?? "noAnswer";
  return { state: "failed", permanent: outcome.permanent, code, answer: outcome.response };
}

async function mayLeave(pool: Pool, address: string): Promise<boolean> {
  const { rows } = await pool.query<{ value: unknown; moved: boolean }>(
    "select value, exists (select from clock) as moved from settings where key = 'company'",
  );
  // A database whose business time can be moved is a demo's or a test's, whoever started this process.
  if (rows[0] === undefined || rows[0].moved) return false;
  return isLiveFor(Company.parse(rows[0].value).live, address);
}

async function isInMailbox(pool: Pool, messageId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    "select 1 from mailbox where position(convert_to($1, 'UTF8') in raw) > 0 limit 1",
    [messageId],
  );
  return (rowCount ?? 0) > 0;
}
