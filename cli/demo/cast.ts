import { createSignInRoute } from "../../contracts/routes/people.ts";
import { type ApiClient, signIn } from "./api-client.ts";
import { type DemoPerson, listEveryone } from "./company.ts";

const PASSWORD = "a-demo-password";

/** Everyone who plays, each signed in for themselves the first time they act. */
export interface Cast {
  everyone: readonly DemoPerson[];
  /** The person's own session. */
  as(personId: string): Promise<ApiClient>;
  find(personId: string): DemoPerson;
  withRole(role: string): DemoPerson[];
}

/** Builds the cast; a person without an address gets one at the demo's domain from the administrator. */
export async function gatherCast(address: string, admin: ApiClient): Promise<Cast> {
  const everyone = await listEveryone(admin);
  const sessions = new Map<string, Promise<ApiClient>>();
  const find = (personId: string) => {
    const person = everyone.find((candidate) => candidate.id === personId);
    if (!person) throw new Error(`nobody has the id ${personId}`);
    return person;
  };
  const enter = async (person: DemoPerson) => {
    const email = person.email ?? `${person.id.slice(0, 8)}@staff.example`;
    await admin.call(createSignInRoute, { params: { personId: person.id }, body: { email, password: PASSWORD } });
    return signIn(address, email, PASSWORD);
  };
  return {
    everyone,
    find,
    withRole: (role) => everyone.filter((person) => person.roles.includes(role)),
    as: (personId) => {
      const known = sessions.get(personId) ?? enter(find(personId));
      sessions.set(personId, known);
      return known;
    },
  };
}
