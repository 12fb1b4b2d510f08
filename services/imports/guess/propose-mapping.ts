import { Mapping } from "../../../contracts/mapping.ts";
import type { Entity } from "./field-names.ts";
import { guessCodes } from "./guess-codes.ts";
import type { Column, GuessedTable } from "./guess-table.ts";
import { guessDateFormat, guessDecimalSign } from "./guess-values.ts";
import { joinReferences } from "./reference-joins.ts";

type Entry = Record<string, unknown>;
type Slots = ReadonlyMap<GuessedTable, string>;

/** Slots of a mapping by table: the entity's name, numbered where there are several. */
export function nameSlots(tables: readonly GuessedTable[]): Map<GuessedTable, string> {
  const slots = new Map<GuessedTable, string>();
  for (const table of tables) {
    if (table.entity === null) continue;
    const same = [...slots.keys()].filter(({ entity }) => entity === table.entity).length;
    slots.set(table, same === 0 ? table.entity : `${table.entity}${same + 1}`);
  }
  return slots;
}

/**
 * A mapping for tables that were guessed, by the slots they have in it: one entry a table; clients and employees that only stand in other tables are made
 * of those. Null where no table has clients, not even by their names in another one.
 */
export function proposeMapping(
  slots: Slots,
  of: { name: string; currency: string; locale: "en" | "ru"; charset?: string },
): Mapping | null {
  const lists = new Map<Entity, Entry[]>();
  for (const [table, slot] of slots) add(lists, table.entity, toEntry(table, slot, slots));
  if (!lists.has("clients")) addDerived(lists, slots, "client", "clients");
  if (!lists.has("employees")) addDerived(lists, slots, "owner", "employees");
  if (!lists.has("clients")) return null;
  const formats = new Set(
    [...slots.keys()].flatMap(({ columns }) => columns.map(({ values }) => guessDateFormat(values))),
  );
  const dateFormats = [...formats].filter((format) => format !== null && format !== "");
  const parsed = Mapping.safeParse({
    ...of,
    decimalSign: guessDecimalSign(columnsLike(slots, "money").flatMap(({ values }) => values)),
    ...(dateFormats.length > 0 ? { dateFormats } : {}),
    files: Object.fromEntries([...slots].map(([table, slot]) => [slot, toFile(table)])),
    ...Object.fromEntries(lists),
  });
  return parsed.success ? parsed.data : null;
}

function toFile({ columns, fields }: GuessedTable) {
  const used = new Set([...fields.values()].map(({ header }) => header));
  const rest = columns.map(({ header }) => header).filter((header) => !used.has(header));
  return { headers: [...used], ...(rest.length > 0 ? { optionalHeaders: rest } : {}) };
}

function toEntry(table: GuessedTable, slot: string, slots: Slots): Entry {
  const { entity, fields } = table;
  const named = Object.fromEntries([...fields].map(([field, { header }]) => [field, header]));
  const { joins, values } = joinReferences(table, slots);
  const entry: Entry = { from: slot, ...(joins.length > 0 ? { joins } : {}), ...named, ...values };
  if (entity === "orders") return { ...entry, status: codes("orders", fields.get("status"), "done") };
  if (entity === "deals") {
    const stage = fields.get("status");
    return { ...entry, ...(stage ? { stage: stage.header } : {}), status: codes("deals", stage, "open") };
  }
  if (entity === "interactions") return { ...entry, kind: codes("interactions", fields.get("kind"), "note") };
  if (entity === "openQuestions") return { ...entry, kind: codes("openQuestions", fields.get("kind"), "question") };
  return entry;
}

const codes = (entity: Parameters<typeof guessCodes>[0], column: Column | undefined, without: string) =>
  column ? { value: column.header, ...guessCodes(entity, column.values) } : { const: without };

/** Clients or employees who only stand in other tables, by their name there. */
function addDerived(lists: Map<Entity, Entry[]>, slots: Slots, field: string, entity: Entity): void {
  for (const [table, slot] of slots) {
    const column = table.fields.get(field)?.header;
    if (column === undefined) continue;
    const where = [{ value: column, empty: false }];
    add(lists, entity, { from: slot, groupBy: [column], where, id: column, name: column });
  }
}

function add(lists: Map<Entity, Entry[]>, entity: Entity | null, entry: Entry): void {
  if (entity !== null) lists.set(entity, [...(lists.get(entity) ?? []), entry]);
}

const columnsLike = (slots: Slots, kind: Column["looksLike"]): Column[] =>
  [...slots.keys()].flatMap(({ columns }) => columns.filter(({ looksLike }) => looksLike === kind));
