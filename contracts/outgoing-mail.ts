/** A mail ready to leave: everything but the transport's own headers. */
export interface OutgoingMail {
  from: { name: string; address: string };
  to: { name: string; address: string };
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets' content changing between tries: `<effect.attempt@domain>`. */
  messageId: string;
  /** Business time, as the `Date` header shows it. */
  date: Date;
  headers?: Record<string, string>;
  /** One-click unsubscribe address, for offers and surveys. */
  listUnsubscribe?: string;
  /** A meeting request or cancellation, sent as an alternative part. */
  icalEvent?: { method: "REQUEST" | "CANCEL"; content: string };
}

/**
 * How a try to send ended: `unknown` when the connection was lost after the message had been handed over. `code` is the
 * number of the server's reply; `answer` its words, which may name the recipient and belong into erasable rows only.
 */
export type MailOutcome =
  | { state: "accepted" }
  | { state: "failed"; permanent: boolean; code: string; answer?: string }
  | { state: "unknown" };

/** What services need of a mail connector. */
export interface MailSender {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  /** Settles an unknown outcome where the server can be asked. */
  lookUp?(messageId: string): Promise<"accepted" | "absent" | "unknown">;
}

/** One client's new owner, to be written to the source system and read back. */
export interface OwnerWrite {
  key: string;
  source: string;
  clientSourceId: string;
  ownerSourceId: string;
}

/** What services need of a source system: written and read back in sets. */
export interface OwnerRegister {
  writeOwners(writes: readonly OwnerWrite[]): Promise<void>;
  readOwners(source: string, clientSourceIds: readonly string[]): Promise<Map<string, string | null>>;
}
