import { z } from "zod";

/**
 * A mapping tells how the files of an export become employees, clients, contacts, deals, orders, interactions and open
 * questions. The built-in mappings (services/imports/mappings) are written in this very format; docs/mapping.md documents it
 * with a worked example.
 */

/** A column of the file the record is read from, or `alias.column` of a joined file. */
const Column = z.string().min(1);

/** Text taken from a row. */
export type TextValue =
  | string
  | { const: string }
  | { concat: TextValue[]; with?: string | undefined }
  | { first: TextValue[] }
  | { id: TextValue }
  | { value: TextValue; map: Record<string, string>; otherwise?: string | undefined }
  | { value: TextValue; replace: Record<string, string> }
  | { cases: { when: Condition[]; value: TextValue }[]; otherwise?: TextValue | undefined };

/** True or false of a row; several in a list must all be true. Comparisons of text ignore case and outer blanks. */
export type Condition = {
  value: TextValue;
  is?: string | undefined;
  in?: string[] | undefined;
  startsWith?: string | undefined;
  contains?: string[] | undefined;
  empty?: boolean | undefined;
  negative?: boolean | undefined;
  not?: boolean | undefined;
};

/** An exact decimal computed from a row; `sum` runs over rows of the group, or over the joined rows of another file. */
export type NumberValue =
  | string
  | number
  | { add: NumberValue[] }
  | { subtract: [NumberValue, NumberValue] }
  | { multiply: NumberValue[] }
  | { first: NumberValue[] }
  | { sum: NumberValue; over?: DetailRows | undefined };

/** Finds one row of `file`, whose column names then start with `as.`: `{ "their column": our value }`. */
export type Join = { as: string; file: string; on: Record<string, TextValue> };
export type DetailRows = { file: string; on: Record<string, TextValue>; joins?: Join[] | undefined };

export const TextValue: z.ZodType<TextValue> = z.lazy(() =>
  z.union(
    [
      Column,
      z.strictObject({ const: z.string() }),
      z.strictObject({ concat: z.array(TextValue).min(1), with: z.string().optional() }),
      z.strictObject({ first: z.array(TextValue).min(1) }),
      z.strictObject({ id: TextValue }),
      z.strictObject({ value: TextValue, map: z.record(z.string(), z.string()), otherwise: z.string().optional() }),
      z.strictObject({ value: TextValue, replace: z.record(z.string(), z.string()) }),
      z.strictObject({
        cases: z.array(z.strictObject({ when: z.array(Condition).min(1), value: TextValue })).min(1),
        otherwise: TextValue.optional(),
      }),
    ],
    "no text of a known form: a column's name, or one of const, concat, first, id, map, replace, cases",
  ),
);

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .strictObject({
      value: TextValue,
      is: z.string().optional(),
      in: z.array(z.string()).optional(),
      startsWith: z.string().optional(),
      contains: z.array(z.string().min(1)).optional(),
      empty: z.boolean().optional(),
      negative: z.boolean().optional(),
      not: z.boolean().optional(),
    })
    .refine(
      (condition) =>
        Object.entries(condition).filter(([key, part]) => key !== "value" && key !== "not" && part !== undefined)
          .length === 1,
      "a condition has exactly one of is, in, startsWith, contains, empty, negative",
    ),
);

const Join: z.ZodType<Join> = z.lazy(() =>
  z.strictObject({ as: z.string().min(1), file: z.string().min(1), on: z.record(z.string(), TextValue) }),
);

export const NumberValue: z.ZodType<NumberValue> = z.lazy(() =>
  z.union(
    [
      Column,
      z.number(),
      z.strictObject({ add: z.array(NumberValue).min(1) }),
      z.strictObject({ subtract: z.tuple([NumberValue, NumberValue]) }),
      z.strictObject({ multiply: z.array(NumberValue).min(1) }),
      z.strictObject({ first: z.array(NumberValue).min(1) }),
      z.strictObject({
        sum: NumberValue,
        over: z
          .strictObject({
            file: z.string().min(1),
            on: z.record(z.string(), TextValue),
            joins: z.array(Join).optional(),
          })
          .optional(),
      }),
    ],
    "no number of a known form: a column's name, a number, or one of add, subtract, multiply, first, sum",
  ),
);

function isDateFormat(format: string): boolean {
  return format.includes("yyyy") && format.includes("M") && format.includes("d");
}

/** `MM` where `mm` is meant would overwrite the month with the minutes. */
function namesPartsOnce(format: string): boolean {
  return [/yyyy/g, /M+/g, /d+/g, /H+/g, /mm/g, /ss/g].every((part) => (format.match(part) ?? []).length <= 1);
}

