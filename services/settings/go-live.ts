import { Company } from "../../contracts/policy.ts";
import type { GoLive } from "../../contracts/settings.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { lockSettings, putSetting } from "./change-settings.ts";
import { readSettings } from "./read-settings.ts";

/** Addresses that are nobody's until the administrator sets them: answers and calendar replies would go there. */
const UNSET = ["mailDomain", "fromAddress", "meetingAddress"] as const;
const DEFAULTS = Company.parse({ name: "-" });

/**
 * Lets mail leave the local mailbox: first to an allow-list of domains, only then to all, each time by typing the
 * company's name. For the administrator. InvalidError for another name, ConflictError for `all` before `domains`,
 * without a mail server, because mail kept here would then count as sent, and while an address is still the one of a new installation.
 */
export function goLive(deps: ServiceDeps, actor: Actor, input: GoLive): Promise<Company["live"]> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    if (deps.hasMailServer === false) {
      throw new ConflictError("noMailServer", "No mail server is set: start with SMTP_URL, then go live.");
    }
    await lockSettings(context.tx);
    const { company } = await readSettings(context.tx);
    if (input.companyName.trim() !== company.name) {
      throw new InvalidError("otherCompanyName", "Type the company's name exactly.", { pointer: "/companyName" });
    }
    const unset = UNSET.filter((field) => company[field] === DEFAULTS[field]);
    if (unset.length > 0) {
      const names = unset.join(", ");
      throw new ConflictError("addressesNotSet", `Set the company's own addresses first: ${names}.`, { unset });
    }
    if (input.mode === "all" && company.live.mode === "off") {
      throw new ConflictError("domainsFirst", "Go live for an allow-list of domains first.");
    }
    const domains =
      input.mode === "domains" ? [...new Set(input.domains.map((domain) => domain.toLowerCase()))].sort() : [];
    if (input.mode === "domains" && domains.length === 0) {
      throw new InvalidError("noDomains", "Name at least one domain.", { pointer: "/domains" });
    }
    const live = { mode: input.mode, domains };
    await putSetting(context.tx, "company", { ...company, live });
    return done(live, [
      { verb: "goLive", subject: "settings:company", body: { mode: live.mode, domains: domains.length }, values: live },
    ]);
  });
}

/** Keeps all mail in the local mailbox again, from the next message on. For the administrator. */
export function stopLive(deps: ServiceDeps, actor: Actor): Promise<Company["live"]> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    await lockSettings(context.tx);
    const { company } = await readSettings(context.tx);
    const live = { mode: "off" as const, domains: [] };
    await putSetting(context.tx, "company", { ...company, live });
    return done(live, [{ verb: "stopLive", subject: "settings:company", body: { mode: "off" } }]);
  });
}
