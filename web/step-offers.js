import { get, post } from "/api.js";
import { area, choice, form, h, show, table } from "/dom.js";
import { money } from "/money.js";
import { act, chosen, readAll } from "/step-form.js";
import { options, word } from "/words.js";

/** The head: one decision for a group, seen with its cost first; then exceptions and the rest as proposed. */
export async function decideOffers(task, me) {
  const path = `departures/${task.departureId}`;
  const amount = (minor) => money(minor, me.company.currency);
  let list;
  const offers = await readAll(async (cursor) => {
    list = await get(`${path}/offers?limit=1000${cursor}`);
    return list;
  }, "offers");
  const { budget, catalogue } = list;
  const open = offers.filter(({ decidedAt }) => !decidedAt);
  const titles = new Map(catalogue.map(({ code, title }) => [code, title.en]));
  const name = (code) => (code === null ? "No offer" : (titles.get(code) ?? code));
  return [
    h(
      "p",
      {},
      `Budget ${amount(budget.budgetMinor)}, decided ${amount(budget.decidedMinor)}, waiting: ${budget.pending} clients, ${amount(budget.pendingMinor)} as proposed.`,
    ),
    h("h2", {}, "One decision for a group"),
    groupForm(path, [...titles], amount),
    h("h2", {}, `Client by client: ${open.length}`),
    act(
      [["Reason for the exceptions chosen below", area("reason", false)]],
      "Approve the rest as proposed, with the exceptions chosen",
      `${path}/decide-offers`,
      (values) => {
        const changes = chosen(values, "offer").map(([handoverId, code]) => ({
          handoverId,
          offerCode: code === "none" ? null : code,
          reason: values.reason,
        }));
        return { approveRest: true, expectedCount: open.length - changes.length, changes };
      },
      ({ approved, changed, refused, costMinor }) =>
        `${approved} approved, ${changed} changed, ${refused} without an offer. Decided so far: ${amount(costMinor)}.`,
      table(
        ["Client", "Tier", "Proposed", "Why", "Cost", "Keeps", "Exception"],
        open.map((row) => [
          h("a", { href: `/handovers/${row.handoverId}` }, row.clientName),
          word("tier", row.tier),
          name(row.proposedCode),
          word("offerReason", row.proposedReason),
          row.costMinor === null ? "" : amount(row.costMinor),
          row.gainMinor === null ? "" : amount(row.gainMinor),
          choice(`offer:${row.handoverId}`, [["none", "No offer"], ...titles], "As proposed"),
        ]),
        "No client waits.",
      ),
    ),
  ];
}

function groupForm(path, titles, amount) {
  const status = h("div", { role: "status" });
  let seen = null;
  const element = form(
    [
      ["For", choice("scope", options("offerScope"))],
      ["Offer", choice("offerCode", titles, "Each client the one proposed")],
    ],
    "Look, then decide",
    async ({ scope, offerCode }) => {
      const key = `${scope} ${offerCode}`;
      const group = { scope, offerCode: offerCode || null };
      if (seen?.key !== key) {
        const query = new URLSearchParams({ scope, ...(offerCode ? { offerCode } : {}) });
        const preview = await get(`${path}/offer-group-preview?${query}`);
        seen = { key, preview };
        const none = Object.entries(preview.none).map(([code, count]) => `${word("offerReason", code)}: ${count}`);
        status.replaceChildren(
          h(
            "p",
            {},
            `${preview.clients} clients, ${preview.offered} with an offer: costs ${amount(preview.totalCostMinor)} of ` +
              `${amount(preview.budgetLeftMinor)} left, keeps ${amount(preview.totalGainMinor)}. ${none.join("; ")}`,
          ),
          h("p", {}, "Press again to decide so."),
        );
        return;
      }
      const { preview } = seen;
      const answer = await post(`${path}/decide-offer-group`, {
        ...group,
        expectedCount: preview.clients,
        expectedTotalCostMinor: preview.totalCostMinor,
      });
      show(
        h("h1", {}, "Done"),
        h("p", {}, `Clients still undecided: ${answer.pending}. Decided so far: ${amount(answer.costMinor)}.`),
        h("p", {}, h("a", { href: "/" }, "My tasks")),
      );
    },
  );
  element.append(status);
  return element;
}