function knowsHalfOfDay(format: string): boolean {
  return format.includes("H") || !format.includes("h") || format.includes("a");
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const FileReading = {
  /** Used where the bytes are not strict UTF-8: `windows-1251`, `windows-1252`, `cp850`, … */
  charset: z.string().optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  decimalSign: z.enum([".", ","]).optional(),
  dateFormats: z
    .array(
      z
        .string()
        .refine(isDateFormat, "a date format has yyyy, MM or M, and dd or d, in just these letters")
        .refine(namesPartsOnce, "a date format names each part once; MM is the month, mm the minute")
        .refine(knowsHalfOfDay, "hours of 12 (hh, h) need a, which stands for AM or PM; HH and H count to 23"),
    )
    .min(1)
    .optional(),
};

/** A file of the export, known by its headers: all of `headers` must be there, `optionalHeaders` may be. */
export const MappedFile = z.strictObject({
  headers: z.array(z.string().min(1)).min(1),
  optionalHeaders: z.array(z.string().min(1)).optional(),
  /** The import works without this file. */
  optional: z.boolean().optional(),
  ...FileReading,
});
export type MappedFile = z.infer<typeof MappedFile>;

const from = {
  from: z.string().min(1),
  joins: z.array(Join).optional(),
  where: z.array(Condition).optional(),
  /** Rows with the same values here are one record; its texts come from the first of them. */
  groupBy: z.array(TextValue).min(1).optional(),
  id: TextValue,
};

export const EmployeeMapping = z.strictObject({
  ...from,
  name: TextValue,
  email: TextValue.optional(),
  phone: TextValue.optional(),
  title: TextValue.optional(),
  /** `rep`, `head`, `executive` or `other`; whoever is somebody's superior is at least `head`. */
  role: TextValue.optional(),
  superior: TextValue.optional(),
  team: TextValue.optional(),
  region: TextValue.optional(),
});
export type EmployeeMapping = z.infer<typeof EmployeeMapping>;

export const ClientMapping = z.strictObject({
  ...from,
  name: TextValue,
  industry: TextValue.optional(),
  country: TextValue.optional(),
  city: TextValue.optional(),
  phone: TextValue.optional(),
  owner: TextValue.optional(),
});
export type ClientMapping = z.infer<typeof ClientMapping>;

export const ContactMapping = z.strictObject({
  ...from,
  client: TextValue.optional(),
  name: TextValue,
  email: TextValue.optional(),
  phone: TextValue.optional(),
  title: TextValue.optional(),
});
export type ContactMapping = z.infer<typeof ContactMapping>;

export const DealMapping = z.strictObject({
  ...from,
  client: TextValue.optional(),
  owner: TextValue.optional(),
  title: TextValue,
  stage: TextValue.optional(),
  /** `open`, `won` or `lost`. */
  status: TextValue,
  value: NumberValue.optional(),
  openedOn: TextValue.optional(),
  closedOn: TextValue.optional(),
});
export type DealMapping = z.infer<typeof DealMapping>;

export const OrderMapping = z.strictObject({
  ...from,
  client: TextValue,
  owner: TextValue.optional(),
  orderedOn: TextValue,
  /** `open`, `done` or `cancelled`. */
  status: TextValue,
  amount: NumberValue,
  profit: NumberValue.optional(),
  promisedOn: TextValue.optional(),
  shippedOn: TextValue.optional(),
});
export type OrderMapping = z.infer<typeof OrderMapping>;

export const InteractionMapping = z.strictObject({
  ...from,
  client: TextValue.optional(),
  contact: TextValue.optional(),
  employee: TextValue.optional(),
  kind: TextValue,
  at: TextValue,
});
export type InteractionMapping = z.infer<typeof InteractionMapping>;

export const QuestionMapping = z.strictObject({
  ...from,
  client: TextValue.optional(),
  owner: TextValue.optional(),
  text: TextValue,
  /** `question` (default), `promise` or `complaint`. */
  kind: TextValue.optional(),
  openedOn: TextValue.optional(),
  dueOn: TextValue.optional(),
});
export type QuestionMapping = z.infer<typeof QuestionMapping>;

export const OwnerRule = z.enum(["given", "givenElseLatest", "latest"]);
export type OwnerRule = z.infer<typeof OwnerRule>;

export const Mapping = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "lower-case letters, digits and dashes"),
  /** ISO 4217 code of every amount. */
  currency: z
    .string()
    .refine((code) => Intl.supportedValuesOf("currency").includes(code), "an ISO 4217 code such as EUR"),
  /** Zone of the times of day in the files; default UTC. */
  timeZone: z.string().refine(isTimeZone, "an IANA time zone such as Europe/Moscow").optional(),
  /** Language the clients are written to; default en. */
  locale: z.enum(["en", "ru"]).optional(),
  ...FileReading,
  files: z.record(z.string(), MappedFile),
  ownerRule: OwnerRule.optional(),
  /** A won deal also counts as an order of its client; default: only when the mapping reads no orders. */
  wonDealsAreOrders: z.boolean().optional(),
  employees: z.array(EmployeeMapping).optional(),
  clients: z.array(ClientMapping).optional(),
  contacts: z.array(ContactMapping).optional(),
  deals: z.array(DealMapping).optional(),
  orders: z.array(OrderMapping).optional(),
  interactions: z.array(InteractionMapping).optional(),
  openQuestions: z.array(QuestionMapping).optional(),
});
export type Mapping = z.infer<typeof Mapping>;
