import { get } from "/api.js";
import { area, choice, day, h, table } from "/dom.js";
import { listOwners } from "/people.js";
import { callClient } from "/step-clients.js";
import { act, chosen } from "/step-form.js";
import { options, word } from "/words.js";

export const confirmDeparture = (task) => [
  h("p", {}, h("a", { href: `/departures/${task.departureId}` }, "Look at the plan first")),
  act([], "Confirm the notice", `departures/${task.departureId}/confirm`, () => ({})),
];

export const closeSystem = (task) => [act([], "It is done", `tasks/${task.id}/confirm`, () => ({}))];

const looseWork = (rows) =>
  table(
    ["Kind", "What", "Client"],
    rows.map((row) => [word("looseWork", row.kind), row.title ?? "", row.clientName ?? ""]),
    "None.",
  );

/** The head: a person for work without a client. */
export async function nameLooseWorkOwner(task) {
  const all = (await get(`departures/${task.departureId}/loose-work`)).looseWork;
  return [
    act(
      [["Person", choice("personId", await listOwners())]],
      "Name this person for all of it",
      `departures/${task.departureId}/name-loose-work-owner`,
      ({ personId }) => ({ ids: "all", personId }),
      ({ named }) => `Pieces of work given: ${named}.`,
    ),
    looseWork(all.filter(({ toPersonId }) => toPersonId === null)),
  ];
}

export async function acceptLooseWork(task, me) {
  const all = (await get(`departures/${task.departureId}/loose-work`)).looseWork;
  return [
    act(
      [["Done by", h("input", { name: "dueOn", type: "date", required: true })]],
      "Accept",
      `departures/${task.departureId}/accept-loose-work`,
      ({ dueOn }) => ({ ids: "all", dueOn }),
      ({ accepted }) => `Pieces of work accepted: ${accepted}.`,
    ),
    looseWork(all.filter(({ toPersonId, acceptedAt }) => toPersonId === (task.forId ?? me.id) && !acceptedAt)),
  ];
}

/** Each question with the day it will be answered. */
export async function acceptQuestions(task) {
  const { questions } = await get(`departures/${task.departureId}/questions`);
  const open = questions.filter(({ acceptedAt }) => !acceptedAt);
  return [
    act(
      [],
      "Accept those with a date",
      `departures/${task.departureId}/accept-questions`,
      (values) => ({ items: chosen(values, "due").map(([questionId, dueOn]) => ({ questionId, dueOn })) }),
      ({ accepted, blocked }) => `Accepted: ${accepted}, left out: ${blocked.length}.`,
      table(
        ["Client", "Kind", "What", "Promised for", "I answer by"],
        open.map((row) => [
          row.clientName ?? "",
          word("questionKind", row.kind),
          row.text,
          day(row.dueOn),
          h("input", { name: `due:${row.id}`, type: "date", value: row.nextDueOn, "aria-label": "I answer by" }),
        ]),
        "None waits.",
      ),
    ),
  ];
}

/** What the head can do for one client that does not go on by itself: call, open a gate, let it go. */
export const decideAlone = (task) =>
  task.handoverId
    ? [
        ...callClient(task),
        h("p", {}),
        act(
          [
            ["Gate", choice("gate", options("gate", ["inventory", "departments", "offer"]))],
            ["Reason", area("reason")],
          ],
          "Open this gate without its condition",
          `handovers/${task.handoverId}/waive-gate`,
        ),
        h("p", {}),
        act([["Reason", area("reason")]], "Let this client go", `handovers/${task.handoverId}/let-go`),
      ]
    : [];
