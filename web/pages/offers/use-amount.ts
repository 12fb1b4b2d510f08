import { useMe } from "../../app/session.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** Writes minor units in the company's currency; to the cent only where there are cents. */
export function useAmount(): (minor: number) => string {
  const { money } = useTexts();
  const { currency } = useMe().company;
  return (minor) => money(minor, currency, minor % 100 === 0);
}
