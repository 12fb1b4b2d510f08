import type { ContactView, DossierView, UpdateContact, UpdateOpenQuestion } from "../../../../contracts/inventory.ts";
import type { DossierValues } from "./dossier-saver.ts";

type Question = DossierView["questions"][number];

export const contactFields = [
  "name",
  "title",
  "part",
  "email",
  "phone",
  "locale",
  "consent",
  "doNotContact",
  "leftOn",
] as const;
export type ContactField = (typeof contactFields)[number];
export const questionFields = ["kind", "text", "dueOn"] as const;
export type QuestionField = (typeof questionFields)[number];

export const contactKey = (id: string, field: ContactField): string => `contact:${id}:${field}`;
export const questionKey = (id: string, field: QuestionField): string => `question:${id}:${field}`;

/** A field's name taken apart: whose record it is, and which of its fields. */
export function parseKey(key: string): { entity: "contact" | "question"; id: string; field: string } {
  const [entity, id = "", field = ""] = key.split(":");
  return { entity: entity === "contact" ? "contact" : "question", id, field };
}

/** Every editable field of a dossier as the text that stands for it; empty where nothing is known. */
export function readValues(dossier: DossierView): DossierValues {
  const values: Record<string, string> = {};
  for (const contact of dossier.contacts)
    for (const field of contactFields) values[contactKey(contact.id, field)] = contactText(contact, field);
  for (const question of dossier.questions)
    for (const field of questionFields) values[questionKey(question.id, field)] = questionText(question, field);
  return { version: dossier.handover.version, values, lastChange: dossier.lastChange };
}

const contactText = (contact: ContactView, field: ContactField): string => {
  if (field === "doNotContact") return contact.doNotContact.toSorted().join(",");
  if (field !== "consent") return contact[field] ?? "";
  return consentText(contact.marketingConsentOn, contact.marketingConsentSource);
};

const questionText = (question: Question, field: QuestionField): string => question[field] ?? "";

/** Consent is one field of two parts: the day, and where it is on record. Empty: none. */
export const consentText = (on: string | null, source: string | null): string =>
  on || source ? `${on ?? ""}|${source ?? ""}` : "";
export const consentParts = (text: string): { on: string; source: string } => {
  const [on = "", ...source] = text.split("|");
  return { on, source: source.join("|") };
};
/** A consent with only one of its parts cannot be saved yet. */
export const isHalfConsent = (text: string): boolean => {
  const { on, source } = consentParts(text);
  return (on === "") !== (source.trim() === "");
};

/** The change of one contact that a field's text stands for. */
export function toContactChange(field: string, text: string): UpdateContact {
  switch (field) {
    case "name":
      return { name: text };
    case "part":
      return { part: contactParts.find((part) => part === text) ?? "other" };
    case "locale":
      return { locale: text === "en" || text === "ru" ? text : null };
    case "doNotContact":
      return { doNotContact: channels.filter((channel) => text.split(",").includes(channel)) };
    case "consent": {
      const { on, source } = consentParts(text);
      return { consent: on || source ? { on, source } : null };
    }
    default:
      return { [field]: text || null };
  }
}

/** The change of one open question that a field's text stands for. */
export function toQuestionChange(field: string, text: string): UpdateOpenQuestion {
  if (field === "dueOn") return { dueOn: text || null };
  if (field === "kind") return { kind: questionKinds.find((kind) => kind === text) ?? "question" };
  return { text };
}

export const contactParts = ["decisionMaker", "everyday", "other"] as const;
export const channels = ["email", "phone", "post"] as const;
export const questionKinds = ["question", "promise", "complaint", "returnCase"] as const;

/** Whether a change of somebody else, as a 412 tells it, was of this field. */
export function isChangeOf(change: Record<string, unknown>, key: string): boolean {
  const { entity, id, field } = parseKey(key);
  const verbs = entity === "contact" ? ["addContact", "updateContact"] : ["addOpenQuestion", "updateOpenQuestion"];
  const columns = field === "consent" ? ["marketingConsentOn", "marketingConsentSource", "consent"] : [field];
  const changed = Array.isArray(change.fields) ? change.fields : [];
  return change.subjectId === id && verbs.includes(String(change.verb)) && columns.some((one) => changed.includes(one));
}
