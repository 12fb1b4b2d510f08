import type { Company } from "../../contracts/policy.ts";

/** How a mail to a client names who sends it: the company, with its postal address at the foot. */
export const senderOf = ({ name, postalAddress }: Pick<Company, "name" | "postalAddress">) => ({
  company: name,
  postalAddress,
});
