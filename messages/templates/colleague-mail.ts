import { button, type ListItem, list, type MessageDocument, paragraph, section } from "../document.ts";
import { formatDate, formatShortDate } from "../format-values.ts";
import type { ColleagueItem, ColleagueMail } from "../kinds.ts";
import type { Reader } from "../reader.ts";

type SectionCode = "overdue" | "today" | "later" | "news";

const sectionOrder: readonly SectionCode[] = ["overdue", "today", "later", "news"];

/** A colleague's one mail a working day from one departure: what is late and due today first, news last. */
export function writeColleagueMail(reader: Reader, mail: ColleagueMail): MessageDocument {
  const { say, locale } = reader;
  const texts = reader.texts.colleagueMail;
  const items = [...mail.items].sort(byDueDate);
  const sections = Map.groupBy(items, (item) => findSection(reader, item, mail.date));
  return {
    subject: writeSubject(reader, mail, sections),
    blocks: [
      paragraph(say(reader.texts.colleague.greeting, { name: mail.personName })),
      paragraph(say(texts.intro, { departure: mail.departureLabel })),
      ...(mail.lastWorkingDay
        ? [paragraph(say(texts.lastDay, { date: formatDate(mail.lastWorkingDay, locale) }))]
        : []),
      ...sectionOrder.flatMap((code) =>
        section(texts.sections[code], list((sections.get(code) ?? []).map((item) => describeItem(reader, item)))),
      ),
      button(reader.texts.colleague.open, mail.url),
    ],
  };
}

function writeSubject(reader: Reader, mail: ColleagueMail, sections: Map<SectionCode, ColleagueItem[]>): string {
  const texts = reader.texts.colleagueMail;
  const count = mail.items.length - (sections.get("news")?.length ?? 0);
  const overdue = sections.get("overdue")?.length ?? 0;
  if (count === 0) return reader.say(texts.subjectNews, { departure: mail.departureLabel });
  const pattern = overdue > 0 ? texts.subjectOverdue : texts.subject;
  return reader.say(pattern, { departure: mail.departureLabel, count, overdue });
}

function findSection(reader: Reader, item: ColleagueItem, date: string): SectionCode {
  if (item.kind in reader.texts.labels.note) return "news";
  if (!item.dueDate || item.dueDate > date) return "later";
  return item.dueDate < date ? "overdue" : "today";
}

function describeItem(reader: Reader, item: ColleagueItem): ListItem {
  const { say, locale } = reader;
  const texts = reader.texts.colleagueMail;
  const details = [
    item.dueDate ? say(texts.due, { date: formatShortDate(item.dueDate, locale) }) : null,
    item.chase ? texts.chases[item.chase] : null,
    item.responsibleName ? say(texts.late, { name: item.responsibleName }) : null,
    item.onBehalfOf ? say(texts.onBehalfOf, { name: item.onBehalfOf }) : null,
  ].filter((detail) => detail !== null);
  return {
    text: nameItem(reader, item),
    url: item.url,
    details: [
      ...(details.length > 0 ? [details.join(" · ")] : []),
      ...(item.text ? [say(texts.written, { text: item.text })] : []),
    ],
  };
}

function nameItem(reader: Reader, item: ColleagueItem): string {
  const { say, texts } = reader;
  const labels: Readonly<Record<string, string>> = { ...texts.labels.task, ...texts.labels.note };
  const task = labels[item.kind] ?? item.kind;
  const count = item.count ?? 1;
  const subject =
    item.clientName ??
    item.detail ??
    (item.count === undefined ? null : say(texts.colleagueMail.counts[unitOf(item)], { count }));
  return subject === null ? task : say(texts.colleagueMail.about, { task, subject });
}

function unitOf(item: ColleagueItem): "clients" | "questions" | "pieces" {
  if (item.kind === "acceptQuestions") return "questions";
  if (item.kind === "nameLooseWorkOwner" || item.kind === "acceptLooseWork") return "pieces";
  return "clients";
}

function byDueDate(a: ColleagueItem, b: ColleagueItem): number {
  return (a.dueDate ?? "9999").localeCompare(b.dueDate ?? "9999");
}
