import { and, eq } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import { offerCatalogue } from "../../db/schema/offers.ts";
import { awayDays, calendarDays, connectedSystems, people } from "../../db/schema/people.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { openDeparture } from "../../services/departures/open-departure.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { dryRunImport } from "../../services/imports/dry-run-import.ts";
import { readImport } from "../../services/imports/read/read-import.ts";
import { defaultCatalogue } from "../../services/offers/default-catalogue.ts";
import { createExport, createMapping } from "../imports/csv.ts";
import {
  actorOf,
  createClient,
  createCompany,
  createDeparture,
  createPerson,
  freezeClock,
  nameDepartmentContact,
  type Person,
} from "../support/company.ts";
import { notice } from "../support/departures.ts";
import { createLinkToken, createSide, createTeam, type Side } from "./side.ts";
import { NOW } from "./stands.ts";

export const accessRoles = [
  "hr",
  "head",
  "successor",
  "leaver",
  "rep",
  "departmentContact",
  "itContact",
  "executive",
  "auditor",
  "administrator",
  "client",
  "nobody",
] as const;
export type AccessRole = (typeof accessRoles)[number];
export type PersonRole = Exclude<AccessRole, "client" | "nobody">;

/** The company the access table is held against: three teams whose departures have a client at every stand. */
export interface AccessCompany {
  people: Record<PersonRole, Person>;
  /** The other persons whose standing some lines are about. */
  otherHead: Person;
  financeHeadId: string;
  leaverNotTold: Person;
  leaverGone: Person;
  /** Own team, another team, and one whose head is who leaves. */
  own: Side;
  foreign: Side;
  headLeaves: Side;
  noticedId: string;
  noticedConfirmTaskId: string;
  /** Departure of who has gone. */
  goneId: string;
  ownClientId: string;
  candidate: Person;
  tokens: { page: string; department: string; firstAdministrator: string };
  importId: string;
  offerId: string;
  systemId: string;
  awayIds: Record<string, string>;
}

export async function createAccessCompany(deps: ServiceDeps): Promise<AccessCompany> {
  const { db } = deps;
  const company = await createCompany(db);
  const foreignCompany = await createTeam(db, company);
  const headLeavesCompany = await createTeam(db, company, { headLeaves: true });
  await freezeClock(db, NOW);
  const own = await createSide(db, company, company.executive);
  const foreign = await createSide(db, foreignCompany);
  const headLeaves = await createSide(db, headLeavesCompany);
  const member = () => createPerson(db, { teamId: company.team.id, superiorId: company.head.id });
  const [rep, candidate, leaverNotTold, leaverGone] = [await member(), await member(), await member(), await member()];
  const auditor = await createPerson(db, { roles: ["auditor"] });
  const administrator = await createPerson(db, { roles: ["administrator"] });
  const hr = await actorOf(db, company.hr);
  const noticed = await openDeparture(deps, hr, notice(company, { leaverId: leaverNotTold.id }));
  const gone = await createDeparture(db, { ...company, leaver: leaverGone }, { clients: 0 });
  const ownClient = await createClient(db, rep.id);
  await nameDepartmentContact(
    db,
    own.clients.owned.clientId,
    company.departments.logistics.id,
    company.departments.logistics.head.id,
  );
  const [confirmTask] = await db.query
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.departureId, noticed.id), eq(tasks.kind, "confirmDeparture")));
  const { importId } = await dryRunImport(
    deps,
    { kind: "system", name: "test" },
    await readImport(createExport(), createMapping()),
  );
  await db.query.insert(calendarDays).values({ calendar: "DE", day: "2026-06-10", kind: "off" });
  const [offer] = await db.query.insert(offerCatalogue).values(defaultCatalogue).onConflictDoNothing().returning();
  const persons: Record<PersonRole, Person> = {
    hr: company.hr,
    head: company.head,
    successor: own.successor,
    leaver: company.leaver,
    rep,
    departmentContact: company.departments.logistics.head,
    itContact: company.it,
    executive: company.executive,
    auditor,
    administrator,
  };
  const awayIds: Record<string, string> = {};
  for (const { id } of Object.values(persons)) {
    const [row] = await db.query
      .insert(awayDays)
      .values({ personId: id, fromDay: "2026-12-01", toDay: "2026-12-02" })
      .returning();
    awayIds[id] = row?.id ?? "";
  }
  const [system] = await db.query.select({ id: connectedSystems.id }).from(connectedSystems);
  const { handoverId, contactId } = own.clients.offered;
  return {
    people: persons,
    otherHead: foreignCompany.head,
    financeHeadId: company.departments.finance.head.id,
    leaverNotTold,
    leaverGone,
    own,
    foreign,
    headLeaves,
    noticedId: noticed.id,
    noticedConfirmTaskId: confirmTask?.id ?? "",
    goneId: gone.id,
    ownClientId: ownClient.id,
    candidate,
    tokens: {
      page: await createLinkToken(deps, { purpose: "clientPage", subjectId: handoverId, contactId }),
      department: await createLinkToken(deps, {
        purpose: "departmentNotice",
        subjectId: own.logisticsNoticeId,
        personId: persons.departmentContact.id,
      }),
      firstAdministrator: await createLinkToken(deps, { purpose: "firstAdministrator", subjectId: administrator.id }),
    },
    importId,
    offerId: offer?.id ?? "",
    systemId: system?.id ?? "",
    awayIds,
  };
}

/** The last working day of who has gone ends: to be called once they are signed in. */
export async function endLastDay(deps: ServiceDeps, { leaverGone, goneId }: AccessCompany): Promise<void> {
  await deps.db.query.update(people).set({ status: "leaving" }).where(eq(people.id, leaverGone.id));
  await deps.db.query
    .update(departures)
    .set({ lastDayEndsAt: new Date("2026-04-03T18:00:00Z") })
    .where(eq(departures.id, goneId));
}
