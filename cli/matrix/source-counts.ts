import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/**
 * Clients of each rep, counted straight from the source files. On purpose without a line of the import: what it brings in
 * is compared with this.
 */
type Row = Record<string, string>;

const read = (folder: string, file: string): Row[] =>
  parse(readFileSync(join(folder, file)), { columns: true, bom: true, relax_column_count: true });

const tally = (owners: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return counts;
};

/** The customers' table names the rep. */
export function countClassicmodels(folder: string): Map<string, number> {
  const names = new Map(
    read(folder, "employees.csv").map((row) => [row.employeeNumber, `${row.firstName} ${row.lastName}`]),
  );
  const owners = read(folder, "customers.csv").flatMap((row) => names.get(row.salesRepEmployeeNumber ?? "") ?? []);
  return tally(owners);
}

/** The rep of the customer's latest order. */
export function countNorthwind(folder: string): Map<string, number> {
  const names = new Map(
    read(folder, "employees.csv").map((row) => [row.employee_id, `${row.first_name} ${row.last_name}`]),
  );
  const latest = new Map<string, Row>();
  for (const order of read(folder, "orders.csv")) {
    const client = order.customer_id ?? "";
    const known = latest.get(client);
    if (!known || orderRank(order) > orderRank(known)) latest.set(client, order);
  }
  return tally([...latest.values()].flatMap((order) => names.get(order.employee_id ?? "") ?? []));
}

/** The rep of the account's latest deal won or lost. */
export function countMaven(folder: string): Map<string, number> {
  const latest = new Map<string, Row>();
  for (const deal of read(folder, "sales_pipeline.csv")) {
    if (!deal.account || !["Won", "Lost"].includes(deal.deal_stage ?? "")) continue;
    const known = latest.get(deal.account);
    if (!known || rank(deal) > rank(known)) latest.set(deal.account, deal);
  }
  return tally([...latest.values()].map((deal) => deal.sales_agent ?? ""));
}

/** Latest day first, then the larger value, then the later id, as one sortable text. */
const rank = (deal: Row): string =>
  `${deal.close_date}|${(deal.close_value ?? "0").padStart(12, "0")}|${deal.opportunity_id}`;

const orderRank = (order: Row): string => `${order.order_date}|${(order.order_id ?? "").padStart(12, "0")}`;
