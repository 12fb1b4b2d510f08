import { gzipSync } from "node:zlib";
import type { Mapping } from "../../contracts/mapping.ts";
import type { ImportFile } from "../../services/imports/read/unpack-file.ts";

/** A small export of clients, reps and orders, as a file each; `overrides` replace a file's text or bytes. */
export function createExport(overrides: Record<string, string | Buffer> = {}): ImportFile[] {
  const files: Record<string, string | Buffer> = {
    "reps.csv": "rep,name,mail,boss\nr1,Ann Lee,ann@firm.example,r2\nr2,Bob Ray,bob@firm.example,\nr3,Cid Fox,,r2\n",
    "firms.csv": "firm,title,rep\nf1,Alpha,r1\nf2,Beta,\n",
    "sales.csv": "sale,firm,rep,day,state,sum\ns1,f1,r3,2026-01-05,done,100.50\ns2,f2,r3,2026-02-05,open,20\n",
    ...overrides,
  };
  return Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content as string) }));
}

export const gzip = (text: string): Buffer => gzipSync(Buffer.from(text));

/** The mapping of `createExport`. */
export function createMapping(overrides: Partial<Mapping> = {}): Mapping {
  return {
    name: "small-firm",
    currency: "EUR",
    files: {
      reps: { headers: ["rep", "name", "mail", "boss"] },
      firms: { headers: ["firm", "title", "rep"] },
      sales: { headers: ["sale", "firm", "rep", "day", "state", "sum"] },
    },
    employees: [{ from: "reps", id: "rep", name: "name", email: "mail", superior: "boss" }],
    clients: [{ from: "firms", id: "firm", name: "title", owner: "rep" }],
    orders: [
      {
        from: "sales",
        id: "sale",
        client: "firm",
        owner: "rep",
        orderedOn: "day",
        status: { value: "state", map: { done: "done", open: "open", void: "cancelled" } },
        amount: "sum",
      },
    ],
    ...overrides,
  };
}
