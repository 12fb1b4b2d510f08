import { get } from "/api.js";
import { day, h, instant, show, table } from "/dom.js";
import { word } from "/words.js";

const back = (id) => h("p", {}, h("a", { href: `/departures/${id}` }, "Back to the departure"));
const yes = (value) => (value ? "yes" : "");

/** What is recorded about who leaves: the same page for them and for their head. */
export async function showOwnLog(id) {
  const log = await get(`departures/${id}/own-log`);
  show(
    h("h1", {}, "What is recorded"),
    h("p", {}, `From ${instant(log.from)} until ${instant(log.until)}. Nothing is recorded after that.`),
    h("h2", {}, "Alerts"),
    table(
      ["When", "Client cards within an hour", "Outside working hours"],
      log.alerts.map((row) => [instant(row.at), String(row.distinctCards), yes(row.outsideHours)]),
      "None.",
    ),
    h("h2", {}, "Done"),
    table(
      ["When", "What"],
      log.entries.map((row) => [instant(row.at), word("ownLogEntry", row.verb)]),
      "Nothing yet.",
    ),
    h("h2", {}, "Client cards opened"),
    table(
      ["When", "Client", "From an own task, which does not count", "Outside working hours"],
      log.cardReads.map((row) => [instant(row.at), row.clientName, yes(row.fromOwnTask), yes(row.outsideHours)]),
      "None.",
    ),
    back(id),
  );
}

/** How the departure went, client by client for who sees clients. */
export async function showClosingReport(id) {
  const { state, closedAt, totals, knownToOneEmployee: known, clients } = await get(`departures/${id}/closing-report`);
  const count = (value) => (value == null ? "not counted" : String(value));
  show(
    h("h1", {}, `Closing report: ${word("departureState", state)}`),
    closedAt ? h("p", {}, `Closed ${instant(closedAt)}.`) : null,
    table(
      ["In all", "Clients"],
      [
        ["Of the book", String(totals.clients)],
        ...["handedOver", "lost", "letGo", "excluded"].map((end) => [word("handoverEnd", end), String(totals[end])]),
        ["Still open", String(totals.open)],
        ["Introduced or switched after the last working day", String(totals.afterLastDay)],
        ["Known to one employee only, before", count(known.before)],
        ["Known to one employee only, now", count(known.after)],
      ],
      "",
    ),
    h("p", {}, `Work without a client: ${totals.looseWorkAccepted} of ${totals.looseWork} accepted.`),
    clients.length > 0
      ? [
          h("h2", {}, "Client by client"),
          table(
            ["Client", "Tier", "New owner", "Told", "Confirmed", "Introduced", "Owner since", "First contact", "End"],
            clients.map((row) => [
              h("a", { href: `/handovers/${row.handoverId}` }, row.clientName),
              row.prospect ? "Prospect" : word("tier", row.tier),
              row.nextOwner ?? "",
              [date(row.toldAt), word("toldHow", row.toldHow)].filter(Boolean).join(", "),
              word("confirmedHow", row.confirmedHow),
              [date(row.introducedAt), word("introductionFormat", row.format)].filter(Boolean).join(", "),
              date(row.switchedAt),
              date(row.firstContactAt),
              word("handoverEnd", row.end),
            ]),
            "",
          ),
        ]
      : null,
    back(id),
  );
}

const date = (at) => day(at?.slice(0, 10));
