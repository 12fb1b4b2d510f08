import type { AssignmentModel } from "../../../domain/owners/assignment-model.ts";
import type { AssignmentAnswer } from "./solve-assignment.ts";

type Client = AssignmentModel["clients"][number];
type Room = AssignmentModel["candidates"][number] & { value: number };

/** Parts of at least this much count as the whole client: what is missing is the solver's tolerance. */
const WHOLE = 0.999;

/**
 * A programme's solution as whole clients. Those the balance splits, few but often the largest, go one by one to the option that then scores best,
 * the most valuable first. `solution` has one value an option, in the model's order.
 */
export function roundAnswer(model: AssignmentModel, solution: ArrayLike<number>): AssignmentAnswer {
  const rooms = new Map(model.candidates.map((person): [string, Room] => [person.id, { ...person, value: 0 }]));
  const chosen = new Map<string, string>();
  const split: Client[] = [];
  let column = 0;
  const give = (client: Client, room: Room) => {
    room.places -= 1;
    room.hours = room.hours === null ? null : room.hours - client.hours;
    room.value += client.value;
    chosen.set(client.id, room.id);
  };
  for (const client of model.clients) {
    const whole = client.options.find((_, index) => (solution[column + index] ?? 0) >= WHOLE);
    column += client.options.length;
    const room = whole && rooms.get(whole.candidateId);
    if (room) give(client, room);
    else split.push(client);
  }
  for (const client of split.sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))) {
    const best = findBest(model, client, rooms);
    if (best) give(client, best);
  }
  return model.clients.map(({ id }) => ({ clientId: id, candidateId: chosen.get(id) ?? null }));
}

function findBest({ balanceWeight }: AssignmentModel, client: Client, rooms: ReadonlyMap<string, Room>): Room | null {
  let best: { room: Room; worth: number } | null = null;
  for (const { candidateId, score } of client.options) {
    const room = rooms.get(candidateId);
    if (!room || room.places < 1 || (room.hours !== null && room.hours < client.hours)) continue;
    const share = room.fairValue > 0 ? (room.value + client.value) / room.fairValue : 0;
    // Beyond an even share a person costs the balance weight, as in the programme; below it the emptier one is taken.
    const worth = score - balanceWeight * Math.max(0, share - 1) - share;
    if (best === null || worth > best.worth) best = { room, worth };
  }
  return best?.room ?? null;
}
