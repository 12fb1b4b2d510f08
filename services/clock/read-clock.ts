import { look } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { type ClockView, readNextDue, viewOf } from "./move-clock.ts";
import { type Settled, settledAt } from "./read-settled.ts";

const system = { kind: "system", name: "clock" } as const;

/** Business time, what comes next and whether the present is settled, in one consistent look. */
export const readClock = (deps: Pick<ServiceDeps, "db">): Promise<ClockView & Settled> =>
  look(deps.db, system, async (context) => ({
    ...viewOf(context.businessNow, await readNextDue(context, context.businessNow)),
    ...(await settledAt(context.tx, context.businessNow)),
  }));
