import type { Block, Fact, ListItem, MessageDocument } from "./document.ts";
import type { Locale } from "./locale.ts";

// Inline styles because mail programs drop style sheets; one column, 16 px and 44 px targets because most read on a phone.
const styles = {
  body: "margin:0;background:#ffffff;color:#1f2933;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5",
  main: "max-width:600px;margin:0 auto;padding:24px 16px",
  heading: "font-size:18px;line-height:1.3;margin:28px 0 8px",
  paragraph: "margin:0 0 16px;white-space:pre-line",
  quote: "margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #9aa5b1;white-space:pre-line",
  list: "margin:0 0 16px;padding:0 0 0 20px",
  item: "margin:0 0 8px",
  detail: "display:block;color:#52606d;font-size:14px",
  facts: "margin:0 0 16px",
  term: "margin:0;color:#52606d;font-size:14px",
  value: "margin:0 0 8px",
  link: "color:#0b5394",
  button:
    "display:inline-block;min-height:28px;padding:10px 20px;border-radius:4px;background:#0b5394;color:#ffffff;font-weight:bold;text-decoration:none",
  footer: "margin:24px 0 0;color:#52606d;font-size:14px",
};

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The HTML part: a whole document in the reader's language, without images, scripts or outside resources. */
export function renderHtml(document: MessageDocument, locale: Locale): string {
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.subject)}</title>
</head>
<body style="${styles.body}">
<div role="main" style="${styles.main}">
${document.blocks.map(renderBlock).join("\n")}
</div>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h2 style="${styles.heading}">${escapeHtml(block.text)}</h2>`;
    case "paragraph":
      return `<p style="${styles.paragraph}">${escapeHtml(block.text)}</p>`;
    case "quote":
      return `<blockquote style="${styles.quote}">${escapeHtml(block.text)}</blockquote>`;
    case "list":
      return `<ul style="${styles.list}">\n${block.items.map(renderItem).join("\n")}\n</ul>`;
    case "facts":
      return `<dl style="${styles.facts}">\n${block.rows.map(renderFact).join("\n")}\n</dl>`;
    case "button":
      return `<p style="${styles.paragraph}"><a href="${escapeUrl(block.url)}" style="${styles.button}">${escapeHtml(block.label)}</a></p>`;
    case "footer":
      return `<p style="${styles.footer}">${block.url === undefined ? escapeHtml(block.text) : renderLink(block.text, block.url)}</p>`;
  }
}

function renderItem(item: ListItem): string {
  const text = item.url ? renderLink(item.text, item.url) : escapeHtml(item.text);
  const details = (item.details ?? []).map((detail) => `<span style="${styles.detail}">${escapeHtml(detail)}</span>`);
  return `<li style="${styles.item}">${text}${details.join("")}</li>`;
}

function renderFact(row: Fact): string {
  const value = row.url === undefined ? escapeHtml(row.value) : renderLink(row.value, row.url);
  return `<dt style="${styles.term}">${escapeHtml(row.label)}</dt><dd style="${styles.value}">${value}</dd>`;
}

function renderLink(text: string, url: string): string {
  return `<a href="${escapeUrl(url)}" style="${styles.link}">${escapeHtml(text)}</a>`;
}

/** @throws Error for a scheme a mail has no business with, `javascript:` above all */
function escapeUrl(url: string): string {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(url))
    throw new Error("A link in a message must be http, https, mailto or tel");
  return escapeHtml(url);
}
