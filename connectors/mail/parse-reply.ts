import { simpleParser } from "mailparser";

/** A mail that came in as an answer to one of ours. */
export interface Reply {
  messageId: string | null;
  from: string | null;
  /** Message-IDs it answers, nearest first. */
  answers: string[];
  subject: string;
  /** What the sender wrote, our own quoted words left out. */
  text: string;
  /** Out-of-office notes, reports and lists: no person confirmed anything by it. */
  automatic: boolean;
  date: Date | null;
}

/** Reads a mail from outside; never fails on odd mail, fields it lacks are null or empty. */
export async function parseReply(raw: Buffer | string): Promise<Reply> {
  const mail = await simpleParser(raw, { skipTextToHtml: true });
  const references = typeof mail.references === "string" ? mail.references.split(/\s+/) : (mail.references ?? []);
  const answers = [...(mail.inReplyTo?.split(/\s+/) ?? []), ...references.toReversed()];
  return {
    messageId: mail.messageId ?? null,
    from: mail.from?.value[0]?.address?.toLowerCase() ?? null,
    answers: [...new Set(answers.filter((id) => id !== ""))],
    subject: mail.subject ?? "",
    text: dropQuoted(mail.text ?? "").replaceAll("\0", ""),
    automatic: isAutomatic(mail.headerLines),
    date: mail.date ?? null,
  };
}

function isAutomatic(headerLines: readonly { key: string; line: string }[]): boolean {
  return headerLines.some(({ key, line }) => {
    const value = line
      .slice(line.indexOf(":") + 1)
      .trim()
      .toLowerCase();
    if (key === "auto-submitted") return value !== "no";
    if (key === "precedence") return ["bulk", "list", "junk", "auto_reply"].includes(value);
    if (key === "content-type") return value.startsWith("multipart/report");
    return key === "x-autoreply" || key === "x-autorespond";
  });
}

// "On … wrote:" and its kin open the quoted part in the mail programs of both languages.
const quoteOpeners = [
  /^On .+ wrote:$/,
  /^.+ (пишет|писал|писала|написал|написала|написал\(а\)):$/,
  /^-{2,}\s*(Original Message|Исходное сообщение|Пересылаемое сообщение)\s*-{2,}$/i,
  /^_{10,}$/,
];

function dropQuoted(text: string): string {
  const lines = text.split(/\r?\n/);
  const opener = lines.findIndex((line) => quoteOpeners.some((pattern) => pattern.test(line.trim())));
  const own = opener < 0 ? lines : lines.slice(0, opener);
  return own
    .filter((line) => !line.startsWith(">"))
    .join("\n")
    .trim();
}
