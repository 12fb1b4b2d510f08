import type { AssignmentModel } from "../../../domain/owners/assignment-model.ts";

/** What a model's programme would be worth with this pairing (client id → person id): scores, less the balance and who is left out. */
export function rateAnswer(model: AssignmentModel, chosen: ReadonlyMap<string, string>): number {
  const carried = new Map<string, number>();
  let worth = 0;
  for (const client of model.clients) {
    const personId = chosen.get(client.id);
    if (personId === undefined) {
      worth -= model.unassignedPenalty;
      continue;
    }
    worth += client.options.find(({ candidateId }) => candidateId === personId)?.score ?? 0;
    carried.set(personId, (carried.get(personId) ?? 0) + client.value);
  }
  for (const { id, fairValue } of model.candidates) {
    if (fairValue > 0) worth -= model.balanceWeight * Math.max(0, (carried.get(id) ?? 0) / fairValue - 1);
  }
  return worth;
}
