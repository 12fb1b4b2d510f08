import { simpleParser } from "mailparser";
import { NOTICE_HEADERS } from "../../services/client-notices/notice-headers.ts";
import { runAsOwner } from "./play-small-departure.ts";

/** A client notice taken from the mailbox, as the parts a false one differs in. */
export interface RawNotice {
  recipient: string;
  date: Date;
  handoverIds: string;
  version: string;
  text: string;
}

/** The first notice of the mailbox that names one client alone and went to somebody without consent on record, as it was sent. */
export async function takeNotice(database: string): Promise<RawNotice> {
  const rows = await runAsOwner<{ raw: Buffer; to: string }>(
    database,
    `select raw, envelope_to[1] as to from mailbox
     where position(convert_to('${NOTICE_HEADERS.kind}: clientNotice', 'UTF8') in raw) > 0
       and not exists (select from contacts c where c.email = envelope_to[1] and c.marketing_consent_on is not null)
     order by id`,
  );
  for (const row of rows) {
    const mail = await simpleParser(row.raw);
    const header = (name: string) => String(mail.headers.get(name.toLowerCase()));
    const handoverIds = header(NOTICE_HEADERS.handovers);
    if (!mail.date || !mail.text || handoverIds.includes(",")) continue;
    const version = header(NOTICE_HEADERS.version);
    return { recipient: row.to, date: mail.date, handoverIds, version, text: mail.text };
  }
  throw new Error("no notice of one client in the mailbox");
}

/** Puts a message into the mailbox as raw bytes, as if it had been sent. */
export async function putNotice(database: string, notice: RawNotice): Promise<void> {
  const raw = [
    "From: North Trading <office@north.example>",
    `To: ${notice.recipient}`,
    `Date: ${notice.date.toUTCString().replace("GMT", "+0000")}`,
    "Subject: Your new contact person",
    `${NOTICE_HEADERS.kind}: clientNotice`,
    `${NOTICE_HEADERS.handovers}: ${notice.handoverIds}`,
    `${NOTICE_HEADERS.version}: ${notice.version}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    notice.text,
  ].join("\r\n");
  await runAsOwner(
    database,
    "insert into mailbox (business_at, envelope_from, envelope_to, raw) values ($1, 'office@north.example', $2, $3)",
    [notice.date, [notice.recipient], Buffer.from(raw)],
  );
}
