import { get, post } from "/api.js";
import { texts } from "/client-texts.js";
import { form, h, show } from "/dom.js";

const path = `links/${encodeURIComponent(location.pathname.split("/").pop())}`;
const reach = (person) => [person.name, person.phone, person.email].filter(Boolean).join(", ");

/** A client's own page. Opening it changes nothing; each button does one thing. */
async function showClient() {
  const page = await get(`${path}/page`);
  const say = texts[page.locale];
  document.documentElement.lang = page.locale;
  document.title = say.greeting(page.clientName, page.company);
  document.querySelector("header.bar").textContent = page.company;
  show(
    h("h1", {}, say.greeting(page.clientName, page.company)),
    ...about(page, say),
    ...meeting(page, say),
    ...offer(page, say),
    h("h2", {}, say.question),
    answered(
      [[say.yourQuestion, h("textarea", { name: "text", rows: 3, required: true })]],
      say.ask,
      async ({ text }) => {
        const { answerBy } = await post(`${path}/question`, { text });
        return say.answerBy(say.day(answerBy));
      },
    ),
    ...coordinates(page, say),
    h("h2", {}, say.object),
    objection(say),
  );
}

function about(page, say) {
  const lines = [];
  if (page.successor) lines.push(h("p", {}, `${say.successor}: `, h("strong", {}, reach(page.successor))));
  if (page.effectiveOn) lines.push(h("p", {}, (page.meeting ? say.fromMeeting : say.from)(say.day(page.effectiveOn))));
  if (page.alsoFor.length > 0) lines.push(h("p", {}, `${say.also}: ${page.alsoFor.join(", ")}`));
  if (page.departments.length > 0)
    lines.push(
      h("p", {}, say.helpers),
      h(
        "ul",
        {},
        page.departments.map((person) =>
          h("li", {}, `${say.departments[person.department] ?? person.department}: ${reach(person)}`),
        ),
      ),
    );
  if (page.questions.length > 0)
    lines.push(
      h("p", {}, say.asked),
      h(
        "ul",
        {},
        page.questions.map(({ text, answerBy }) => h("li", {}, answerBy ? `${text} (${say.day(answerBy)})` : text)),
      ),
    );
  lines.push(
    page.confirmedAt
      ? h("p", {}, say.confirmed)
      : answered([], say.confirm, () => post(`${path}/confirm`).then(() => say.confirmed)),
  );
  return lines;
}

function meeting(page, say) {
  if (!page.meeting) return [];
  const { startsAt, slots, zone, format } = page.meeting;
  const agreed = (instant) => say.agreed(say.time(instant, zone));
  if (!startsAt && slots.length === 0) return [];
  const choice = h(
    "select",
    { name: "slot" },
    slots.map(({ startsAt: slot }) => h("option", { value: slot }, say.time(slot, zone))),
  );
  return [
    h("h2", {}, say[format]),
    ...(startsAt ? [h("p", {}, agreed(startsAt))] : []),
    ...(slots.length > 0
      ? [
          answered([[say.pick, choice]], say.pick, ({ slot }) =>
            post(`${path}/slot`, { slot }).then(() => agreed(slot)),
          ),
        ]
      : []),
  ];
}

function offer(page, say) {
  if (!page.offer) return [];
  return [
    h("h2", {}, say.offer),
    h(
      "p",
      {},
      h("strong", {}, page.offer.title),
      ` ${page.offer.text} (${say.until} ${say.day(page.offer.validUntil)})`,
    ),
  ];
}

function coordinates({ contact }, say) {
  if (!contact) return [];
  const field = (name, type) => [say[name], h("input", { name, type, value: contact[name] })];
  const fields = [field("name", "text"), field("email", "email"), field("phone", "tel")];
  const changed = (values) =>
    Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== "" && value !== contact[key]));
  return [
    h("h2", {}, say.details),
    answered(fields, say.save, (values) => post(`${path}/coordinates`, changed(values)).then(() => say.saved)),
  ];
}

/** An objection is asked about once more, so that nobody objects by a slip. */
function objection(say) {
  let sure = false;
  const note = h("p", { role: "status" });
  const element = form(
    [[say.objection, h("textarea", { name: "text", rows: 3, required: true })]],
    say.send,
    async ({ text }) => {
      const answer = await post(`${path}/objection`, { text, confirm: sure });
      if (answer.confirmNeeded) {
        sure = true;
        note.textContent = say.objectSure;
      } else element.replaceChildren(h("p", {}, say.objected));
    },
  );
  element.append(note);
  return element;
}

/** A form that gives way to what its sending answered. */
function answered(fields, button, submit) {
  const element = form(fields, button, async (values) => {
    const text = await submit(values);
    element.replaceChildren(h("p", { role: "status" }, text));
  });
  return element;
}

try {
  await showClient();
} catch (error) {
  show(h("p", { role: "alert" }, error.message));
}
