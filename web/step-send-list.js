import { get, post } from "/api.js";
import { h, instant, table } from "/dom.js";
import { act } from "/step-form.js";
import { word } from "/words.js";

const click = (text, run) =>
  h(
    "button",
    {
      type: "button",
      onclick: async (event) => {
        event.target.disabled = true;
        await run(event.target);
      },
    },
    text,
  );

/** The notice as it would leave, shown under its button. */
const preview = (noticeId) =>
  click("Preview", async (button) => {
    const letter = await get(`client-notices/${noticeId}/preview`).catch((error) => ({ failure: error.message }));
    const lines = letter.failure
      ? [letter.failure]
      : [
          ...letter.errors.map((code) => `! ${word("effectReason", code)}`),
          `To: ${letter.to.name} <${letter.to.address}>`,
          letter.subject,
          "",
          letter.text,
        ];
    button.replaceWith(h("pre", {}, lines.join("\n")));
  });

const hold = (item) =>
  click(item.state === "held" ? "Put back" : "Hold back", async () => {
    await post(`client-notices/${item.noticeId}/${item.state === "held" ? "unhold" : "hold"}`);
    location.reload();
  });

const released = (list) =>
  table(
    ["Released", "Notices", "Sent", "Failed", "Confirmed", "Looked at"],
    list.releases.map((row) => [
      instant(row.releasedAt),
      String(row.count),
      String(row.sent),
      String(row.failed),
      String(row.confirmed),
      instant(row.reviewedAt),
    ]),
    "Nothing was released yet.",
  );

/** The head: look at the letters, hold some back, release the others with their exact count. */
export async function releaseSendList(task) {
  const path = `departures/${task.departureId}`;
  const list = await get(`${path}/send-list`);
  const ready = list.items.filter(({ state }) => state === "ready");
  const next = list.atMost === null ? ready : ready.slice(0, list.atMost);
  const first = list.atMost !== null && list.atMost > 0 && list.releases.length === 0;
  return [
    first
      ? h("p", {}, `The first release takes at most ${list.atMost}; the others follow once those were looked at.`)
      : null,
    list.atMost === 0 ? h("p", {}, "First look at what the last release sent.") : null,
    next.length > 0
      ? act(
          [],
          `Release ${next.length} of ${ready.length}`,
          `${path}/release-send-list`,
          () => ({ expectedCount: next.length, noticeIds: next.map(({ noticeId }) => noticeId) }),
          (answer) => `Released: ${answer.released}. They leave in the clients’ working hours.`,
        )
      : null,
    h("h2", {}, "Send list"),
    table(
      ["Client", "Tier", "State", "New owner", "To", "", ""],
      list.items
        .filter(({ state }) => state === "ready" || state === "held")
        .map((item) => [
          item.clientName,
          word("tier", item.tier),
          word("noticeState", item.state) + (item.calledFirst ? ", called first" : ""),
          item.successorName ?? "",
          [item.contactName, item.channel && word("channel", item.channel), item.address].filter(Boolean).join(", "),
          preview(item.noticeId),
          hold(item),
        ]),
      "No notice is ready.",
    ),
    h("h2", {}, "Releases"),
    released(list),
  ];
}

/** The head looked at what the first release sent, so that the next may follow. */
export async function reviewRelease(task) {
  const list = await get(`departures/${task.departureId}/send-list`);
  const open = list.releases.find(({ reviewedAt }) => reviewedAt === null);
  return [
    released(list),
    open
      ? act([], "I have looked at them: the next may follow", `releases/${open.releaseId}/review`, () => ({}))
      : h("p", {}, "Nothing waits to be looked at."),
    h("h2", {}, "Clients"),
    table(
      ["Client", "State", ""],
      list.items
        .filter(({ state }) => state !== "ready" && state !== "held")
        .map((item) => [item.clientName, word("noticeState", item.state), preview(item.noticeId)]),
      "None.",
    ),
  ];
}
