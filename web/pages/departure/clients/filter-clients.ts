import type { HandoverView } from "../../../../contracts/inventory.ts";
import type { ClientState, Tier } from "../../../../domain/codes.ts";
import { classifyRisk, type RiskBand } from "../../../../domain/signs/risk-band.ts";
import { foldName } from "../../../texts/fold-name.ts";

/** As it stands in the address. */
export interface ClientFilter {
  q?: string;
  state?: ClientState;
  tier?: Tier;
  risk?: RiskBand;
  attention?: boolean;
}

type Row = Pick<
  HandoverView,
  "clientName" | "nextOwnerName" | "state" | "effectiveTier" | "riskScore" | "needsAttention"
>;

/** The clients that fit all of a filter; its text is looked for in the names of client and new owner. */
export function filterClients<T extends Row>(clients: readonly T[], filter: ClientFilter): T[] {
  const text = foldName(filter.q ?? "");
  const has = (name: string | null) => name !== null && foldName(name).includes(text);
  return clients.filter(
    (client) =>
      (text === "" || has(client.clientName) || has(client.nextOwnerName)) &&
      (filter.state === undefined || client.state === filter.state) &&
      (filter.tier === undefined || client.effectiveTier === filter.tier) &&
      (filter.risk === undefined || classifyRisk(client.riskScore) === filter.risk) &&
      (!filter.attention || client.needsAttention),
  );
}
