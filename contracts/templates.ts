import { z } from "zod";

export const messageKinds = [
  "clientNotice",
  "clientNoticeCorrection",
  "meetingInvitation",
  "meetingCancelled",
  "objectionReceipt",
  "clientQuestionReceipt",
  "colleagueMail",
  "leaverTold",
  "departmentNotice",
  "standup",
  "testMail",
] as const;

/** A mail the system sends. What it is called and when it leaves are labels `message` and `messageWhen` of the kind. */
export const Template = z.object({
  kind: z.enum(messageKinds),
  audience: z.enum(["client", "clientAndColleague", "colleague"]),
  /** Whether the company may put its own words in place of single texts. */
  editable: z.boolean(),
  /** How many texts the company has changed, by language. */
  own: z.object({ en: z.number().int(), ru: z.number().int() }),
});
export type Template = z.infer<typeof Template>;

/** One text of the client notice: `client.greeting`, `clientNotice.change` … */
export const WordingText = z.object({
  key: z.string(),
  standard: z.string(),
  /** The company's own words; null: the standard ones. */
  own: z.string().nullable(),
  /** Names in braces that must stay in it, each as often as it likes but at least once. */
  placeholders: z.array(z.string()),
});

export const Wording = z.object({
  kind: z.enum(messageKinds),
  locale: z.enum(["en", "ru"]),
  texts: z.array(WordingText),
});
export type Wording = z.infer<typeof Wording>;

/** Texts by key; null puts the standard text back. Those left out stay. */
export const WordingChange = z.object({
  locale: z.enum(["en", "ru"]),
  texts: z.record(z.string().max(100), z.string().max(1_000).nullable()),
});
export type WordingChange = z.infer<typeof WordingChange>;

export const TemplatePreview = z.object({ subject: z.string(), text: z.string(), html: z.string() });
