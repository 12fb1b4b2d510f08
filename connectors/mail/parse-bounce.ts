import { simpleParser } from "mailparser";

/** What a mail server later said about one recipient of a mail it had accepted. */
export interface Bounce {
  /** Message-ID of the mail it is about, null where the report does not carry it. */
  originalMessageId: string | null;
  recipient: string;
  action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  /** Enhanced status code, `5.1.1`. */
  status: string;
  /** Failed for good; `delayed` is no failure yet. */
  permanent: boolean;
  diagnostic: string | null;
}

const actions: ReadonlySet<string> = new Set(["failed", "delayed", "delivered", "relayed", "expanded"]);

/** The recipients' results of a delivery status notification (RFC 3464); empty for any other mail. */
export async function parseBounce(raw: Buffer | string): Promise<Bounce[]> {
  const mail = await simpleParser(raw, { keepDeliveryStatus: true, skipTextToHtml: true });
  const report = mail.attachments.find((part) => part.contentType === "message/delivery-status");
  if (report === undefined) return [];
  const original = mail.attachments.find((part) =>
    ["message/rfc822", "message/global", "text/rfc822-headers"].includes(part.contentType ?? ""),
  );
  const originalMessageId = findMessageId(original?.content.toString("utf8") ?? raw.toString());
  const groups = report.content.toString("utf8").split(/\r?\n[ \t]*\r?\n/);
  return groups.map(readFields).flatMap((fields) => readRecipient(fields, originalMessageId));
}

function readRecipient(fields: Map<string, string>, originalMessageId: string | null): Bounce[] {
  const recipient = stripType(fields.get("final-recipient") ?? fields.get("original-recipient") ?? "");
  const action = fields.get("action")?.toLowerCase() ?? "";
  if (recipient === "" || !isAction(action)) return [];
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get("status") ?? "")?.[0] ?? "";
  const diagnostic = fields.get("diagnostic-code");
  return [
    {
      originalMessageId,
      recipient: recipient.toLowerCase(),
      action,
      status,
      permanent: action === "failed",
      diagnostic: diagnostic === undefined ? null : stripType(diagnostic),
    },
  ];
}

/** Header-like lines, folded ones joined, names in lower case. */
function readFields(text: string): Map<string, string> {
  const lines = text.replaceAll(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(":");
      return colon < 0 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}

/** The last Message-ID in the text: in a whole report the original comes after the report's own. */
function findMessageId(text: string): string | null {
  return [...text.matchAll(/^message-id:\s*(<[^<>\s]+>)/gim)].at(-1)?.[1] ?? null;
}

function stripType(value: string): string {
  return value.replace(/^[\w-]+\s*;\s*/, "").replace(/^<(.*)>$/, "$1");
}

function isAction(value: string): value is Bounce["action"] {
  return actions.has(value);
}
