import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";

class Undone extends Error {
  result: unknown;
  constructor(result: unknown) {
    super("undone");
    this.result = result;
  }
}

/**
 * The database with every transaction undone once its outcome is known, constraints checked: requests get the answers
 * they would get, and find the company as it was whatever others asked before.
 */
export function rollingBack(db: Database): Database {
  const transaction: Database["query"]["transaction"] = async (body, config) => {
    try {
      return await db.query.transaction(async (tx) => {
        const result = await body(tx);
        if (config?.accessMode === "read only") return result;
        await tx.execute(sql`set constraints all immediate`);
        throw new Undone(result);
      }, config);
    } catch (error) {
      if (error instanceof Undone) return error.result as never;
      throw error;
    }
  };
  return { ...db, query: Object.assign(Object.create(db.query), { transaction }) as Database["query"] };
}
