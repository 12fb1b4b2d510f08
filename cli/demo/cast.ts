import { createSignInRoute } from "../../contracts/routes/people.ts";
import { SAMPLE_PASSWORD } from "../../services/sample/sample-sign-ins.ts";
import { type ApiClient, ApiError, signIn } from "./api-client.ts";
import { type DemoPerson, listEveryone } from "./company.ts";

/** What the demo gives to who has no sign-in it knows. */
export const DEMO_PASSWORD = "a-demo-password";

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
  /** In words, with which passwords everybody who acted signed in; a given one replaced what they had. */
  tellPasswords(): string;
}

/**
 * Builds the cast. Who has the sample company's sign-in keeps it, and stays signed in elsewhere; others are given one by the
 * administrator, with an address at the demo's domain where they have none.
 */
export async function gatherCast(address: string, admin: ApiClient): Promise<Cast> {
  const everyone = await listEveryone(admin);
  const given = new Map<string, Promise<SignIn>>();
  const sessions = new Map<string, Promise<ApiClient>>();
  const find = (personId: string) => {
    const person = everyone.find((candidate) => candidate.id === personId);
    if (!person) throw new Error(`nobody has the id ${personId}`);
    return person;
  };
  const counts = { known: 0, given: 0 };
  const give = async (person: DemoPerson): Promise<SignIn> => {
    const known = { email: person.email ?? "", password: SAMPLE_PASSWORD };
    if (person.email && (await opens(address, known))) {
      counts.known += 1;
      return known;
    }
    counts.given += 1;
    const body = { email: person.email ?? `${person.id.slice(0, 8)}@staff.example`, password: DEMO_PASSWORD };
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
    tellPasswords: () =>
      `Signed in with the password ${SAMPLE_PASSWORD}: ${counts.known} people; given the password ${DEMO_PASSWORD}: ${counts.given}.`,
  };
}

/** Whether somebody signs in with it. */
async function opens(address: string, { email, password }: SignIn): Promise<boolean> {
  try {
    await signIn(address, email, password);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return false;
    throw error;
  }
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
