/** A line of what was promised or asked, as it is typed. */
export interface Line {
  text: string;
  dueOn: string | null;
}

export const noLine: Line = { text: "", dueOn: null };

/** The lines that say something, as they are sent. */
export function toPromised(lines: readonly Line[]): { text: string; dueOn?: string }[] {
  return lines.flatMap(({ text, dueOn }) => {
    const said = text.trim();
    return said ? [{ text: said, ...(dueOn ? { dueOn } : {}) }] : [];
  });
}
