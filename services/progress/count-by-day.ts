import type { ProgressDay } from "../../contracts/routes/progress.ts";
import { type ClientState, type Stage, stages } from "../../domain/codes.ts";
import { type DatedFacts, listStateChanges } from "../../domain/departure/list-state-changes.ts";

type Counts = Pick<ProgressDay, "byState" | "byStage">;

const factOf = {
  S1: "owner",
  S2: "inventory",
  S3: "departments",
  S4: "offer",
  S5: "told",
  S6: "introduced",
} as const satisfies Record<Stage, keyof DatedFacts>;

/** Where the clients stood at the end of each of the days (ascending, `YYYY-MM-DD`), in one go over the clients' facts. */
export function countByDay(clients: readonly DatedFacts[], days: readonly string[]): Map<string, Counts> {
  const moves = clients.flatMap((facts) => {
    let from: ClientState = "inPortfolio";
    return listStateChanges(facts).map(({ on, state }) => {
      const move = { on, from, to: state };
      from = state;
      return move;
    });
  });
  moves.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const settledOn = (stage: Stage) => clients.flatMap((facts) => facts[factOf[stage]] ?? []).sort();
  const settled = stages.map((stage) => ({ stage, on: settledOn(stage), count: 0 }));
  const standing = new Map<ClientState, number>([["inPortfolio", clients.length]]);
  let next = 0;
  return new Map(
    days.map((day) => {
      for (let move = moves[next]; move && move.on <= day; move = moves[++next]) {
        standing.set(move.from, (standing.get(move.from) ?? 0) - 1);
        standing.set(move.to, (standing.get(move.to) ?? 0) + 1);
      }
      for (const stage of settled) while ((stage.on[stage.count] ?? "~") <= day) stage.count += 1;
      const byState = Object.fromEntries([...standing].filter(([, count]) => count > 0));
      return [day, { byState, byStage: countStages((one) => settled.find(({ stage }) => stage === one)?.count ?? 0) }];
    }),
  );
}

/** A figure for each stage. */
export const countStages = (of: (stage: Stage) => number): Record<Stage, number> => ({
  S1: of("S1"),
  S2: of("S2"),
  S3: of("S3"),
  S4: of("S4"),
  S5: of("S5"),
  S6: of("S6"),
});
