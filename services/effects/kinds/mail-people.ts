import { eq, inArray } from "drizzle-orm";
import { people, teams } from "../../../db/schema/people.ts";
import type { Tx } from "../../../db/transaction.ts";
import type { Role } from "../../../domain/codes.ts";

export interface MailPerson {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  locale: "en" | "ru";
  status: "active" | "leaving" | "left";
  roles: Role[];
  zone: string;
}

/** People as mails name and address them, in the zone of their team. */
export async function readMailPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, MailPerson>> {
  const rows = await tx
    .select({ person: people, zone: teams.zone })
    .from(people)
    .leftJoin(teams, eq(teams.id, people.teamId))
    .where(inArray(people.id, [...ids]));
  return new Map(
    rows.map(({ person: { id, name, email, phone, locale, status, roles }, zone }) => [
      id,
      { id, name, email, phone, locale, status, roles, zone: zone ?? "UTC" },
    ]),
  );
}
