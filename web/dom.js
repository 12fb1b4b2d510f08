/** Makes an element; text goes in as text, never as markup. Keys that begin with `on` are listeners. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

/** Fills the page; a child that is null is left out. */
export const show = (...children) =>
  document.querySelector("main").replaceChildren(...children.flat().filter((child) => child != null));

/** A table with a heading a column; cells are texts or elements. */
export const table = (headings, rows, empty) =>
  rows.length === 0
    ? h("p", { class: "faint" }, empty)
    : h(
        "div",
        { class: "scroll" },
        h(
          "table",
          {},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              headings.map((heading) => h("th", { scope: "col" }, heading)),
            ),
          ),
          h(
            "tbody",
            {},
            rows.map((cells) =>
              h(
                "tr",
                {},
                cells.map((cell) => h("td", {}, cell)),
              ),
            ),
          ),
        ),
      );

/** A form of labelled fields that calls `submit` with its values and shows what went wrong above its button. */
export function form(fields, button, submit) {
  const alert = h("p", { role: "alert" });
  const send = h("button", { class: "main", type: "submit" }, button);
  const element = h(
    "form",
    { class: "fields" },
    ...fields.map(([label, input]) => h("label", {}, label, input)),
    alert,
    send,
  );
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    alert.textContent = "";
    send.disabled = true;
    try {
      await submit(Object.fromEntries(new FormData(element)));
    } catch (error) {
      alert.textContent = error.message;
    } finally {
      send.disabled = false;
    }
  });
  return element;
}

/** A list to choose from, nothing chosen at first unless `first` says what an untouched list means. */
export const choice = (name, options, first) =>
  h(
    "select",
    { name, required: first === undefined },
    h("option", { value: "" }, first ?? "Choose …"),
    options.map(([value, text]) => h("option", { value }, text)),
  );
export const area = (name, required = true) => h("textarea", { name, rows: 3, required });

/** A plain date, `2026-12-07` → `7 Dec 2026`; no zone moves it. */
export const day = (text) =>
  text ? new Date(`${text}T12:00:00Z`).toLocaleDateString("en-GB", { dateStyle: "medium", timeZone: "UTC" }) : "";
export const instant = (text) =>
  text ? new Date(text).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }) : "";
