import { type SQL, sql } from "drizzle-orm";
import { people } from "../../db/schema/people.ts";

/** People whose name holds a text, whatever its case, ё written as е or not. */
export function holdsName(part: string): SQL {
  const pattern = part
    .trim()
    .normalize("NFC")
    .replace(/[\\%_]/g, "\\$&");
  return sql`translate(${people.name}, 'ёЁ', 'еЕ') ilike translate(${`%${pattern}%`}, 'ёЁ', 'еЕ')`;
}
