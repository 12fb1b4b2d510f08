import type { Introduction } from "../../../../contracts/introductions.ts";

export type Part = "host" | "successor" | "manager" | "client";

export interface Participant {
  id: string;
  name: string;
  part: Part;
  /** What they answered to the invitation, null before there was one. */
  partstat: string | null;
}

/** The colleagues who take part, each once though one may lead and manage. */
export function listColleagues(introduction: Introduction): Participant[] {
  const { hostId, hostName, managerId, managerName, successorId, successorName, attendees } = introduction;
  const partstatOf = (id: string) => attendees.find((one) => one.personId === id)?.partstat ?? null;
  const named: { id: string | null; name: string | null; part: Part }[] = [
    { id: hostId, name: hostName, part: "host" },
    { id: successorId, name: successorName, part: "successor" },
    { id: managerId, name: managerName, part: "manager" },
  ];
  const seen = new Set<string>();
  return named.flatMap(({ id, name, part }) => {
    if (id === null || seen.has(id)) return [];
    seen.add(id);
    return [{ id, name: name ?? "", part, partstat: partstatOf(id) }];
  });
}

/** Everybody who takes part, the client's persons last. */
export function listParticipants(introduction: Introduction): Participant[] {
  const clients = introduction.attendees.flatMap(({ contactId, name, partstat }) =>
    contactId ? [{ id: contactId, name, part: "client" as const, partstat }] : [],
  );
  return [...listColleagues(introduction), ...clients];
}
