import { get } from "/api.js";
import { area, choice, h, table } from "/dom.js";
import { act, readAll } from "/step-form.js";
import { options, word } from "/words.js";

const listClients = (task) =>
  readAll((cursor) => get(`departures/${task.departureId}/handovers?limit=1000${cursor}`), "handovers");

const clients = (rows, empty) =>
  table(
    ["Client", "Tier", "Complete", "Open gaps", "New owner"],
    rows.map((row) => [
      h("a", { href: `/handovers/${row.id}` }, row.clientName),
      word("tier", row.effectiveTier),
      `${row.completeness} %`,
      String(row.openGaps),
      row.nextOwnerName ?? "",
    ]),
    empty,
  );

/** Leaver or successor: what is missing, client by client, and one answer for many. */
export async function completeDossiers(task) {
  const open = (await listClients(task)).filter(({ openGaps, end }) => openGaps > 0 && !end);
  return [
    h("p", {}, "Open a client to fill its gaps. What holds for all of them can be said here once:"),
    act(
      [
        ["What", choice("answer", options("gapAnswer", ["noPromises", "promises", "history"]))],
        ["In words", area("text", false)],
      ],
      "Answer for all these clients",
      `departures/${task.departureId}/answer-gaps`,
      (values) => ({ ...values, handoverIds: open.map(({ id }) => id) }),
      ({ filled }) => `Gaps filled: ${filled}.`,
    ),
    h("h2", {}, `Clients with gaps: ${open.length}`),
    clients(open, "No gap is left."),
  ];
}

/** Successor or head: everything but gold in one go; what is missing goes into the signature. */
export async function signInventory(task, me) {
  const rows = (await listClients(task)).filter(
    (row) =>
      row.tier !== "gold" &&
      !row.end &&
      !row.gates.includes("inventory") &&
      (task.detail === "head" || row.nextOwnerId === me.id),
  );
  return [
    act(
      [],
      "Sign all that wait for me",
      `departures/${task.departureId}/sign-inventory`,
      () => ({ handoverIds: "all" }),
      ({ signed, withGaps }) => `Signed: ${signed}, of them with gaps: ${withGaps}.`,
    ),
    h("p", {}, "A signature names what was missing; those gaps go to the new owner."),
    clients(rows, "No client waits."),
  ];
}

/** Gold: one at a time, after reading it. */
export async function signGoldInventory(task) {
  return [
    act(
      [],
      `Sign the inventory of ${task.clientName}`,
      `departures/${task.departureId}/sign-inventory`,
      () => ({ handoverIds: [task.handoverId] }),
      ({ withGaps }) => (withGaps > 0 ? "Signed, with gaps." : "Signed."),
    ),
  ];
}
