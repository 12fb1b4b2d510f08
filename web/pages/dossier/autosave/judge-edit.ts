/** What is to happen to a text a person typed, when the record is read again. */
export type EditVerdict =
  /** The record says the same by now. */
  | "same"
  /** The record is as it was when they began: their text may go. */
  | "save"
  /** Somebody else changed this very field meanwhile. */
  | "conflict"
  /** The record's field is no longer there. */
  | "gone";

/** `base`: what the field said when the person began; `record`: what it says now, undefined when it is gone. Outer blanks do not count. */
export function judgeEdit(edit: { text: string; base: string }, record: string | undefined): EditVerdict {
  if (record === undefined) return "gone";
  if (edit.text.trim() === record) return "same";
  return record === edit.base ? "save" : "conflict";
}
