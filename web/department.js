import { get, post } from "/api.js";
import { form, h, show, table } from "/dom.js";

const token = location.pathname.split("/").pop();
const path = `department-pages/${encodeURIComponent(token)}`;

/** The notice behind a department's mail. Opening it changes nothing; its one button acknowledges and confirms all. */
async function showNotice() {
  const notice = await get(path);
  const open = notice.items.filter((item) => !item.settledAt).length;
  const acknowledge = form([], "Acknowledge, and confirm the persons named", async () => {
    await post(`${path}/acknowledge`, {});
    await showNotice();
  });
  show(
    h("h1", {}, `Clients of ${notice.oldOwnerName}`),
    h(
      "p",
      {},
      open === 0
        ? "All acknowledged. Thank you."
        : `${open} of ${notice.items.length} clients wait for your department.`,
    ),
    ...(open > 0 ? [acknowledge] : []),
    table(
      ["Client", "New owner", "From", "Your person", "Open with you", ""],
      notice.items.map((item) => [
        item.clientName,
        item.newOwner?.name ?? "",
        item.effectiveDate,
        item.person?.name ?? "",
        [
          item.openOrders && `${item.openOrders} orders`,
          item.openQuestions.length && `${item.openQuestions.length} questions`,
        ]
          .filter(Boolean)
          .join(", "),
        item.how ?? "",
      ]),
      "No clients.",
    ),
    h("p", { class: "faint" }, "To change a person or object to one client, ", h("a", { href: "/" }, "sign in"), "."),
  );
}

try {
  await showNotice();
} catch (error) {
  show(h("p", { role: "alert" }, error.message));
}
