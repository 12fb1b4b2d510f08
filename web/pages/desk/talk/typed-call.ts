import type { RecordCall } from "../../../../contracts/client-notices.ts";

/** A call as it is typed. */
export interface TypedCall {
  outcome: RecordCall["outcome"];
  note: string;
  /** Whose coordinates the client corrected. */
  contactId: string | null;
  phone: string;
  email: string;
}

export const noCall: TypedCall = { outcome: "reached", note: "", contactId: null, phone: "", email: "" };

/** What is sent of it; an emptied field takes the coordinate away. */
export function toCallBody({ outcome, note, contactId, phone, email }: TypedCall): RecordCall {
  const said = note.trim();
  const orNull = (text: string) => text.trim() || null;
  return {
    outcome,
    ...(said ? { note: said } : {}),
    ...(contactId ? { contact: { contactId, phone: orNull(phone), email: orNull(email) } } : {}),
  };
}
