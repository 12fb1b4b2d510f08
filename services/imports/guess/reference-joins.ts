import type { Join, TextValue } from "../../../contracts/mapping.ts";
import type { Entity } from "./field-names.ts";
import type { Column, GuessedTable } from "./guess-table.ts";

/** Fields that name a record of another table. A contact is not among them: its name alone tells no client. */
const targets: Readonly<Record<string, Entity>> = {
  client: "clients",
  owner: "employees",
  employee: "employees",
  superior: "employees",
};

/**
 * How a table's references are read where they give names while the tables they mean have ids: through a join that finds
 * the name's id. So a record's id is the column the page shows as its id, whatever others call the record by. A name no
 * table has stays as it is, for the dry run to remark.
 */
export function joinReferences(
  table: GuessedTable,
  slots: ReadonlyMap<GuessedTable, string>,
): { joins: Join[]; values: Record<string, TextValue> } {
  const joins: Join[] = [];
  const values: Record<string, TextValue> = {};
  for (const [field, column] of table.fields) {
    const meant = [...slots].flatMap(([other, slot]) => {
      const { id, name } = Object.fromEntries(other.fields);
      return other.entity === targets[field] && id && name ? [{ slot, id, name }] : [];
    });
    const byId = meant.reduce((total, { id }) => total + countKnown(column, id), 0);
    const byName = meant.reduce((total, { name }) => total + countKnown(column, name), 0);
    if (byName <= byId) continue;
    const named = meant.map(({ slot, id, name }) => {
      const as = `${field}_${slot}`;
      joins.push({ as, file: slot, on: { [name.header]: column.header } });
      return `${as}.${id.header}`;
    });
    values[field] = { first: [...named, column.header] };
  }
  return { joins, values };
}

/** How many of a column's values another column has. */
function countKnown({ values }: Column, among: Column): number {
  const known = new Set(among.values);
  return values.filter((value) => known.has(value)).length;
}
