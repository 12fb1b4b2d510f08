/** What one mail that came in says, read by the connectors. */
export interface InboundMail {
  /** The sender's address, lower case. */
  from: string | null;
  /** Message-IDs it answers, nearest first. */
  answers: string[];
  /** What the sender wrote, our own words left out. */
  text: string;
  /** Out-of-office notes, reports and lists: no person confirmed anything by it. */
  automatic: boolean;
  bounces: InboundBounce[];
  /** An attendee's answer to an invitation. */
  invitationReply: InvitationReply | null;
}

/** What a mail server later said about one recipient. */
export interface InboundBounce {
  originalMessageId: string | null;
  recipient: string;
  /** Failed for good; a delay is no failure yet. */
  permanent: boolean;
  /** Enhanced status code, `5.1.1`. */
  status: string;
}

export interface InvitationReply {
  uid: string;
  /** The revision it answers. */
  sequence: number;
  /** Lower case. */
  attendee: string;
  partstat: "NEEDS-ACTION" | "ACCEPTED" | "DECLINED" | "TENTATIVE" | "DELEGATED";
  dtstamp: Date | null;
  comment: string | null;
}
