import {
  Fieldset,
  MultiSelect,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { NewOffer, OfferSetting } from "../../../contracts/offer-settings.ts";
import { tiers } from "../../../domain/codes.ts";
import { offerKinds } from "../../../domain/offers/offer-kinds.ts";
import { DayInput } from "../../components/day-input.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { type OfferDraft, showOffer, termFields } from "./offer-draft.ts";
import { minorDigitsOf } from "./policy-fields.ts";

interface OfferFieldsProps {
  offer: OfferSetting | null;
  draft: OfferDraft;
  currency: string;
  errors: Readonly<Record<string, string>>;
  onDraft: (change: OfferDraft) => void;
}

/** The fields of an entry, what is wrong with each beside it. */
export function OfferFields({ offer, draft, currency, errors, onDraft }: OfferFieldsProps) {
  const { t, label } = useTexts();
  const shown = showOffer(offer, draft);
  const minor = 10 ** minorDigitsOf(currency);
  const scales = { bp: 100, money: minor, plain: 1 };
  const terms: NonNullable<NewOffer["terms"]> = shown.terms;
  const number = (value: string | number) => Number(value) || 0;
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t("settings.offer.kind")}
        value={shown.kind}
        error={errors.kind}
        onChange={(event) =>
          onDraft({ kind: offerKinds.find((kind) => kind === event.currentTarget.value) ?? "points" })
        }
        data={offerKinds.map((kind) => ({ value: kind, label: label("offerKind", kind) }))}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(["en", "ru"] as const).map((locale) => (
          <TextInput
            key={locale}
            lang={locale}
            label={t(locale === "en" ? "settings.offer.titleEn" : "settings.offer.titleRu")}
            value={shown.title[locale]}
            error={errors[`title.${locale}`]}
            onChange={(event) => onDraft({ title: { ...shown.title, [locale]: event.currentTarget.value } })}
          />
        ))}
        {(["en", "ru"] as const).map((locale) => (
          <Textarea
            key={locale}
            lang={locale}
            autosize
            minRows={3}
            label={t(locale === "en" ? "settings.offer.textEn" : "settings.offer.textRu")}
            value={shown.text[locale]}
            error={errors[`text.${locale}`]}
            onChange={(event) => onDraft({ text: { ...shown.text, [locale]: event.currentTarget.value } })}
          />
        ))}
        <NumberInput
          label={t("settings.offer.fixedCost", { currency })}
          value={shown.fixedCostMinor / minor}
          error={errors.fixedCostMinor}
          hideControls
          onChange={(value) => onDraft({ fixedCostMinor: Math.round(number(value) * minor) })}
        />
        <NumberInput
          label={t("settings.offer.costShare")}
          value={shown.costShareBp / 100}
          error={errors.costShareBp}
          hideControls
          decimalScale={2}
          onChange={(value) => onDraft({ costShareBp: Math.round(number(value) * 100) })}
        />
        {(["staffHours", "effectPct", "validDays"] as const).map((field) => (
          <NumberInput
            key={field}
            label={t(`settings.offer.${field}`)}
            value={shown[field]}
            error={errors[field]}
            hideControls
            onChange={(value) => onDraft({ [field]: number(value) })}
          />
        ))}
        <MultiSelect
          label={t("settings.offer.tiers")}
          description={t("settings.offer.tiersLead")}
          value={[...shown.tiers]}
          error={errors.tiers}
          onChange={(chosen) => onDraft({ tiers: tiers.filter((tier) => chosen.includes(tier)) })}
          data={tiers.map((tier) => ({ value: tier, label: label("tier", tier) }))}
        />
      </SimpleGrid>
      <Fieldset legend={t("settings.offer.terms")}>
        <Text size="sm" c="dimmed" mb="xs">
          {t("settings.offer.termsLead")}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DayInput
            label={t("settings.offer.until")}
            value={terms.until ?? null}
            error={errors["terms.until"]}
            onChange={(until) => onDraft({ terms: { ...terms, until } })}
          />
          {termFields.map(({ field, scale }) => {
            const value = terms[field];
            return (
              <NumberInput
                key={field}
                label={t(`settings.offer.${field}`, { currency })}
                value={value === null || value === undefined ? "" : value / scales[scale]}
                error={errors[`terms.${field}`]}
                hideControls
                decimalScale={2}
                onChange={(typed) =>
                  onDraft({
                    terms: { ...terms, [field]: typed === "" ? null : Math.round(number(typed) * scales[scale]) },
                  })
                }
              />
            );
          })}
        </SimpleGrid>
      </Fieldset>
    </Stack>
  );
}
