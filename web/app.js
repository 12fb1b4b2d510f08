import { get, signIn, signOut } from "/api.js";
import { showClosingReport, showOwnLog } from "/departure-records.js";
import { showDeparture, showDepartures, showNotice } from "/departures.js";
import { form, h, show } from "/dom.js";
import { showDossier } from "/dossier.js";
import { showTask, showTasks } from "/tasks.js";

/** The signed-in pages: tasks, departures, one departure, a new notice. The address says which. */
async function start() {
  try {
    const me = await get("me");
    showBar(me);
    await showPage(me);
    listen(me);
  } catch (error) {
    if (error.status === 401) showSignIn();
    else show(h("p", { role: "alert" }, error.message));
  }
}

function showPage(me) {
  const path = location.pathname;
  const [, departure, record] = /^\/departures\/([0-9a-f-]{36})(?:\/([\w-]+))?$/.exec(path) ?? [];
  if (record === "own-log") return showOwnLog(departure);
  if (record === "closing-report") return showClosingReport(departure);
  if (departure) return showDeparture(departure, me);
  const handover = /^\/handovers\/([0-9a-f-]{36})$/.exec(path)?.[1];
  if (handover) return showDossier(handover, me);
  const task = /^\/tasks\/([0-9a-f-]{36})$/.exec(path)?.[1];
  if (task) return showTask(task, me);
  if (path === "/departures") return showDepartures(me);
  if (path === "/departures/new") return showNotice(me);
  return showTasks();
}

function showBar(me) {
  const links = [["/", "My tasks"]];
  if (me.may.includes("readDeparture")) links.push(["/departures", "Departures"]);
  if (me.may.includes("recordDeparture")) links.push(["/departures/new", "Record a notice"]);
  if (me.may.includes("manageSettings")) links.push(["/mailbox", "Mailbox"]);
  links.push(["/docs", "API"]);
  const leave = async () => {
    await signOut();
    location.assign("/");
  };
  document
    .querySelector("header.bar")
    .replaceChildren(
      h("a", { class: "name", href: "/" }, "Handover"),
      ...links.map(([href, text]) =>
        h("a", { href, "aria-current": href === location.pathname ? "page" : null }, text),
      ),
      h(
        "span",
        { class: "who" },
        `${me.name} · ${me.company.name} `,
        h("button", { type: "button", onclick: leave }, "Sign out"),
      ),
    );
}

function showSignIn() {
  const email = h("input", { name: "email", type: "email", autocomplete: "username", required: true, autofocus: true });
  const password = h("input", { name: "password", type: "password", autocomplete: "current-password", required: true });
  show(
    h("h1", {}, "Sign in"),
    form(
      [
        ["E-mail", email],
        ["Password", password],
      ],
      "Sign in",
      async (values) => {
        await signIn(values.email, values.password);
        await start();
      },
    ),
  );
}

/** What a new look would take away: a form begun, an answer just given, a letter or dossier opened. */
const IN_USE = "main form.touched, main .result, main pre, main details[open]";

/** Looks again when something the person may see has changed, at most once a second; not while they are at it. */
function listen(me) {
  let waiting;
  document.addEventListener("input", (event) => event.target.closest("form")?.classList.add("touched"));
  new EventSource("/api/v1/events").addEventListener("change", () => {
    if (document.querySelector(IN_USE)) return;
    waiting ??= setTimeout(() => {
      waiting = undefined;
      if (document.querySelector(IN_USE)) return;
      showPage(me).catch(() => location.reload());
    }, 1000);
  });
}

await start();
