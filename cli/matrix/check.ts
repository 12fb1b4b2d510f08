import type { DemoFigures } from "../demo/run-demo.ts";

/** What must be 0 at the end of every departure. */
const ZERO = [
  "clients.withoutOwner",
  "clients.withTwoOwners",
  "clients.waivedGates",
  "clients.letGo",
  "clientNotices.unknown",
  "clientNotices.duplicates",
  "clientNotices.beforeGate",
  "clientNotices.wrongSuccessor",
  "clientNotices.wrongRecipient",
  "clientNotices.outsideHours",
  "clientNotices.withoutConsent",
] as const;

/** A figure by its path; undefined where there is none. */
export function figure(figures: DemoFigures, path: string): unknown {
  return path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], figures);
}

/** What does not hold for one departure, in words; empty when everything does. */
export function checkDemo(figures: DemoFigures, sourceClients: number): string[] {
  const wrong: string[] = [];
  const expect = (path: string, wanted: unknown) => {
    const found = figure(figures, path);
    if (found !== wanted) wrong.push(`${path} is ${String(found)}, not ${String(wanted)}`);
  };
  expect("departure.status", "closed");
  expect("clients.inventoried", sourceClients);
  expect("clients.handedOver", sourceClients);
  expect("clientNotices.told", sourceClients);
  expect("inventory.looseWorkHandedOver", figure(figures, "inventory.looseWork"));
  expect("audit.chainValid", true);
  for (const path of ZERO) expect(path, 0);
  return wrong;
}

/** Figures that are 0 over a whole set although they should not be. */
export const checkSums = (all: readonly DemoFigures[], paths: readonly string[]): string[] =>
  paths
    .filter((path) => all.reduce((sum, figures) => sum + Number(figure(figures, path) ?? 0), 0) === 0)
    .map((path) => `${path} is 0 over the set`);
