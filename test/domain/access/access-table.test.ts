import { describe, expect, it } from "vitest";
import { type AccessVerb, accessTable } from "../../../domain/access/access-table.ts";
import { decideAccess, mayEver } from "../../../domain/access/decide-access.ts";
import {
  administrator,
  auditor,
  executive,
  head,
  hr,
  leaver,
  logistics,
  makeActor,
  otherHead,
  successor,
} from "./factories.ts";

const record = { teamId: "team", leaverId: "leaver", ownIds: ["successor"], departmentId: "logistics" };
const verbs = Object.keys(accessTable) as AccessVerb[];

describe("who may do what", () => {
  it("lets a head approve for their own team and refuses another's", () => {
    expect(decideAccess(head, "approveOwners", record)).toEqual({ allowed: true });
    expect(decideAccess(otherHead, "approveOwners", record)).toEqual({ allowed: false, reason: "notYours" });
  });

  it("refuses a role that has no part in it before looking at the record", () => {
    expect(decideAccess(hr, "readClient", record)).toEqual({ allowed: false, reason: "roleMayNot" });
  });

  it("gives HR departures and reasons but no client detail", () => {
    expect(verbs.filter((verb) => mayEver(hr, verb)).sort()).toEqual(
      [
        "changeDeparture",
        "confirmDeparture",
        "previewChange",
        "readDeparture",
        "readDepartureReasons",
        "readPeopleReport",
        "readReports",
        "recordDeparture",
      ].sort(),
    );
  });

  it("shows reasons of leaving to HR alone", () => {
    for (const actor of [head, executive, leaver, successor, logistics, auditor, administrator])
      expect(mayEver(actor, "readDepartureReasons")).toBe(false);
  });

  it("gives the auditor the audit and nothing else", () => {
    expect(verbs.filter((verb) => mayEver(auditor, verb))).toEqual(["readAudit"]);
  });

  it("gives the administrator no approval", () => {
    for (const verb of ["approveOwners", "decideOffers", "releaseSendList", "confirmDeparture", "waiveGate"] as const)
      expect(mayEver(administrator, verb)).toBe(false);
  });

  it("lets an executive read everything and decide only where they approve in the head's place", () => {
    expect(decideAccess(executive, "readHandovers", record).allowed).toBe(true);
    for (const verb of ["approveOwners", "decideOffers", "releaseSendList", "waiveGate", "letGoClient"] as const) {
      expect(decideAccess(executive, verb, record).allowed).toBe(false);
      expect(decideAccess(executive, verb, { ...record, approverId: executive.id }).allowed).toBe(true);
    }
  });

  it("takes a head who leaves as the leaver of their own departure and nothing else", () => {
    const own = { ...record, leaverId: head.id };
    expect(decideAccess(head, "readHandovers", own).allowed).toBe(true);
    for (const verb of ["readPlan", "viewOffers", "waiveGate", "approveOwners", "readSendList"] as const)
      expect(decideAccess(head, verb, own).allowed).toBe(false);
  });

  it("gives the leaver their own dossiers and no offers, plans or send list", () => {
    expect(decideAccess(leaver, "completeDossier", record).allowed).toBe(true);
    for (const verb of ["viewOffers", "readPlan", "readSendList", "approveOwners"] as const)
      expect(decideAccess(leaver, verb, record).allowed).toBe(false);
  });

  it("gives a department its own list only", () => {
    expect(decideAccess(logistics, "acknowledgeDepartment", record).allowed).toBe(true);
    expect(
      decideAccess(makeActor({ ...logistics, departmentId: "finance" }), "acknowledgeDepartment", record).allowed,
    ).toBe(false);
    expect(decideAccess(logistics, "acknowledgeDepartment", { departmentId: null }).allowed).toBe(false);
  });

  it("gives the holder of a link none of it and a step of the process all of it", () => {
    const link = {
      kind: "link",
      id: "l",
      purpose: "clientPage",
      subjectId: "s",
      personId: null,
      contactId: null,
    } as const;
    for (const verb of verbs) {
      expect(decideAccess(link, verb, record).allowed).toBe(false);
      expect(decideAccess({ kind: "system", name: "pass" }, verb, record).allowed).toBe(true);
    }
  });
});
