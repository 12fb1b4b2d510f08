import type { z } from "zod";
import type { verifyAuditRoute } from "../../../contracts/routes/audit.ts";
import type { Texts } from "../../texts/use-texts.ts";

export type Verdict = z.output<(typeof verifyAuditRoute)["response"]>;
type Fault = Verdict["faults"][number];

/** A fault in words. A head hash that is not in the chain is told as a cut tail at the number of sealed rows. */
export function describeFault({ t }: Pick<Texts, "t">, fault: Fault, asked: { head: string; sealed: number }): string {
  if (fault.kind === "cutTail" && asked.head !== "" && fault.at === asked.sealed)
    return t("audit.verify.fault.headUnknown");
  // A row's number is a name, not an amount: it stands as the rows show it.
  return t(`audit.verify.fault.${fault.kind}`, { at: String(fault.at) });
}
