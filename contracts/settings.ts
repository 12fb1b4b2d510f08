import { z } from "zod";
import { Company, Policy } from "./policy.ts";

const domain = z
  .string()
  .max(253)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, "domain");

/** Policies to change; those left out stay as they are. Built from the inner schemas, so that no default fills a gap. */
export const PolicyChange = z.object(
  Object.fromEntries(Object.entries(Policy.shape).map(([key, schema]) => [key, schema.unwrap().optional()])) as {
    [K in keyof typeof Policy.shape]: z.ZodOptional<ReturnType<(typeof Policy.shape)[K]["unwrap"]>>;
  },
);
export type PolicyChange = z.infer<typeof PolicyChange>;

export const CompanyChange = z
  .object({
    name: z.string().trim().min(1).max(200),
    locale: z.enum(["en", "ru"]),
    currency: z.string().regex(/^[A-Z]{3}$/, "currency"),
    mailDomain: domain,
    meetingAddress: z.email(),
    fromAddress: z.email(),
    postalAddress: z.string().max(500),
    executiveId: z.uuid().nullable(),
  })
  .partial();
export type CompanyChange = z.infer<typeof CompanyChange>;

export const GoLive = z.object({
  /** The company's name, typed by hand. */
  companyName: z.string(),
  mode: z.enum(["domains", "all"]),
  domains: z.array(domain).max(500).default([]),
});
export type GoLive = z.infer<typeof GoLive>;

export const Live = Company.shape.live.unwrap();
