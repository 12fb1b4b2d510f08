/** A message as templates write it, before it becomes text and HTML: both parts come from the same blocks. */
export interface MessageDocument {
  subject: string;
  blocks: Block[];
}

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "quote"; text: string }
  | { kind: "list"; items: ListItem[] }
  | { kind: "facts"; rows: Fact[] }
  | { kind: "button"; label: string; url: string }
  | { kind: "footer"; text: string; url?: string };

export interface ListItem {
  text: string;
  url?: string | null;
  /** Second line, smaller. */
  details?: string[];
}

export interface Fact {
  label: string;
  value: string;
  /** `mailto:`, `tel:` or `https:`. */
  url?: string;
}

export const heading = (text: string): Block => ({ kind: "heading", text });
export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const quote = (text: string): Block => ({ kind: "quote", text });
export const list = (items: ListItem[]): Block => ({ kind: "list", items });
export const facts = (rows: Fact[]): Block => ({ kind: "facts", rows });
export const button = (label: string, url: string): Block => ({ kind: "button", label, url });
export const footer = (text: string, url?: string): Block => ({ kind: "footer", text, url });

/** A heading with its block, or nothing where there is nothing to say. */
export function section(title: string, block: Block): Block[] {
  const isEmpty =
    (block.kind === "list" && block.items.length === 0) || (block.kind === "facts" && block.rows.length === 0);
  return isEmpty ? [] : [heading(title), block];
}
