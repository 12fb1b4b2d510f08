import { readFile } from "node:fs/promises";

/** One statement of a bench's SQL file; `words` are its parameters in the order of `$1`, `$2`, … */
export interface Statement {
  name: string;
  text: string;
  words: string[];
}

/**
 * Reads a file of statements for a bare way: each begins with `-- name: <name>`, `-- transaction` begins a new transaction. Returns the
 * transactions in order.
 */
export async function readStatements(file: URL): Promise<Statement[][]> {
  const [, ...transactions] = (await readFile(file, "utf8")).split(/^-- transaction$/m);
  return transactions.map((part) =>
    part
      .split(/^-- name: /m)
      .slice(1)
      .map(toStatement),
  );
}

function toStatement(source: string): Statement {
  const [name = "", ...lines] = source.split("\n");
  const words: string[] = [];
  const text = lines.join("\n").replaceAll(/(?<![:\w]):([a-zA-Z]+)/g, (_, word: string) => {
    if (!words.includes(word)) words.push(word);
    return `$${words.indexOf(word) + 1}`;
  });
  return { name: name.trim(), text, words };
}
