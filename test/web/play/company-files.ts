import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locale } from "../../../messages/locale.ts";

const MAPPING = new URL("../../demo/fixtures/small-export.mapping.json", import.meta.url);

export const CLIENTS = 64;

const two = (value: number) => String(value).padStart(2, "0");

/**
 * A company's export written for one test: a head, a leaver with 64 clients, two colleagues with a few of their own. A
 * few clients buy much, most buy little, so that every tier is there; two have an open question.
 */
export async function writeCompany(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const numbers = Array.from({ length: CLIENTS + 4 }, (_, index) => 101 + index);
  const repOf = (client: number) => (client < 101 + CLIENTS ? 2 : client % 2 === 0 ? 3 : 4);
  const files: Record<string, string[]> = {
    employees: [
      "staff_no,staff_name,staff_mail,post,reports_to,team",
      "1,Hanna Head,hanna@north.example,head,,North",
      "2,Lena Leaver,lena@north.example,rep,1,North",
      "3,Olga Owner,olga@north.example,rep,1,North",
      "4,Oscar Owner,oscar@north.example,rep,1,North",
    ],
    clients: [
      "firm_no,firm,town,land,phone,rep_no",
      ...numbers.map((client) => `${client},Firm ${client},Leeds,GB,+44 113 496 ${client}0,${repOf(client)}`),
    ],
    contacts: [
      "contact_no,firm_no,contact_name,contact_mail,contact_phone",
      ...numbers.map(
        (client) => `${client},${client},Pat Buyer ${client},pat@firm${client}.example,+44 113 497 ${client}0`,
      ),
    ],
    orders: [
      "order_no,firm_no,rep_no,order_day,order_state,total,margin,promised_day",
      ...numbers.flatMap((client) =>
        [1, 2].map((turn) => {
          const total = client < 103 ? 400_000 : client < 109 ? 60_000 : 3_000 + client;
          // Some deliveries are on their way: logistics has a say in those clients.
          const [state, promised] = turn === 2 && client % 8 === 0 ? ["open", "2026-03-20"] : ["done", ""];
          return `${client}${turn},${client},${repOf(client)},2026-0${turn}-${two(1 + (client % 27))},${state},${total},${Math.round(total / 4)},${promised}`;
        }),
      ),
    ],
    questions: [
      "question_no,firm_no,rep_no,question,asked,due",
      "1,104,2,Which paper replaces the old one?,2026-02-16,2026-03-06",
      "2,120,2,Can the invoice go to Leeds?,2026-02-17,2026-03-16",
    ],
    deals: ["deal_no,firm_no,rep_no,deal,deal_state,worth,opened", "1,103,2,Second furnace,open,40000,2026-01-12"],
    calls: [
      "call_no,firm_no,rep_no,call_at",
      ...numbers.map((client) => `${client},${client},${repOf(client)},2026-02-${two(1 + (client % 27))} 10:00`),
    ],
  };
  for (const [name, lines] of Object.entries(files))
    await writeFile(join(folder, `${name}.csv`), `${lines.join("\n")}\n`);
}

/** How the export is read, with the language in which its clients are written to. Returns the file's path. */
export async function writeMapping(path: string, locale: Locale): Promise<string> {
  const mapping = JSON.parse(await readFile(fileURLToPath(MAPPING), "utf8")) as object;
  await writeFile(path, JSON.stringify({ ...mapping, locale }));
  return path;
}
