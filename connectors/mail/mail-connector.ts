export interface MailAddress {
  name?: string | null;
  email: string;
}

/** One mail to one person, complete: rendering it twice gives the same bytes. */
export interface OutgoingMail {
  /** `<effectId.attempt@domain>`, see `composeMessageId`. */
  messageId: string;
  from: MailAddress;
  /** One recipient only, so that a mail is never half accepted. */
  to: MailAddress;
  replyTo?: MailAddress | null;
  /** Where bounces go; the sender where absent. */
  envelopeFrom?: string | null;
  subject: string;
  text: string;
  html: string;
  /** Business time, never the machine's. */
  date: Date;
  headers?: Readonly<Record<string, string>>;
  icalEvent?: { method: "REQUEST" | "CANCEL"; content: string } | null;
  /** https address that takes the one-click POST of RFC 8058. */
  listUnsubscribe?: string | null;
}

/** The server's answer, word for word. `permanent` says that trying again is useless. */
export type MailOutcome =
  | { accepted: true; response: string }
  | { accepted: false; permanent: boolean; response: string };

export interface MailConnector {
  /**
   * Hands one mail to the mail server, once: no retries of its own.
   * @throws MailOutcomeUnknown when the server may or may not have taken it
   */
  send(mail: OutgoingMail): Promise<MailOutcome>;
  /** Asks whether a message arrived; absent where the mail system cannot tell. */
  lookUp?: (messageId: string) => Promise<"accepted" | "absent" | "unknown">;
}

/** The whole mail was handed over and no answer came back: nobody may send it again without looking. */
export class MailOutcomeUnknown extends Error {
  override name = "MailOutcomeUnknown";
  readonly messageId: string;

  constructor(messageId: string, cause: unknown) {
    super("The mail server did not answer after the whole message was sent", { cause });
    this.messageId = messageId;
  }
}
