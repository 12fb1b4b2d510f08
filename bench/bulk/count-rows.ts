import { Client } from "pg";

/** What one departure leaves behind once its proposals are ready. */
const COUNTS = {
  departures: "select count(*)::int from departures where inventoried_at is not null",
  reasons: "select count(*)::int from departure_reasons",
  deadlines: "select count(*)::int from stage_deadlines",
  handovers: "select count(*)::int from handovers",
  byTier:
    "select string_agg(effective_tier || ' ' || n, ', ' order by effective_tier) from (select effective_tier, count(*) n from handovers group by 1) t",
  gaps: "select count(*)::int from dossier_gaps",
  looseWork: "select count(*)::int from loose_work",
  workflows: "select count(*)::int from workflows",
  proposals: "select count(*)::int from proposals",
  proposed: "select count(proposed_id)::int from proposals",
  tasks: "select count(*)::int from tasks",
  notifications: "select count(*)::int from notifications",
  leaverTold: "select count(*)::int from effects where kind = 'leaverTold'",
  audit:
    "select count(*)::int from audit where verb in ('openDeparture','confirmDeparture','inventoryClients','proposeOwners')",
  knownToOne: "select known_to_one_before from departures",
};
export type RowCounts = Record<keyof typeof COUNTS, number | string>;

/** Counts what a way has written, so that both are seen to have done the same. */
export async function countRows(ownerUrl: string): Promise<RowCounts> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const columns = Object.entries(COUNTS).map(([name, query]) => `(${query}) as "${name}"`);
  const { rows } = await client.query<RowCounts>(`select ${columns.join(", ")}`);
  await client.end();
  return rows[0] as RowCounts;
}

/** Throws when the two ways differ, or did not propose a person for every client. */
export function requireSameRows(handover: RowCounts | undefined, bare: RowCounts | undefined): void {
  const names = Object.keys(COUNTS) as (keyof typeof COUNTS)[];
  const differing = names.filter((name) => handover?.[name] === undefined || handover[name] !== bare?.[name]);
  if (differing.length > 0) {
    throw new Error(
      `The two ways wrote different rows: ${differing.join(", ")}\n${JSON.stringify({ handover, bare })}`,
    );
  }
  if (handover?.proposed !== handover?.handovers) throw new Error("Some clients have no proposed person.");
}
