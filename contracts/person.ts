import { z } from "zod";
import { grades, roles } from "../domain/codes.ts";
import { PlainDate } from "./plain-date.ts";

const name = z.string().trim().min(1).max(200);
export const Email = z.email().max(254);

/** What the administrator keeps of a person. */
export const PersonInput = z.object({
  name,
  email: Email.nullable().default(null),
  phone: z.string().trim().max(50).nullable().default(null),
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  teamId: z.uuid().nullable().default(null),
  departmentId: z.uuid().nullable().default(null),
  superiorId: z.uuid().nullable().default(null),
  grade: z.enum(grades).default("manager"),
  locale: z.enum(["en", "ru"]).default("en"),
  languages: z.array(z.string().min(2).max(10)).min(1).default(["en"]),
  industries: z.array(z.string().min(1).max(100)).default([]),
  /** Active clients at most (R5). */
  capacity: z.number().int().min(0).max(10_000).default(60),
});
export type PersonInput = z.infer<typeof PersonInput>;

/** Fields to change; those left out stay. */
export const PersonChange = z
  .object({
    name,
    email: Email.nullable(),
    phone: z.string().trim().max(50).nullable(),
    roles: z.array(z.enum(roles)).max(roles.length),
    teamId: z.uuid().nullable(),
    departmentId: z.uuid().nullable(),
    superiorId: z.uuid().nullable(),
    grade: z.enum(grades),
    locale: z.enum(["en", "ru"]),
    languages: z.array(z.string().min(2).max(10)).min(1),
    industries: z.array(z.string().min(1).max(100)),
    capacity: z.number().int().min(0).max(10_000),
  })
  .partial();
export type PersonChange = z.infer<typeof PersonChange>;

export const Password = z.string().min(10).max(200);

export const SignInInput = z.object({ email: Email, password: Password });

export const FirstAdministrator = z.object({ name, email: Email, password: Password });

/** Days away, first and last one included. */
export const AwayInput = z
  .object({ fromDay: PlainDate, toDay: PlainDate })
  .refine((away) => away.fromDay <= away.toDay, { path: ["toDay"], message: "awayEndsBeforeStart" });

export const DirectoryEntry = z.object({
  id: z.uuid(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  teamId: z.uuid().nullable(),
  departmentId: z.uuid().nullable(),
  left: z.boolean(),
});

/** A person as listed; what stands below the directory's fields is there for the administrator only. */
export const PersonView = DirectoryEntry.extend({
  email: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  superiorId: z.uuid().nullable().optional(),
  deputyId: z.uuid().nullable().optional(),
  grade: z.enum(grades).optional(),
  locale: z.enum(["en", "ru"]).optional(),
  languages: z.array(z.string()).optional(),
  industries: z.array(z.string()).optional(),
  capacity: z.number().int().optional(),
  hasSignIn: z.boolean().optional(),
});
