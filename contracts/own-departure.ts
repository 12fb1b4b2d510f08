import { z } from "zod";
import { introductionFormats } from "../domain/codes.ts";

/** The letter clients get, as the leaver may read it: names of people and clients left blank, no offer. */
export const OwnLetter = z.object({
  locale: z.enum(["en", "ru"]),
  /** Day named in the letter for who is told before the last day. */
  effectiveOn: z.iso.date(),
  letters: z.array(
    z.object({
      format: z.enum(introductionFormats),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
    }),
  ),
});
export type OwnLetter = z.output<typeof OwnLetter>;

export const ownStepCodes = [
  "told",
  "dossiers",
  "clientsTold",
  "introductions",
  "lastDay",
  "signInEnds",
  "endOfEmployment",
] as const;

/** What happens when, from the leaver's side, in order of time. */
export const OwnSteps = z.object({
  steps: z.array(
    z.object({
      code: z.enum(ownStepCodes),
      day: z.iso.date(),
      /** Null where the whole day is meant. */
      at: z.iso.datetime().nullable(),
      state: z.enum(["done", "now", "ahead"]),
      /** How many are done of how many: dossiers complete, clients told, introductions held; null where nothing is counted. */
      progress: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
    }),
  ),
});
export type OwnSteps = z.output<typeof OwnSteps>;
