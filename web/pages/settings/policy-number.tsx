import { NumberInput } from "@mantine/core";
import type { Policy } from "../../../contracts/policy.ts";
import { useTexts } from "../../texts/use-texts.ts";
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
  const { t } = useTexts();
  const { path, unit } = field;
  const minorDigits = minorDigitsOf(currency);
  const written = unit === "money" ? currency : t(`settings.unit.${unit === "basisPoints" ? "percent" : unit}`);
  return (
    <NumberInput
      label={t("settings.withUnit", { label: t(`settings.policy.${path}.label`), unit: written })}
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
