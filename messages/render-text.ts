import type { Block, ListItem } from "./document.ts";

/** The plain-text part: same words, same order as the HTML, addresses of links written out. */
export function renderText(blocks: readonly Block[]): string {
  return `${blocks.map(renderBlock).join("\n\n")}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${block.text}\n${"-".repeat(Math.min(block.text.length, 60))}`;
    case "paragraph":
      return block.text;
    case "quote":
      return block.text.replaceAll(/^/gm, "> ");
    case "list":
      return block.items.map(renderItem).join("\n");
    case "facts":
      return block.rows.map((row) => `${row.label}: ${row.value}`).join("\n");
    case "button":
      return `${block.label}:\n${block.url}`;
    case "footer":
      return block.url === undefined ? block.text : `${block.text}: ${block.url}`;
  }
}

function renderItem(item: ListItem): string {
  const lines = [`- ${item.text}`, ...(item.details ?? []).map((detail) => `  ${detail}`)];
  if (item.url) lines.push(`  ${item.url}`);
  return lines.join("\n");
}
