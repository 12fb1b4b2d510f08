/** Hands the browser a file; a leading BOM tells spreadsheets that it is UTF-8. */
export function downloadText(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob(["\ufeff", content], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export const downloadCsv = (name: string, rows: readonly (readonly (string | number)[])[]) =>
  downloadText(name, toCsv(rows));

/** RFC 4180; a value that a spreadsheet would run as a formula is kept a text. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `${rows.map((row) => row.map(quote).join(",")).join("\r\n")}\r\n`;
}

function quote(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
