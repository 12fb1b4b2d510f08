import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { NewDeparture } from "../../contracts/routes/departures.ts";
import { createDatabase } from "../../db/client.ts";
import type { PersonActor } from "../../domain/access/actor.ts";
import { confirmDeparture } from "../../services/departures/confirm-departure.ts";
import { openDeparture } from "../../services/departures/open-departure.ts";
import type { BenchServers } from "./bench-servers.ts";
import type { BookDatabase } from "./book-database.ts";
import { bookDays, bookPeople } from "./book-facts.ts";
import { identity, startWorker, type WorkerUnderTest } from "./worker-under-test.ts";

const POLL_MS = 20;
const LIMIT_MS = 5 * 60_000;

/** Runs one departure the way a company does: notice and confirmation as verbs, the rest by a worker process through Temporal. */
export async function runHandover(
  servers: BenchServers,
  database: BookDatabase,
  taskQueue: string,
): Promise<{ seconds: number; peakBytes: number }> {
  const client = new Client({ connectionString: database.ownerUrl });
  const db = createDatabase(database.appUrl, 2);
  await client.connect();
  try {
    const worker = await startWorker(servers, { client, appUrl: database.appUrl }, taskQueue);
    try {
      const from = performance.now();
      await giveNotice({ db, ...identity });
      await untilProposed(client, worker);
      const seconds = (performance.now() - from) / 1000;
      return { seconds, peakBytes: await worker.stop() };
    } catch (error) {
      await worker.stop();
      throw error;
    }
  } finally {
    await db.close();
    await client.end();
  }
}

/** HR records the notice and the head confirms it. */
export async function giveNotice(deps: Parameters<typeof openDeparture>[0]): Promise<void> {
  const { leaverId, hrId, headId, teamId } = bookPeople;
  const hr = personOf(hrId, { roles: ["hr"] });
  const head = personOf(headId, { roles: ["head"], teamId, headOfTeamIds: [teamId] });
  const { noticeOn, lastDay } = bookDays;
  const notice = NewDeparture.parse({ leaverId, kind: "resigned", noticeOn, lastWorkingDay: lastDay, reason: "pay" });
  const { id } = await openDeparture(deps, hr, notice);
  await confirmDeparture(deps, head, { departureId: id });
}

const personOf = (id: string, standing: Partial<PersonActor>): PersonActor => ({
  kind: "person",
  id,
  roles: [],
  teamId: null,
  headOfTeamIds: [],
  departmentId: null,
  ...standing,
});

/** Until the audit has the proposals' row and every client has one; a step that failed ends the bench. */
export async function untilProposed(client: Client, worker: WorkerUnderTest): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    worker.requireRunning();
    const { rows } = await client.query(
      "select exists (select from audit where verb = 'proposeOwners') as proposed, (select min(failure) from steps) as failure",
    );
    if (rows[0].failure) throw new Error(`A step failed: ${rows[0].failure}`);
    if (rows[0].proposed) return;
    if (Date.now() > end) throw new Error("The proposals were not ready in time.");
    await wait(POLL_MS);
  }
}
