import type { Channel } from "../codes.ts";

/**
 * One attempt to tell a client. `open`: a person's task not done yet. `sent`: mail accepted by the server, letter
 * posted. `failed`: bounce, nobody reached, letter returned. `delivered`: registered letter delivered. `confirmed`:
 * reply, slot picked, button on the client's page, or a recorded call that reached a person.
 */
export type NoticeAttempt = {
  channel: Channel;
  at: Date;
  state: "open" | "sent" | "failed" | "delivered" | "confirmed";
};

/** R17: whether a client's knowledge is confirmed; sent alone never is. */
export function isNoticeConfirmed(attempts: readonly NoticeAttempt[]): boolean {
  return attempts.some(({ state }) => state === "confirmed");
}

function tells({ channel, state }: NoticeAttempt): boolean {
  return state === "confirmed" || state === "delivered" || (channel === "email" && state === "sent");
}

/**
 * R17: whether a client is told: mail accepted without a bounce, a call that reached a person, or a letter delivered; a
 * letter posted is not.
 */
export function isNoticeTold(attempts: readonly NoticeAttempt[]): boolean {
  return attempts.some(tells);
}

/** R17: when a client was first told, or null. */
export function findToldAt(attempts: readonly NoticeAttempt[]): Date | null {
  const times = attempts.filter(tells).map(({ at }) => at.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}
