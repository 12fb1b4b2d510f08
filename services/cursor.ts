import type { z } from "zod";
import { InvalidError } from "./errors.ts";

/** Where the next page begins: opaque to the caller, who sends it back as it came. */
export const encodeCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

/** The values of a cursor by their schema; InvalidError for one this API never gave. */
export function decodeCursor<T extends z.ZodType>(cursor: string, schema: T): z.output<T> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new InvalidError("unknownCursor", "This cursor was not given by an earlier page.", {
      pointer: "/query/cursor",
    });
  }
}
