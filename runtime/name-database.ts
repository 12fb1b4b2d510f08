import { ConfigError } from "./config.ts";

/** Nobody answers there; the name, the password or the database is wrong; the role may not. */
const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ECONNRESET"]);
const REFUSED = new Set(["28P01", "28000", "3D000"]);
const NOT_ALLOWED = "42501";

/** Runs `work` on the database of a setting; what is wrong with the setting itself is told by its name (ConfigError). */
export async function nameDatabase<T>(setting: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      const { code, message } = cause as NodeJS.ErrnoException;
      const words = message || code;
      if (code && UNREACHABLE.has(code)) throw new ConfigError([`${setting} cannot be reached: ${words}`]);
      if (code && REFUSED.has(code)) throw new ConfigError([`${setting} cannot be opened: ${words}`]);
      if (code === NOT_ALLOWED)
        throw new ConfigError([`${setting} has a role that may not do what it is for: ${words}`]);
    }
    throw error;
  }
}
