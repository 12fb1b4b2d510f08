import { get, post } from "/api.js";
import { area, choice, day, form, h, instant, show, table } from "/dom.js";
import { money } from "/money.js";
import { listOwners } from "/people.js";
import { options, word } from "/words.js";

/** One client's inventory, with the forms that fill its gaps for those who may. */
export async function showDossier(id, me) {
  const dossier = await get(`handovers/${id}`);
  const { handover, client } = dossier;
  const again = () => showDossier(id, me);
  const amount = (minor) => money(minor, me.company.currency);
  const send = async (path, body) => {
    await post(path, body);
    await again();
  };
  const mayFill = me.may.includes("completeDossier") && !handover.end;
  const people = me.may.includes("suggestSuccessor") && mayFill ? await listOwners() : [];
  show(
    h("h1", {}, client.name),
    h("p", {}, [client.industry, client.city, client.country, client.phone].filter(Boolean).join(" · ")),
    h(
      "p",
      {},
      [
        word("tier", handover.effectiveTier),
        word("clientState", handover.state),
        handover.nextOwnerName && `new owner ${handover.nextOwnerName}`,
        `${handover.completeness} % complete`,
        ...handover.signs.map((sign) => word("sign", sign)),
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    h("h2", {}, "Gaps"),
    table(
      ["What is missing", "By"],
      dossier.gaps.map((gap) => [word("gap", gap.code), day(gap.fillByDay)]),
      "Nothing is missing.",
    ),
    h("h2", {}, "Persons"),
    dossier.contacts.map((contact) =>
      showContact(contact, mayFill, (body) => send(`handovers/${id}/contacts/${contact.id}`, body)),
    ),
    mayFill
      ? fold(
          "Add a person",
          [["Name", h("input", { name: "name", required: true })], ...contactFields({})],
          "Add",
          (values) => send(`handovers/${id}/contacts`, { ...toContact(values), name: values.name }),
        )
      : null,
    h("h2", {}, "Open questions, promises, complaints"),
    table(
      ["Kind", "What", "Due"],
      dossier.questions.map((row) => [word("questionKind", row.kind), row.text, day(row.dueOn)]),
      "None.",
    ),
    mayFill
      ? fold(
          "Write one down",
          [
            ["Kind", choice("kind", options("questionKind"))],
            ["What", area("text")],
            ["Due", h("input", { name: "dueOn", type: "date" })],
          ],
          "Write down",
          (values) => send(`handovers/${id}/questions`, { ...values, dueOn: values.dueOn || null }),
        )
      : null,
    h("h2", {}, "Open deals"),
    table(
      ["Deal", "Stage", "Value"],
      dossier.deals.map((row) => [row.title, row.stage, amount(row.valueMinor)]),
      "None.",
    ),
    h("h2", {}, "Open orders"),
    table(
      ["Ordered", "Amount", "Promised for"],
      dossier.orders.map((row) => [day(row.orderedOn), amount(row.amountMinor), day(row.promisedOn)]),
      "None.",
    ),
    mayFill ? showAnswers(dossier, (body) => send(`departures/${handover.departureId}/answer-gaps`, body)) : null,
    people.length > 0
      ? fold("Whom would you give this client to?", [["Person", choice("personId", people)]], "Suggest", (values) =>
          send(`handovers/${id}/suggest-successor`, values),
        )
      : null,
    h("h2", {}, "Signatures"),
    table(
      ["Part", "When", "Missing then"],
      dossier.signatures.map((row) => [
        word("signaturePart", row.part),
        instant(row.signedAt),
        row.missing.map((code) => word("gap", code)).join("; "),
      ]),
      "Nobody has signed.",
    ),
    dossier.replies.length > 0 ? h("h2", {}, "Answers to the notice") : null,
    dossier.replies.map((text) => h("blockquote", {}, text)),
    h("h2", {}, "History"),
    table(
      ["When", "What"],
      dossier.history.map((row) => [instant(row.at), word("interactionKind", row.kind)]),
      "None.",
    ),
  );
}

const fold = (title, fields, button, submit) => h("details", {}, h("summary", {}, title), form(fields, button, submit));

const contactFields = (contact) => [
  ["E-mail", h("input", { name: "email", type: "email", value: contact.email })],
  ["Telephone", h("input", { name: "phone", value: contact.phone })],
  ["Part", choice("part", options("contactPart"), contact.part ? word("contactPart", contact.part) : "Other")],
  ["Consent to offers given on", h("input", { name: "consentOn", type: "date", value: contact.marketingConsentOn })],
  ["Where that is on record", h("input", { name: "consentSource", value: contact.marketingConsentSource })],
];

const toContact = ({ email, phone, part, consentOn, consentSource }) => ({
  email: email || null,
  phone: phone || null,
  ...(part ? { part } : {}),
  ...(consentOn ? { consent: { on: consentOn, source: consentSource } } : {}),
  verified: true,
});

const showContact = (contact, mayFill, save) => {
  const line = [contact.name, contact.title, word("contactPart", contact.part), contact.email, contact.phone]
    .filter(Boolean)
    .join(" · ");
  const confirmed = contact.verifiedOn ? `confirmed ${day(contact.verifiedOn)}` : "never confirmed";
  return mayFill
    ? fold(`${line} (${confirmed})`, contactFields(contact), "Save, confirmed today", (values) =>
        save(toContact(values)),
      )
    : h("p", {}, `${line} (${confirmed})`);
};

function showAnswers({ handover, gaps, deals, orders }, save) {
  const subjects = [
    ...deals.map((deal) => [deal.id, deal.title]),
    ...orders.map((order) => [order.id, `Order of ${day(order.orderedOn)}`]),
  ].filter(([id]) => gaps.some(({ subjectId }) => subjectId === id));
  return fold(
    "Answer a gap in words",
    [
      ["What", choice("answer", options("gapAnswer"))],
      ["For the deal or order", choice("subjectId", subjects, "—")],
      ["In words", area("text", false)],
    ],
    "Answer",
    ({ answer, subjectId, text }) =>
      save({ handoverIds: [handover.id], answer, text, ...(subjectId ? { subjectId } : {}) }),
  );
}
