import { fork } from "node:child_process";
import { once } from "node:events";
import type { BookDatabase } from "./book-database.ts";

const BARE = new URL("./bare-process.ts", import.meta.url);

/** Runs the bare way in a fresh process, connected before its time begins. */
export async function runBare(database: BookDatabase): Promise<{ seconds: number }> {
  const child = fork(BARE, [database.ownerUrl]);
  const answer = new Promise<{ seconds: number }>((resolve, reject) => {
    child.once("message", (message) => resolve(message as { seconds: number }));
    child.once("exit", () => reject(new Error("The bare way failed.")));
  });
  const exited = once(child, "exit");
  const measured = await answer;
  await exited;
  return measured;
}
