import { type Block, button, type ListItem, list, type MessageDocument, paragraph, section } from "../document.ts";
import { formatDate } from "../format-values.ts";
import type { DepartmentNotice, DepartmentNoticeClient } from "../kinds.ts";
import { labelOf } from "../label-of.ts";
import type { Reader } from "../reader.ts";

// Mail programs cut a message at about 100 kB; the page behind the button has them all.
const MOST_CLIENTS = 200;

/** A department's one notice in a departure (R12, R13): clients with something open first, one button for the answer. */
export function writeDepartmentNotice(reader: Reader, notice: DepartmentNotice): MessageDocument {
  const { say, locale } = reader;
  const texts = reader.texts.departmentNotice;
  const ordered = [...notice.clients].sort((a, b) => Number(b.gating) - Number(a.gating));
  const shown = ordered.slice(0, MOST_CLIENTS);
  const left = ordered.length - shown.length;
  const count = notice.clients.length;
  const waiting = notice.clients.filter((client) => client.gating).length;
  return {
    subject: say(chooseSubject(reader, notice), {
      count,
      waiting,
      department: labelOf(locale, "department", notice.department),
    }),
    blocks: [
      paragraph(say(reader.texts.colleague.greeting, { name: notice.personName })),
      paragraph(say(texts.intro, { count, oldOwner: notice.oldOwnerName })),
      paragraph(
        notice.dueDate
          ? say(texts.due, { date: formatDate(notice.dueDate, locale), waiting })
          : texts.deliveredIsEnough,
      ),
      button(texts.button, notice.acknowledgeUrl),
      ...listClients(
        reader,
        texts.openHeading,
        shown.filter((client) => client.gating),
      ),
      ...listClients(
        reader,
        texts.othersHeading,
        shown.filter((client) => !client.gating),
      ),
      ...(left > 0 ? [paragraph(say(texts.more, { count: left }))] : []),
    ],
  };
}

/** Where the department must answer, for how many clients; else how many it is told of. */
function chooseSubject(reader: Reader, { chase, dueDate }: DepartmentNotice): string {
  const texts = reader.texts.departmentNotice;
  if (chase === "reminder") return texts.subjectReminder;
  return chase === "escalation" ? texts.subjectEscalation : dueDate ? texts.subjectWaiting : texts.subject;
}

function listClients(reader: Reader, title: string, clients: DepartmentNoticeClient[]): Block[] {
  return section(title, list(clients.map((client) => describeClient(reader, client))));
}

function describeClient(reader: Reader, client: DepartmentNoticeClient): ListItem {
  const { say, locale } = reader;
  const texts = reader.texts.departmentNotice;
  return {
    text: say(texts.client, {
      client: client.clientName,
      owner: client.newOwner.name,
      date: formatDate(client.effectiveDate, locale),
    }),
    details: [
      client.personName === null ? texts.noPerson : say(texts.person, { name: client.personName }),
      ...(client.openOrders > 0 ? [say(texts.orders, { count: client.openOrders })] : []),
      ...(client.receivable ? [say(texts.receivable, { amount: client.receivable })] : []),
      ...client.openQuestions.map(({ text, dueDate }) =>
        dueDate ? say(texts.questionDue, { text, date: formatDate(dueDate, locale) }) : say(texts.question, { text }),
      ),
    ],
  };
}
