import { localDate, localMinutes } from "../../domain/calendar/zone.ts";
import { formatCsv } from "../exports/format-csv.ts";
import type { ReportRow } from "./report-rows.ts";

type Cell = ReportRow[string];

/** What amounts and instants of a report are written in. */
export interface ReportUnits {
  currency: string;
  /** IANA zone of the team the report is about. */
  zone: string;
}

/**
 * A report's rows as a person reads them, with the unit in the header: `annualRevenueMinor` becomes `annualRevenue (EUR)` in major units,
 * `onTimeBp` becomes `onTime (%)`, and an instant the date and time of the team's zone. Codes and ids stay as they are.
 */
export function writeReportCsv(rows: readonly ReportRow[], units: ReportUnits): string {
  const columns = Object.keys(rows[0] ?? {}).map((key) => describeColumn(key, rows, units));
  const lines = rows.map((row) =>
    Object.fromEntries(columns.map(({ key, header, write }) => [header, writeCell(row[key] ?? null, write)])),
  );
  return formatCsv(
    columns.map(({ header }) => header),
    lines,
  );
}

interface Column {
  key: string;
  header: string;
  write: (cell: NonNullable<Cell>) => string;
}

function describeColumn(key: string, rows: readonly ReportRow[], { currency, zone }: ReportUnits): Column {
  if (key.endsWith("Minor")) {
    const digits = minorDigits(currency);
    const write = (cell: NonNullable<Cell>) => (Number(cell) / 10 ** digits).toFixed(digits);
    return { key, header: `${key.slice(0, -"Minor".length)} (${currency})`, write };
  }
  if (key.endsWith("Bp"))
    return { key, header: `${key.slice(0, -"Bp".length)} (%)`, write: (cell) => (Number(cell) / 100).toFixed(2) };
  // A column without any value yet is told by its name.
  if (key.endsWith("At") || rows.some((row) => isInstant(row[key] ?? null)))
    return { key, header: `${key} (${zone})`, write: (cell) => writeInstant(String(cell), zone) };
  return { key, header: key, write: String };
}

const writeCell = (cell: Cell, write: Column["write"]): string | null => (cell === null ? null : write(cell));

const isInstant = (cell: Cell): boolean => typeof cell === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(cell);

/** `2026-04-06 11:00`, as spreadsheets read it. */
function writeInstant(instant: string, zone: string): string {
  const at = new Date(instant);
  const minutes = localMinutes(at, zone);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${localDate(at, zone)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const minorDigits = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
