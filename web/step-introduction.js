import { get } from "/api.js";
import { area, choice, h, instant } from "/dom.js";
import { act } from "/step-form.js";
import { options, word } from "/words.js";

const lines = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ text: line }));

/** The host: fix the time on the telephone, then tell how it went. */
export async function holdIntroduction(task) {
  const path = `handovers/${task.handoverId}`;
  const slots = await get(`${path}/slots`);
  const record = [
    h("h2", {}, "It took place"),
    act(
      [
        ["What was promised, one a line", area("promises", false)],
        ["What was asked, one a line", area("openQuestions", false)],
        ["Note", area("note", false)],
      ],
      "Record it",
      `${path}/introduction`,
      ({ promises, openQuestions, note }) => ({
        held: true,
        promises: lines(promises),
        openQuestions: lines(openQuestions),
        ...(note ? { note } : {}),
      }),
    ),
    h("h2", {}, "It did not"),
    act(
      [["Why", choice("reason", options("meetingFailure"))]],
      "Set it anew",
      `${path}/introduction`,
      ({ reason }) => ({ held: false, reason }),
      ({ startsAt }) => (startsAt ? `Next time: ${instant(startsAt)}.` : ""),
    ),
  ];
  const times = slots.slots.map(({ startsAt }) => [startsAt, instant(startsAt)]);
  return [
    h(
      "p",
      {},
      [word("introductionFormat", slots.format), word("introductionState", slots.state), instant(slots.startsAt)]
        .filter(Boolean)
        .join(" · "),
    ),
    ...(slots.state === "offered" && times.length > 0
      ? [act([["Time agreed on the telephone", choice("slot", times)]], "Fix this time", `${path}/pick-slot`)]
      : []),
    ...(slots.state === "agreed" ? record : []),
  ];
}
