import { get, post } from "/api.js";
import { form, h, instant, show, table, title } from "/dom.js";

const kinds = ["resigned", "dismissed", "released", "illness", "death"];
const reasons = [
  "pay",
  "manager",
  "unfairClients",
  "noCareer",
  "nonSalesDuties",
  "workload",
  "conditions",
  "competitorOffer",
  "relocation",
  "personal",
  "dismissed",
  "other",
];

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
        title(row.state),
        row.lastWorkingDay,
        `${row.ended} of ${row.clients} done`,
      ]),
      "No departure is under way.",
    ),
  );
}

/** One departure: where it stands, its deadlines, what waits. */
export async function showDeparture(id, me) {
  const row = await get(`departures/${id}`);
  const confirm = async () => {
    await post(`departures/${id}/confirm`);
    await showDeparture(id, me);
  };
  show(
    h("h1", {}, `${row.leaver.name}: ${title(row.state)}`),
    h("p", {}, `${row.team.name} · notice ${row.noticeOn} · last working day ${row.lastWorkingDay}`),
    row.state === "noticed" && me.may.includes("confirmDeparture") ? form([], "Confirm the notice", confirm) : null,
    h("h2", {}, "Clients"),
    table(
      ["Reached", "Clients"],
      Object.entries(row.byState).map(([state, count]) => [title(state), String(count)]),
      "None counted yet.",
    ),
    h("h2", {}, "Stages"),
    table(
      ["Stage", "Until"],
      row.deadlines.map((stage) => [stage.stage, instant(stage.dueAt)]),
      "No deadlines.",
    ),
    h("h2", {}, "Waiting"),
    table(
      ["For stage", "Clients", ""],
      row.waitingFor.map((wait) => [wait.stage, String(wait.clients), wait.late ? "late" : ""]),
      "No client waits.",
    ),
  );
}

/** HR's form: what follows is shown before it is recorded. */
export async function showNotice() {
  const { people } = await get("people?role=rep&limit=1000");
  const { people: heads } = await get("people?role=head&limit=1000");
  const options = [...people, ...heads].filter((person) => !person.left && person.teamId);
  const choice = (name, values) =>
    h(
      "select",
      { name, required: true },
      values.map(([value, text]) => h("option", { value }, text)),
    );
  const plan = h("div", { role: "status" });
  const toInput = (values) => ({
    leaverId: values.leaverId,
    kind: values.kind,
    reason: values.reason,
    ...(values.lastWorkingDay ? { lastWorkingDay: values.lastWorkingDay } : {}),
    ...(values.note ? { note: values.note } : {}),
  });
  let seen = "";
  show(
    h("h1", {}, "Record a notice"),
    form(
      [
        [
          "Who leaves",
          choice(
            "leaverId",
            options.map((person) => [person.id, person.name]),
          ),
        ],
        [
          "How",
          choice(
            "kind",
            kinds.map((kind) => [kind, title(kind)]),
          ),
        ],
        ["Last working day", h("input", { name: "lastWorkingDay", type: "date" })],
        [
          "Reason (seen by HR only)",
          choice(
            "reason",
            reasons.map((reason) => [reason, title(reason)]),
          ),
        ],
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
              `${preview.leaver.name}, ${preview.team.name}: ${preview.clients} clients, ${preview.workingDays} working days until ${preview.lastWorkingDay}.`,
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
