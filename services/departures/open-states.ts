import { sql } from "drizzle-orm";
import { goingOnStates, openStates } from "../../domain/departure/open-states.ts";

const asList = (states: readonly string[]) => sql.raw(`(${states.map((state) => `'${state}'`).join(",")})`);

/** For a query: `d.state in ${goingOn}`, departures whose stages go on (R21). */
export const goingOn = asList(goingOnStates);

/** For a query: `d.state in ${open}`, departures without an end. */
export const open = asList(openStates);
