import { fileURLToPath } from "node:url";
import pg from "pg";
import { inject } from "vitest";
import { applyExport, uploadExport } from "../../cli/demo/company.ts";
import { moveTo } from "../../cli/demo/move-to.ts";
import { type DemoFigures, runDemo } from "../../cli/demo/run-demo.ts";
import { BEFORE_ALL_DATA } from "../../cli/demo/server.ts";
import { createMatrixDatabase, listFailedSteps, prepareDatabase, startInstance } from "../../cli/matrix/instance.ts";
import { changeCompanyRoute, goLiveRoute } from "../../contracts/routes/settings.ts";

const file = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const COMPANY = "North Trading";

/** The leaver's clients in `fixtures/export/clients.csv`. */
export const SOURCE_CLIENTS = 8;

/**
 * Plays the departure of `fixtures/export`'s Lena Leaver to its end in a database of that name, through API and worker of
 * their own, and stops both. The company is live for all and has a mail server, so that nothing but the demo keeps its mail inside.
 */
export async function playSmallDeparture(database: string, smtpUrl: string): Promise<DemoFigures> {
  const servers = inject("servers");
  await createMatrixDatabase(servers, database);
  await prepareDatabase(servers, database, BEFORE_ALL_DATA, false);
  const instance = await startInstance(servers, database, () => {}, { SMTP_URL: smtpUrl });
  try {
    const { demo, address } = instance;
    const { importId, dataAsOf } = await uploadExport(demo, file("export"), file("small-export.mapping.json"));
    await moveTo(demo, new Date(`${dataAsOf}T00:00:00Z`));
    await applyExport(demo, importId);
    await demo.call(changeCompanyRoute, {
      body: {
        name: COMPANY,
        mailDomain: "northtrading.example",
        fromAddress: "clients@northtrading.example",
        meetingAddress: "meetings@northtrading.example",
      },
    });
    await demo.call(goLiveRoute, { body: { companyName: COMPANY, mode: "domains", domains: ["amber.example"] } });
    await demo.call(goLiveRoute, { body: { companyName: COMPANY, mode: "all" } });
    const leaver = { name: "Lena Leaver" };
    const progress = () => {};
    return await runDemo({ address, demo, company: COMPANY, leaver, dataAsOf, asOf: null, noticeDays: 14, progress });
  } catch (error) {
    const steps = await listFailedSteps(servers, database);
    throw new Error([error instanceof Error ? error.message : String(error), ...steps].join("\n"));
  } finally {
    await instance.stop();
  }
}

/** Runs SQL on a database, as the owner of the tables. */
export async function runAsOwner<Row extends pg.QueryResultRow>(
  database: string,
  statement: string,
  values?: unknown[],
): Promise<Row[]> {
  const connectionString = inject("servers").postgres.ownerUrl.replace(/[^/]+$/, database);
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
