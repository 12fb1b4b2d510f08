import { expect } from "vitest";
import { CLIENTS } from "./company-files.ts";
import type { Stage } from "./stage.ts";
import { doorOf } from "./work-off.ts";

/** What must be so once a departure is closed: by HR's closing report, and by what everybody has done. */
export async function checkClose({ players, departments, faults, say }: Stage): Promise<void> {
  const { page } = players.hr;
  await page.getByRole("link", { name: say("departure.tabs.closingReport") }).click();
  await page.getByText(say("departure.closing.closedAt")).waitFor();
  const totals = page.getByRole("region", { name: say("departure.closing.totals") });
  const figure = async (name: string) =>
    Number(
      await totals
        .getByText(say(`departure.closing.${name}`))
        .locator("xpath=following-sibling::*")
        .innerText(),
    );
  const read = { clients: await figure("clients"), handedOver: await figure("handedOver"), open: await figure("open") };
  expect(read).toEqual({ clients: CLIENTS, handedOver: CLIENTS, open: 0 });
  const idle = Object.values(players).filter(({ tasks }) => tasks === 0);
  expect(idle.map(({ name }) => name)).toEqual([]);
  await doorOf(players.leaver.page).waitFor();
  expect(departments.some(({ tasks }) => tasks > 0)).toBe(true);
  expect(faults).toEqual([]);
}

/** Who did how much: "Helen Resources 1, Hanna Head 23, …". */
export const sumUp = ({ players, departments }: Stage): string =>
  [...Object.values(players), ...departments].map(({ name, tasks }) => `${name} ${tasks}`).join(", ");
