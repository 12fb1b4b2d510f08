import { z } from "zod";
import { IntroductionSlots } from "./introductions.ts";

const Person = z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() });

/** A client's own page behind its signed link: reading it changes nothing. */
export const ClientPageView = z.object({
  handoverId: z.uuid(),
  company: z.string(),
  clientName: z.string(),
  locale: z.enum(["en", "ru"]),
  /** Further clients of the same reader that the same mail named. */
  alsoFor: z.array(z.string()),
  successor: Person.nullable(),
  effectiveOn: z.iso.date().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  departments: z.array(Person.extend({ department: z.string() })),
  /** Times on offer and the one that stands; null where the notice itself introduces. */
  meeting: IntroductionSlots.nullable(),
  contact: z
    .object({
      name: z.string(),
      title: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .nullable(),
  /** Only with the reader's consent on record. */
  offer: z.object({ title: z.string(), text: z.string(), validUntil: z.iso.date() }).nullable(),
  /** The last objection: who answers it by when, and the day it was settled. */
  objection: z
    .object({
      text: z.string(),
      sentOn: z.iso.date(),
      answererName: z.string().nullable(),
      answerBy: z.iso.date(),
      settledOn: z.iso.date().nullable(),
    })
    .nullable(),
  /** `promisedBy`: the date first promised, where the answer was moved to another. */
  questions: z.array(
    z.object({ text: z.string(), answerBy: z.iso.date().nullable(), promisedBy: z.iso.date().nullable() }),
  ),
});
export type ClientPageView = z.infer<typeof ClientPageView>;

const text = z.string().trim().min(1).max(5000);

export const AskQuestion = z.object({ text });
export type AskQuestion = z.infer<typeof AskQuestion>;

/** An objection to the change. Without `confirm` nothing happens yet: the page asks once more. */
export const ObjectToChange = z.object({ text, confirm: z.boolean().default(false) });
export type ObjectToChange = z.infer<typeof ObjectToChange>;

export const ObjectionAnswer = z.object({ objected: z.boolean(), confirmNeeded: z.boolean() });
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>;

/** Whether this reader gets no more offers by mail, and the language their mails are in. */
export const OffersEnd = z.object({ ended: z.boolean(), locale: z.enum(["en", "ru"]) });
export type OffersEnd = z.infer<typeof OffersEnd>;

/** Own coordinates as the reader gives them; parts left out stay, an empty request confirms what is shown. */
export const CorrectCoordinates = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  title: z.string().trim().max(200).nullable().optional(),
  email: z.email().optional(),
  phone: z.string().trim().min(3).max(60).nullable().optional(),
});
export type CorrectCoordinates = z.infer<typeof CorrectCoordinates>;
