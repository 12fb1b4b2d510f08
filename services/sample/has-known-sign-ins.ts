import { sql } from "drizzle-orm";
import { look } from "../../db/transaction.ts";
import { DEMO_SOURCE } from "../demo/require-demo-sign-in.ts";
import type { ServiceDeps } from "../deps.ts";
import { SAMPLE_SIGN_INS } from "./sample-sign-ins.ts";

const system = { kind: "system", name: "start" } as const;

/** Whether the database was made for a sample or a demo, whose passwords everybody knows. */
export const hasKnownSignIns = (deps: Pick<ServiceDeps, "db">): Promise<boolean> =>
  look(deps.db, system, async ({ tx }) => {
    const { rows } = await tx.execute<{ known: boolean }>(sql`
      select exists (select from settings where key = ${SAMPLE_SIGN_INS})
          or exists (select from people where source = ${DEMO_SOURCE}) as known`);
    return rows[0]?.known ?? false;
  });
