import { createSignInRoute } from "../../contracts/routes/people.ts";
import { type ApiClient, signIn } from "./api-client.ts";
import { type DemoPerson, listEveryone } from "./company.ts";

const PASSWORD = "a-demo-password";

export interface SignIn {
  email: string;
  password: string;
}

/** Everyone who plays, each signed in for themselves the first time they act. */
export interface Cast {
  everyone: readonly DemoPerson[];
  /** The person's own session. */
  as(personId: string): Promise<ApiClient>;
  /** With what the person signs in. */
  signInOf(personId: string): Promise<SignIn>;
  find(personId: string): DemoPerson;
  withRole(role: string): DemoPerson[];
}

/** Builds the cast; a person without an address gets one at the demo's domain from the administrator. */
export async function gatherCast(address: string, admin: ApiClient): Promise<Cast> {
  const everyone = await listEveryone(admin);
  const given = new Map<string, Promise<SignIn>>();
  const sessions = new Map<string, Promise<ApiClient>>();
  const find = (personId: string) => {
    const person = everyone.find((candidate) => candidate.id === personId);
    if (!person) throw new Error(`nobody has the id ${personId}`);
    return person;
  };
  const give = async (person: DemoPerson): Promise<SignIn> => {
    const body = { email: person.email ?? `${person.id.slice(0, 8)}@staff.example`, password: PASSWORD };
    await admin.call(createSignInRoute, { params: { personId: person.id }, body });
    return body;
  };
  /** Once a person: giving it again would end their sessions. */
  const signInOf = (personId: string) => remember(given, personId, () => give(find(personId)));
  const enter = async (personId: string) => {
    const { email, password } = await signInOf(personId);
    return signIn(address, email, password);
  };
  return {
    everyone,
    find,
    withRole: (role) => everyone.filter((person) => person.roles.includes(role)),
    as: (personId) => remember(sessions, personId, () => enter(personId)),
    signInOf,
  };
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
