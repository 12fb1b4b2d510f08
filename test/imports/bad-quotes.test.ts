import { expect, test } from "vitest";
import { readImport } from "../../services/imports/read/read-import.ts";
import { createExport, createMapping } from "./csv.ts";

const read = (firms: string) => readImport(createExport({ "firms.csv": firms, "sales.csv": sales }), createMapping());
const sales = "sale,firm,rep,day,state,sum\n";

test("a lost quote that would swallow the rows after it is refused with its row", async () => {
  await expect(read('firm,title,rep\nf0,Zero,r1\nf1,"Alpha,r1\nf2,Beta,r1\nf3,"Gamma",r1\n')).rejects.toThrow(
    "firms.csv: A quote opened in row 3 is never closed",
  );
});

test("a quote that nothing closes is named by the row that opens it, not by the last line", async () => {
  const after = Array.from({ length: 200 }, (_, at) => `g${at},G,r1\n`).join("");
  await expect(read(`firm,title,rep\nf1,Alpha,r1\nf2,"Beta,r1\n${after}`)).rejects.toThrow(
    "the quote opened in row 3 is never closed",
  );
});

test("stray quotes inside one line are taken as written, beside fields over several lines", async () => {
  const { clients } = await read('firm,title,rep\nf1,Al "the" pha,r1\nf2,"Beta\nand ""Sons""",r1\n');
  expect(clients.map(({ name }) => name)).toEqual(['Al "the" pha', 'Beta\nand "Sons"']);
});
