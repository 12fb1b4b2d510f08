import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";

export interface DemoArguments {
  /** Folder of an export, with its mapping where none is built in; or the sample company. */
  company: { kind: "export"; folder: string; mapping: string | null } | { kind: "sample"; clients: number };
  /** Name of the leaver; for the sample the rep with that many clients is taken. */
  leaver: string | null;
  noticeDays: number;
  /** Day of notice, `YYYY-MM-DD`; by default the first working day not before the latest order, deal or interaction. */
  asOf: string | null;
  /** A server somebody else started with `npm start -- --demo`. */
  url: string | null;
  json: boolean;
}

const USAGE = `npm run demo -- --data DIR [--mapping FILE] --leaver NAME | --sample [--clients 450]
               [--notice-days 14] [--as-of YYYY-MM-DD] [--url URL] [--json]`;

const wrong = (text: string) => new Error(`${text}\n\n${USAGE}`);

/**
 * Reads the command line; throws an Error whose message says what is wrong and how it is called, before anything was
 * started for it.
 */
export function readDemoArguments(args: readonly string[]): DemoArguments {
  const values = parse(args);
  const number = (name: string, text: string) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1) throw wrong(`--${name} must be a whole number above 0`);
    return value;
  };
  if (Boolean(values.data) === values.sample) throw wrong("Name either --data with an export's folder or --sample.");
  if (values.data && !values.leaver) throw wrong("--leaver must name who leaves.");
  if (values.mapping && !values.data) throw wrong("--mapping goes with --data.");
  for (const path of [values.data, values.mapping]) if (path && !existsSync(path)) throw wrong(`${path} is not there.`);
  if (values["as-of"] !== undefined && !z.iso.date().safeParse(values["as-of"]).success)
    throw wrong("--as-of must be a day, YYYY-MM-DD.");
  if (values.url !== undefined && !z.url({ protocol: /^https?$/ }).safeParse(values.url).success)
    throw wrong("--url must be an http or https address.");
  return {
    company: values.data
      ? { kind: "export", folder: values.data, mapping: values.mapping ?? null }
      : { kind: "sample", clients: number("clients", values.clients) },
    leaver: values.leaver ?? null,
    noticeDays: number("notice-days", values["notice-days"]),
    asOf: values["as-of"] ?? null,
    url: values.url?.replace(/\/$/, "") ?? null,
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: "string" },
        mapping: { type: "string" },
        leaver: { type: "string" },
        sample: { type: "boolean", default: false },
        clients: { type: "string", default: "450" },
        "notice-days": { type: "string", default: "14" },
        "as-of": { type: "string" },
        url: { type: "string" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}
