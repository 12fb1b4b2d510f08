import { useMe } from "../app/session.tsx";
import { useTexts } from "../texts/use-texts.ts";

/** An amount in the company's currency, from integer minor units; whole units unless `exact`. */
export function Money({ minor, exact = false }: { minor: number | null; exact?: boolean }) {
  const { money } = useTexts();
  const { company } = useMe();
  return minor === null ? "—" : money(minor, company.currency, !exact);
}
