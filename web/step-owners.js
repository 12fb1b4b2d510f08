import { get } from "/api.js";
import { area, choice, day, h, table } from "/dom.js";
import { listOwners } from "/people.js";
import { act, chosen, readAll } from "/step-form.js";
import { options, word } from "/words.js";

const clientLink = (row) => h("a", { href: `/handovers/${row.handoverId}` }, row.clientName);
const tierOf = (row) => word("tier", row.tier);

const loads = (persons) =>
  table(
    ["Person", "Grade", "New clients", "Clients then", "Places", "Hours needed", "Hours there"],
    persons.map((row) => [
      row.name,
      word("grade", row.grade),
      String(row.newClients),
      String(row.activeAfter),
      String(row.capacity),
      row.hoursNeeded.toFixed(1),
      row.hoursThere.toFixed(1),
    ]),
    "Nobody.",
  );

/** The head: change some, refuse some, approve the rest. */
export async function approveOwners(task, me) {
  const path = `departures/${task.departureId}`;
  const [plan, proposals, people] = await Promise.all([
    get(`${path}/plan`),
    readAll((cursor) => get(`${path}/proposals?filter=undecided&limit=1000${cursor}`), "proposals"),
    listOwners(),
  ]);
  const names = new Map(people);
  const others = (row) => row.alternatives.map(({ personId }) => [personId, names.get(personId) ?? personId]);
  const rows = table(
    ["Client", "Tier", "Proposed", "Why", "Exception"],
    proposals.map((row) => [
      clientLink(row),
      tierOf(row),
      row.proposedName ?? "nobody",
      row.reasons.map((code) => word(row.proposedId ? "ownerReason" : "noOwnerReason", code)).join("; "),
      choice(`to:${row.handoverId}`, [...others(row), ["refuse", "Refuse"]], "As proposed"),
    ]),
    "No proposal waits.",
  );
  const toBody = (values) => {
    const exceptions = chosen(values, "to").map(([handoverId, to]) => ({ handoverId, to, reason: values.reason }));
    const named = new Set(exceptions.map(({ handoverId }) => handoverId));
    const rest = proposals.filter(
      ({ handoverId, proposedId }) => proposedId !== null && proposedId !== me.id && !named.has(handoverId),
    );
    return {
      approveRest: true,
      expectedCount: rest.length,
      changes: exceptions.flatMap(({ handoverId, to, reason }) =>
        to === "refuse" ? [] : [{ handoverId, personId: to, reason }],
      ),
      refusals: exceptions.flatMap(({ handoverId, to, reason }) => (to === "refuse" ? [{ handoverId, reason }] : [])),
      versions: Object.fromEntries(proposals.map(({ handoverId, version }) => [handoverId, version])),
    };
  };
  const say = ({ approved, changed, refused, leftOut }) =>
    [
      `${approved} approved, ${changed} changed, ${refused} refused, ${leftOut.length} left out.`,
      ...new Set(leftOut.map(({ reason }) => word("leftOutReason", reason))),
    ].join(" ");
  return [
    h("h2", {}, "What each person would carry"),
    loads(plan.persons.filter(({ newClients }) => newClients > 0)),
    h("h2", {}, "Who could take clients instead"),
    loads(plan.persons.filter(({ newClients }) => newClients === 0)),
    h("h2", {}, `${proposals.length} clients`),
    act(
      [["Reason for the exceptions chosen below", area("reason", false)]],
      "Approve the rest, with the exceptions chosen",
      `${path}/approve-owners`,
      toBody,
      say,
      rows,
    ),
  ];
}

/** The successor: accept or decline, client by client where wished. */
export async function acceptClients(task) {
  const { departures } = await get("my/proposals");
  const mine = departures.find(({ departureId }) => departureId === task.departureId);
  if (!mine) return [h("p", {}, "Nothing waits for your answer here.")];
  const { load } = mine;
  const rows = table(
    ["Client", "Tier", "Hours", "Open deals", "Open questions", "Answer"],
    mine.clients.map((row) => [
      clientLink(row),
      tierOf(row),
      row.hours.toFixed(1),
      String(row.openDeals),
      String(row.openQuestions),
      choice(
        `no:${row.handoverId}`,
        options("declineReason").map(([code, text]) => [code, `Decline: ${text}`]),
        "Accept",
      ),
    ]),
    "No client.",
  );
  const toBody = (values) => {
    const no = new Map(chosen(values, "no"));
    const note = values.note || undefined;
    return {
      accept: mine.clients.map(({ handoverId }) => handoverId).filter((id) => !no.has(id)),
      decline: [...no].map(([handoverId, reason]) => ({ handoverId, reason, ...(note ? { note } : {}) })),
    };
  };
  return [
    h(
      "p",
      {},
      `You have ${load.activeClients} clients and ${load.capacity} places. These ${load.proposed} need ` +
        `${mine.hoursNeeded.toFixed(1)} hours; you have ${mine.hoursThere.toFixed(1)}.`,
    ),
    h(
      "p",
      {},
      `The last working day of ${mine.leaverName} is ${day(mine.lastWorkingDay)}. ` +
        `${Object.entries(mine.deadlines)
          .map(([stage, date]) => `${word("stage", stage)}: ${day(date)}`)
          .join(", ")}.`,
    ),
    act(
      [["Note, if you decline", area("note", false)]],
      "Answer",
      `departures/${task.departureId}/answer-proposals`,
      toBody,
      ({ accepted, declined }) => `${accepted} accepted, ${declined} declined.`,
      rows,
    ),
  ];
}

/** The head or the head's superior: name somebody for who is left. */
export async function assignOwner(task) {
  return [
    act(
      [
        ["Person", choice("personId", await listOwners())],
        ["Reason", area("reason")],
      ],
      "Name this person for all clients nobody was found for",
      `departures/${task.departureId}/assign-owners`,
      (values) => ({ ...values, handoverIds: task.handoverId ? [task.handoverId] : "all" }),
      ({ assigned }) => `Clients assigned: ${assigned}.`,
    ),
  ];
}
