import { post } from "/api.js";
import { form, h, show } from "/dom.js";

/** A form that posts what `toBody` makes of its values, then says what came of it. `rows`: a table of more fields. */
export const act = (fields, button, path, toBody = (values) => values, say = () => "", rows = null) => {
  const element = form(fields, button, async (values) => {
    const answer = await post(path, toBody(values));
    show(h("h1", {}, "Done"), h("p", { class: "result" }, say(answer)), h("p", {}, h("a", { href: "/" }, "My tasks")));
  });
  if (rows) {
    element.classList.add("wide");
    element.append(rows);
  }
  return element;
};

/** Every page of a list. */
export async function readAll(read, key) {
  const all = [];
  for (let cursor = ""; cursor !== null; ) {
    const page = await read(cursor && `&cursor=${encodeURIComponent(cursor)}`);
    all.push(...page[key]);
    cursor = page.next;
  }
  return all;
}

/** Fields of a table inside a form: the named values that were filled in, by what follows the colon of their name. */
export const chosen = (values, prefix) =>
  Object.entries(values)
    .filter(([name, value]) => name.startsWith(`${prefix}:`) && value !== "")
    .map(([name, value]) => [name.slice(prefix.length + 1), value]);
