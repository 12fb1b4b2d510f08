import type { PersonActor } from "../../../domain/access/actor.ts";
import type { ViewedClient } from "../../../domain/access/can-view-client.ts";

export function makeActor(overrides: Partial<PersonActor> = {}): PersonActor {
  return {
    kind: "person",
    id: "rep",
    roles: ["rep"],
    teamId: "team",
    headOfTeamIds: [],
    departmentId: null,
    ...overrides,
  };
}

export const leaver = makeActor({ id: "leaver" });
export const successor = makeActor({ id: "successor" });
export const stranger = makeActor({ id: "stranger" });
export const head = makeActor({ id: "head", roles: ["head"], headOfTeamIds: ["team"] });
export const otherHead = makeActor({ id: "otherHead", roles: ["head"], headOfTeamIds: ["otherTeam"] });
export const executive = makeActor({ id: "executive", roles: ["executive"], teamId: null });
export const hr = makeActor({ id: "hr", roles: ["hr"], teamId: null });
export const administrator = makeActor({ id: "administrator", roles: ["administrator"], teamId: null });
export const auditor = makeActor({ id: "auditor", roles: ["auditor"], teamId: null });
export const logistics = makeActor({
  id: "logistics",
  roles: ["departmentContact"],
  teamId: null,
  departmentId: "logistics",
});

export function makeViewedClient(overrides: Partial<ViewedClient> = {}): ViewedClient {
  return {
    teamId: "team",
    ownerId: "leaver",
    nextOwnerId: "successor",
    departmentIds: ["logistics"],
    isHandedOver: false,
    ...overrides,
  };
}
