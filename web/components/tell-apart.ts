import type { z } from "zod";
import type { DirectoryEntry } from "../../contracts/person.ts";
import type { Texts } from "../texts/use-texts.ts";

type Entry = Pick<z.output<typeof DirectoryEntry>, "id" | "name" | "roles" | "teamId">;

/** Of people who share a name: each one's team and roles, by id. */
export function tellApart(
  people: readonly Entry[],
  teams: readonly { id: string; name: string }[],
  { label }: Pick<Texts, "label">,
): ReadonlyMap<string, string> {
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
  const describe = ({ teamId, roles }: Entry) =>
    [teamNames.get(teamId ?? ""), ...roles.map((role) => label("role", role))].filter(Boolean).join(" · ");
  const groups = [...Map.groupBy(people, ({ name }) => name).values()];
  return new Map(
    groups.flatMap((same) => (same.length > 1 ? same.map((one) => [one.id, describe(one)] as const) : [])),
  );
}
