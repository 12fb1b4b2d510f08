import { NumberInput } from "@mantine/core";
import type { Policy } from "../../../contracts/policy.ts";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { minorDigitsOf, type PolicyField, showPolicy } from "./policy-fields.ts";

interface PolicyNumberProps {
  field: PolicyField;
  policy: Policy;
  currency: string;
  /** What was typed and is not saved. */
  typed: number | "" | undefined;
  error: string | undefined;
  onType: (value: number | "") => void;
}

/** One policy: its name with its unit, why one would change it, and what is wrong with what was typed. */
export function PolicyNumber({ field, policy, currency, typed, error, onType }: PolicyNumberProps) {
  const texts = useTexts();
  const { t } = texts;
  const { path } = field;
  const minorDigits = minorDigitsOf(currency);
  return (
    <NumberInput
      label={nameWithUnit(texts, field, currency)}
      description={t(`settings.policy.${path}.why`)}
      value={typed ?? showPolicy(policy, field, minorDigits)}
      error={error}
      hideControls
      allowNegative={false}
      decimalScale={2}
      onChange={(value) => onType(typeof value === "number" ? value : value === "" ? "" : Number(value))}
    />
  );
}

/** "Usual notice, days"; what is counted by its very name needs no unit. */
function nameWithUnit({ t }: Texts, { path, unit }: PolicyField, currency: string): string {
  const label = t(`settings.policy.${path}.label`);
  if (unit === "times" || unit === "clients") return label;
  if (unit === "money") return t("settings.withUnit", { label, unit: currency });
  return t("settings.withUnit", { label, unit: t(`settings.unit.${unit === "basisPoints" ? "percent" : unit}`) });
}
