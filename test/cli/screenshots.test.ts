import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Play } from "../../cli/demo/play.ts";
import { lookAt } from "../../cli/screenshots/look.ts";
import { pictures } from "../../cli/screenshots/pictures.ts";
import { pictureFile, schemes } from "../../cli/screenshots/take-pictures.ts";
import type { DepartureView } from "../../contracts/routes/departures.ts";
import type { TaskItem } from "../../contracts/routes/tasks.ts";
import { locales } from "../../messages/locale.ts";
import { DEMO_SIGN_IN } from "../../services/demo/demo-sign-in.ts";

const root = new URL("../../", import.meta.url);
const folder = fileURLToPath(new URL("docs/pictures", root));
const planned = pictures.flatMap(({ name, russian }) =>
  schemes.flatMap((scheme) =>
    locales.filter((locale) => locale === "en" || russian).map((locale) => pictureFile(name, scheme, locale)),
  ),
);

describe("the pictures of the main screens", () => {
  test("stand in the docs in both schemes, and no others", () => {
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith(".png"))
        .sort(),
    ).toEqual(planned.sort());
  });

  test("are there where the README shows them", () => {
    const shown = [...readFileSync(new URL("README.md", root), "utf8").matchAll(/(?:src|srcset)="([^"]+)"/g)];
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.map(([, path = ""]) => path).filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });
});

describe("the look at a departure", () => {
  const task = (kind: string, assigneeId: string, count: number) => ({ kind, assigneeId, count }) as TaskItem;
  const everyone = [
    { id: "rep", roles: ["rep"], superiorId: "head" },
    { id: "demo", roles: ["administrator"], superiorId: null, email: DEMO_SIGN_IN.email },
    { id: "administrator", roles: ["administrator"], superiorId: null },
  ];
  const cast = {
    find: (id: string) => everyone.find((person) => person.id === id),
    withRole: (role: string) => everyone.filter((person) => person.roles.includes(role)),
  };
  const look = lookAt({ cast, leaverId: "rep" } as unknown as Play, {} as DepartureView, [
    task("acceptClients", "anna", 3),
    task("acceptClients", "boris", 2),
    task("acceptClients", "boris", 2),
  ]);

  test("finds who has the most clients in tasks of a kind", () => {
    expect(look.busiest("acceptClients")).toBe("boris");
    expect(look.busiest("decideOffers")).toBeNull();
  });

  test("knows which kinds of tasks are open", () => {
    expect(look.has("acceptClients")).toBe(true);
    expect(look.has("decideOffers")).toBe(false);
  });

  test("knows the leaver's head, and who holds a role beside the demo's own sign-in", () => {
    expect(look.head()).toBe("head");
    expect(look.withRole("administrator")).toBe("administrator");
    expect(look.withRole("auditor")).toBeNull();
  });
});
