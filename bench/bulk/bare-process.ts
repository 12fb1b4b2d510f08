/** The bare way in a process of its own: `bare.sql` through one plain client, the solver in between. Tells the seconds it took. */
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { Policy } from "../../contracts/policy.ts";
import { assignmentPolicy } from "../../services/owners/assignment-policy.ts";
import type { Candidate } from "../../services/owners/load-candidates.ts";
import { planOwners } from "../../services/owners/plan-owners.ts";
import { readStatements } from "../read-statements.ts";
import { bookDays, bookPeople } from "./book-facts.ts";

type Rows = Record<string, unknown>[];

const transactions = await readStatements(new URL("../bare.sql", import.meta.url));
const client = new Client({ connectionString: process.argv[2] ?? "", options: "-c timezone=UTC" });
await client.connect();

const values: Record<string, unknown> = { departureId: randomUUID(), ...bookPeople, ...bookDays };
const read: Record<string, Rows> = {};

/** What statements pass on to later ones. */
async function follow(name: string, rows: Rows): Promise<void> {
  read[name] = rows;
  if (name === "readBook") values.clientIds = rows.map((row) => row.client_id);
  if (name === "readCandidates") {
    values.assignmentsJson = JSON.stringify(await assign(read.readClientsToAssign ?? [], rows));
  }
}

async function assign(clients: Rows, candidates: Rows) {
  const plan = await planOwners(
    clients.map((row) => ({
      id: row.id as string,
      tier: row.tier as "gold" | "silver" | "copper" | null,
      value: row.value as number,
      industry: row.industry as string | null,
      language: row.language as string,
      knownByIds: (row.known as string[] | null) ?? [],
      transferredBefore: (row.transfers as number) > 0,
      excludedIds: [],
      suggestedId: null,
    })),
    candidates.map((row) => ({
      ...(row as Pick<Candidate, "id" | "grade" | "capacity" | "industries" | "languages" | "ring">),
      active: true,
      leaving: false,
      activeClients: row.active_clients as number,
      promised: 0,
      hoursFree: null,
    })),
    assignmentPolicy(Policy.parse({})),
  );
  return plan.assignments;
}

const from = performance.now();
for (const statements of transactions) {
  await client.query("begin");
  for (const { name, text, words } of statements) {
    const given = words.map((word) =>
      word in values ? values[word] : JSON.stringify(read[word.replace(/Json$/, "")] ?? []),
    );
    const { rows } = await client.query<Record<string, unknown>>(text, given).catch((cause: unknown) => {
      throw new Error(`bare.sql: ${name} failed`, { cause });
    });
    await follow(name, rows);
  }
  await client.query("commit");
}
const seconds = (performance.now() - from) / 1000;
await client.end();
process.send?.({ seconds });
