import type { AssignmentModel } from "../../../domain/owners/assignment-model.ts";
import type { AssignmentAnswer } from "./solve-assignment.ts";

/**
 * A programme's solution as whole clients: the few that the balance splits go, largest part first, to their best option with room. `solution` has
 * one value an option, in the model's order.
 */
export function roundAnswer(model: AssignmentModel, solution: ArrayLike<number>): AssignmentAnswer {
  const room = new Map(model.candidates.map(({ id, places, hours }) => [id, { places, hours: hours ?? Infinity }]));
  let column = 0;
  const clients = model.clients.map((client) => {
    const parts = client.options.map((option) => ({ ...option, part: solution[column++] ?? 0 }));
    return { client, parts: parts.sort((a, b) => b.part - a.part || b.score - a.score) };
  });
  const chosen = new Map<string, string>();
  for (const { client, parts } of [...clients].sort((a, b) => (b.parts[0]?.part ?? 0) - (a.parts[0]?.part ?? 0))) {
    const option = parts.find(({ candidateId }) => {
      const left = room.get(candidateId);
      return left !== undefined && left.places >= 1 && left.hours >= client.hours;
    });
    const left = option && room.get(option.candidateId);
    if (!option || !left) continue;
    left.places -= 1;
    left.hours -= client.hours;
    chosen.set(client.id, option.candidateId);
  }
  return model.clients.map(({ id }) => ({ clientId: id, candidateId: chosen.get(id) ?? null }));
}
