import { eq } from "drizzle-orm";
import { people } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import { takesClients } from "../../domain/owners/takes-clients.ts";
import { InvalidError } from "../errors.ts";

/** Why somebody who is no candidate (R5) may take nothing over: `takesNoClients` for who is here but neither rep nor head, else `notAvailable`. */
export async function refuseReceiver(tx: Tx, personId: string, details: Record<string, unknown>): Promise<never> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId));
  if (person && person.status === "active" && !takesClients(person.roles))
    throw new InvalidError("takesNoClients", "This person takes no clients over.", details);
  throw new InvalidError("notAvailable", "This person cannot take anything over.", details);
}
