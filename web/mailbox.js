import { get } from "/api.js";
import { h, instant, show } from "/dom.js";

/** Addresses in a mail's text become links, everything else stays text. */
const linked = (text) =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 ? h("a", { href: part, rel: "noreferrer" }, part) : part));

const mail = (message) =>
  h(
    "article",
    { class: "mail" },
    h(
      "details",
      {},
      h(
        "summary",
        {},
        h("strong", {}, message.subject || "(no subject)"),
        ` → ${message.to.join(", ")} `,
        h("span", { class: "faint" }, instant(message.businessAt)),
      ),
      h("p", { class: "faint" }, `From ${message.from}`),
      h("pre", {}, linked(message.text)),
      message.attachments.map((part) =>
        h("details", {}, h("summary", {}, `${part.name || "part"} (${part.type})`), h("pre", {}, part.text ?? "")),
      ),
    ),
  );

async function showPage(cursor = "") {
  try {
    const { messages, next } = await get(`mailbox?limit=50${cursor && `&cursor=${cursor}`}`);
    const more = next ? h("button", { type: "button", onclick: () => showPage(next) }, "Older") : null;
    const list = messages.length === 0 ? [h("p", { class: "faint" }, "No mail yet.")] : messages.map(mail);
    show(h("h1", {}, "Mailbox"), ...list, ...(more ? [more] : []));
  } catch (error) {
    if (error.status === 401) location.assign("/");
    else show(h("p", { role: "alert" }, error.message));
  }
}

await showPage();
