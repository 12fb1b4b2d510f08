import { area, choice, h } from "/dom.js";
import { act, chosen } from "/step-form.js";
import { options, word } from "/words.js";

const progress = ({ told, confirmed }) =>
  [
    told ? "The client counts as told." : "The client is not told yet.",
    confirmed ? "The client has confirmed." : "",
  ].join(" ");

export const callClient = (task) => [
  act(
    [
      ["How did it end?", choice("outcome", options("callOutcome"))],
      ["Note", area("note", false)],
    ],
    "Record the call",
    `handovers/${task.handoverId}/record-call`,
    ({ outcome, note }) => ({ outcome, ...(note ? { note } : {}) }),
    progress,
  ),
];

export const sendLetter = (task, me) => [
  act(
    [
      [
        "Delivered on",
        h("input", { name: "deliveredOn", type: "date", required: true, value: me.businessNow.slice(0, 10) }),
      ],
    ],
    "Record the delivery",
    `handovers/${task.handoverId}/record-letter`,
    (values) => values,
    progress,
  ),
];

export const offerInPerson = (task) => [
  act([["Note", area("note", false)]], "I made the offer", `handovers/${task.handoverId}/record-offer`, ({ note }) =>
    note ? { note } : {},
  ),
];

/** The checklist of the first contact: what was done in this talk. */
export const makeFirstContact = (task) => {
  const items = options("firstContactItem");
  return [
    act(
      [
        ...items.map(([code, text]) => [
          `${code}. ${text}`,
          h("input", { name: `item:${code}`, type: "checkbox", value: "done" }),
        ]),
        ["Note", area("note", false)],
      ],
      "Record the talk",
      `handovers/${task.handoverId}/first-contact`,
      (values) => ({
        items: chosen(values, "item").map(([code]) => Number(code)),
        ...(values.note ? { note: values.note } : {}),
      }),
      ({ complete, missingItems }) =>
        complete
          ? "The first contact is complete."
          : `Still missing: ${missingItems.map((item) => word("firstContactItem", item)).join("; ")}.`,
    ),
  ];
};

export const settleUnknownEffect = (task) => [
  act(
    [
      ["What did you find?", choice("outcome", options("found"))],
      ["Where is that seen?", area("note")],
    ],
    "Record it",
    `effects/${task.subjectId}/settle`,
  ),
];
