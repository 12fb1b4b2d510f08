import { get, post } from "/api.js";
import { choice, day, form, h, instant, show, table } from "/dom.js";
import { listOwners } from "/people.js";
import { listOwnTasks } from "/tasks.js";
import { options, word } from "/words.js";

/** Every departure the person may see. */
export async function showDepartures() {
  const { items } = await get("departures");
  show(
    h("h1", {}, "Departures"),
    table(
      ["Who", "Team", "State", "Last working day", "Clients"],
      items.map((row) => [
        h("a", { href: `/departures/${row.id}` }, row.leaver.name),
        row.team.name,
        word("departureState", row.state),
        day(row.lastWorkingDay),
        `${row.ended} of ${row.clients} done`,
      ]),
      "No departure that you may see.",
    ),
  );
}

/** One departure: where it stands, its deadlines, what waits. */
export async function showDeparture(id, me) {
  const waiting = await listOwnTasks(id);
  const row = await get(`departures/${id}`).catch((error) => {
    // Who only has a task in it (a department, IT) sees that and no more.
    if (error.status !== 403 || waiting.length === 0) throw error;
    return null;
  });
  if (!row) return show(waiting);
  const again = () => showDeparture(id, me);
  const confirm = async () => {
    await post(`departures/${id}/confirm`);
    await again();
  };
  const seesClients = me.may.includes("readHandovers") && row.state !== "noticed";
  const { handovers, total } = seesClients
    ? await get(`departures/${id}/handovers?limit=1000`).catch(nothingIfForbidden)
    : nothing;
  show(
    h("h1", {}, `${row.leaver.name}: ${word("departureState", row.state)}`),
    h("p", {}, `${row.team.name} · notice ${day(row.noticeOn)} · last working day ${day(row.lastWorkingDay)}`),
    h("p", {}, ...listRecords(row, me).flatMap((link) => [link, " "])),
    row.state === "noticed" && me.may.includes("confirmDeparture") ? form([], "Confirm the notice", confirm) : null,
    waiting,
    h("h2", {}, "Clients"),
    table(
      ["Reached", "Clients"],
      Object.entries(row.byState).map(([state, count]) => [word("clientState", state), String(count)]),
      "None counted yet.",
    ),
    row.looseWork.total > 0
      ? h("p", {}, `Work without a client: ${row.looseWork.accepted} of ${row.looseWork.total} accepted.`)
      : null,
    h("h2", {}, "Stages"),
    table(
      ["Stage", "Until"],
      row.deadlines.map((stage) => [word("stage", stage.stage), instant(stage.dueAt)]),
      "No deadlines.",
    ),
    h("h2", {}, "Waiting"),
    table(
      ["For stage", "Clients", ""],
      row.waitingFor.map((wait) => [word("stage", wait.stage), String(wait.clients), wait.late ? "late" : ""]),
      "No client waits.",
    ),
    handovers.length > 0 ? showClients(handovers, total) : null,
    row.state === "noticed" || row.state === "running" ? showChanges(row, me, again) : null,
  );
}

/** Pages beside the departure's that this person may open: the log about the leaver, and how it went. */
const listRecords = (row, me) => [
  ...(me.may.includes("readOwnLog")
    ? [h("a", { href: `/departures/${row.id}/own-log` }, "What is recorded about who leaves")]
    : []),
  ...(me.may.includes("readReports") && row.state !== "noticed"
    ? [h("a", { href: `/departures/${row.id}/closing-report` }, "Closing report")]
    : []),
];

const nothing = { handovers: [], total: 0 };
const nothingIfForbidden = (error) => {
  if (error.status === 403) return nothing;
  throw error;
};

const showClients = (handovers, total) => [
  h("h2", {}, total > handovers.length ? `The first ${handovers.length} of ${total} clients` : `${total} clients`),
  table(
    ["Client", "Tier", "State", "New owner", "Open gaps"],
    handovers.map((row) => [
      h("a", { href: `/handovers/${row.id}` }, row.clientName),
      word("tier", row.effectiveTier),
      word("clientState", row.state),
      row.nextOwnerName ?? "",
      String(row.openGaps),
    ]),
    "No clients.",
  ),
];

/** HR alone: the plan may change. */
function showChanges(row, me, again) {
  if (!me.may.includes("changeDeparture")) return null;
  const lastDay = h("input", { name: "lastWorkingDay", type: "date", value: row.lastWorkingDay, required: true });
  return [
    h("h2", {}, "Changes"),
    form([["Last working day", lastDay]], "Move the last working day", async (values) => {
      await post(`departures/${row.id}/move-last-day`, values);
      await again();
    }),
    h("p", {}),
    form([], "Withdraw the notice", async () => {
      await post(`departures/${row.id}/withdraw`);
      await again();
    }),
  ];
}

const date = (name) => h("input", { name, type: "date" });

/** HR's form: what follows is shown before it is recorded. */
export async function showNotice() {
  const people = await listOwners();
  const plan = h("div", { role: "status" });
  const toInput = (values) => ({
    leaverId: values.leaverId,
    kind: values.kind,
    reason: values.reason,
    ...(values.lastWorkingDay ? { lastWorkingDay: values.lastWorkingDay } : {}),
    ...(values.endOfEmployment ? { endOfEmployment: values.endOfEmployment } : {}),
    ...(values.awayFrom || values.awayTo ? { daysAway: [{ from: values.awayFrom, to: values.awayTo }] } : {}),
    ...(values.announceFrom ? { announceFrom: values.announceFrom } : {}),
    ...(values.note ? { note: values.note } : {}),
  });
  let seen = "";
  show(
    h("h1", {}, "Record a notice"),
    form(
      [
        ["Who leaves", choice("leaverId", people)],
        ["How", choice("kind", options("departureKind"))],
        ["Last working day (left empty: after the usual notice period)", date("lastWorkingDay")],
        ["End of employment (left empty: with the last working day)", date("endOfEmployment")],
        ["Away before then, from (left empty: not at all)", date("awayFrom")],
        ["Away until", date("awayTo")],
        ["At a dismissal: the leaver is not told before (left empty: with the confirmation)", date("announceFrom")],
        ["Reason (seen by HR only)", choice("reason", options("exitReason"))],
        ["Note (seen by HR only)", h("textarea", { name: "note", rows: 3 })],
      ],
      "Look, then record",
      async (values) => {
        const input = toInput(values);
        if (seen !== JSON.stringify(input)) {
          const preview = await post("departures/preview", input);
          seen = JSON.stringify(input);
          plan.replaceChildren(
            h(
              "p",
              {},
              `${preview.leaver.name}, ${preview.team.name}: ${preview.clients} clients, ${preview.workingDays} working days until ${day(preview.lastWorkingDay)}.`,
            ),
            h("p", {}, "Press again to record it. Only you and the head of the team will know until it is confirmed."),
          );
          return;
        }
        const made = await post("departures", input);
        location.assign(`/departures/${made.id}`);
      },
    ),
    plan,
  );
}
