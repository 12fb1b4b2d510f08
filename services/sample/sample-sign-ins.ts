import { eq, inArray, sql } from "drizzle-orm";
import type { SampleCompany, SamplePerson } from "../../contracts/sample-company.ts";
import { users } from "../../db/schema/auth.ts";
import { people, settings } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import { type Role, roles } from "../../domain/codes.ts";

/** Known to everybody: these sign-ins exist only where nobody else can reach the installation. */
export const SAMPLE_PASSWORD = "sample-handover";

/** Setting that names who has them. */
export const SAMPLE_SIGN_INS = "sampleSignIns";

export interface SampleSignIn {
  /** Role, with the number of clients of who has any. */
  role: string;
  name: string;
  email: string;
  password: string;
}

/**
 * Who gets a sample sign-in: one person a role, to whom its work comes. The rep is the one with the most clients; beside them a colleague with
 * room for new ones and the head of both.
 */
export function chooseSampleSignIns(sample: SampleCompany): SamplePerson[] {
  const sizes = new Map<string, number>();
  for (const { personId, during } of sample.ownerships) {
    if (during.endsWith(",)")) sizes.set(personId, (sizes.get(personId) ?? 0) + 1);
  }
  const size = (person: SamplePerson) => sizes.get(person.id) ?? 0;
  const active = sample.people.filter(({ status }) => status === "active");
  const reps = active.filter((person) => person.roles.includes("rep")).sort((a, b) => size(b) - size(a));
  const [rep] = reps;
  const colleague = reps.find(({ id, teamId, grade }) => {
    return id !== rep?.id && teamId === rep?.teamId && grade === "leadingSpecialist";
  });
  return roles.flatMap((role) => {
    if (role === "rep") return [rep, colleague].filter((person) => person !== undefined);
    const held = listAsked(role, active, sample);
    const one = role === "head" ? held.find(({ teamId }) => teamId === rep?.teamId) : held[0];
    return one ? [one] : [];
  });
}

/** Who has a role, the one its work comes to first: IT's the first by id, a department's the first by name beside its head. */
function listAsked(role: Role, active: readonly SamplePerson[], sample: SampleCompany): SamplePerson[] {
  const held = active.filter((person) => person.roles.includes(role));
  if (role === "itContact") return held.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (role !== "departmentContact") return held;
  const [department] = sample.departments;
  return held
    .filter(({ id, departmentId }) => departmentId === department?.id && id !== department?.headId)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Remembers who has them, so that a later start prints the same. */
export async function keepSampleSignIns(tx: Tx, personIds: readonly string[]): Promise<void> {
  await tx.insert(settings).values({ key: SAMPLE_SIGN_INS, value: personIds });
}

/** The sample sign-ins that still open the door; empty where there is no sample company. */
export async function listSampleSignIns(tx: Tx): Promise<SampleSignIn[]> {
  const [kept] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.key, SAMPLE_SIGN_INS));
  const ids = (kept?.value ?? []) as string[];
  if (ids.length === 0) return [];
  const owned = sql<number>`(select count(*)::int from ownerships o where o.person_id = ${people.id} and upper_inf(o.during))`;
  const rows = await tx
    .select({ id: people.id, name: people.name, email: users.email, roles: people.roles, clients: owned })
    .from(people)
    .innerJoin(users, eq(users.personId, people.id))
    .where(inArray(people.id, ids));
  return rows
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ name, email, roles: held, clients }) => ({
      role: clients > 0 ? `${held[0]}, ${clients} clients` : (held[0] ?? ""),
      name,
      email,
      password: SAMPLE_PASSWORD,
    }));
}
