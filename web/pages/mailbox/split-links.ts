export interface TextPart {
  /** Where it begins in the text. */
  at: number;
  part: string;
  isLink: boolean;
}

/** A text cut into its web addresses and what stands between them; a full stop after an address is not of it. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g)) {
    if (match.index > at) parts.push({ at, part: text.slice(at, match.index), isLink: false });
    parts.push({ at: match.index, part: match[0], isLink: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ at, part: text.slice(at), isLink: false });
  return parts;
}
