import { choice, day, form, h, table } from "/dom.js";
import { chosen } from "/step-form.js";
import { word } from "/words.js";

/** Nobody of the department has answered yet, though the client may wait no longer. */
const isUnanswered = ({ how }) => how === null || ["silence", "delivered", "waived"].includes(how);

/** A department's notice: one button acknowledges and confirms all, but for the exceptions chosen in the table. */
export function showDepartmentNotice(notice, send) {
  const open = notice.items.filter(({ settledAt }) => !settledAt);
  const unanswered = notice.items.filter(isUnanswered);
  const isOpen = new Set(unanswered.map(({ handoverId }) => handoverId));
  const colleagues = notice.colleagues.map(({ id, name }) => [id, name]);
  const rows = table(
    ["Client", "New owner", "From", "Your person", "Open with you", "Another person", "Objection", ""],
    notice.items.map((item) => [
      item.clientName,
      item.newOwner?.name ?? "",
      day(item.effectiveDate),
      item.person?.name ?? "",
      openWith(item),
      isOpen.has(item.handoverId) ? choice(`person:${item.handoverId}`, colleagues, "—") : "",
      isOpen.has(item.handoverId)
        ? h("input", { name: `no:${item.handoverId}`, "aria-label": `Objection, ${item.clientName}` })
        : (item.objection ?? ""),
      word("departmentAnswer", item.how),
    ]),
    "No clients.",
  );
  const acknowledge = form([], "Acknowledge, and confirm the persons named", (values) =>
    send({
      changes: chosen(values, "person").map(([handoverId, personId]) => ({ handoverId, personId })),
      objections: chosen(values, "no").map(([handoverId, text]) => ({ handoverId, text })),
    }),
  );
  acknowledge.classList.add("wide");
  acknowledge.append(rows);
  return [
    h("p", {}, standing(notice.items.length, open.length, unanswered.length)),
    unanswered.length > 0 ? acknowledge : rows,
  ];
}

function standing(all, open, unanswered) {
  if (open > 0) return `${open} of ${all} clients wait for your department.`;
  if (unanswered > 0) return `No client waits for your department; ${unanswered} of ${all} are not acknowledged yet.`;
  return "All acknowledged. Thank you.";
}

const openWith = ({ openOrders, receivableMinor, openQuestions }) =>
  [
    openOrders > 0 && `Orders: ${openOrders}`,
    receivableMinor > 0 && "Receivable",
    openQuestions.length > 0 && `Questions: ${openQuestions.length}`,
  ]
    .filter(Boolean)
    .join(", ");
