import { Text } from "@mantine/core";
import type { OfferLine, OfferList } from "../../../contracts/offers.ts";
import { Facts } from "../../components/facts.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { nameOffer } from "./offer-work.ts";
import { useAmount } from "./use-amount.ts";

/** What is known and decided about one client's offer; figures only for who was given them. */
export function OfferFacts({ line, catalogue }: { line: OfferLine; catalogue: OfferList["catalogue"] }) {
  const texts = useTexts();
  const { t, label, list, instant, day, number, locale } = texts;
  const amount = useAmount();
  const maybe = (minor: number | null) => (minor === null ? null : amount(minor));
  const isDecided = line.decidedAt !== null;
  const words = catalogue.find((entry) => entry.code === (isDecided ? line.offerCode : line.proposedCode))?.text[
    locale
  ];
  const withFigures = line.stakeMinor !== null;
  return (
    <>
      {words ? <Text size="sm">{words}</Text> : null}
      <Facts
        rows={[
          [t("offers.one.proposed"), withFigures ? nameOffer(texts, catalogue, line.proposedCode) : null],
          [t("offers.one.because"), label("offerReason", line.proposedReason)],
          [t("offers.one.decision"), isDecided ? nameOffer(texts, catalogue, line.offerCode) : null],
          [t("offers.one.how"), isDecided ? label("offerDecision", line.how) : null],
          [t("offers.one.who"), line.decidedByName],
          [t("offers.one.when"), line.decidedAt ? instant(line.decidedAt) : null],
          [t("offers.one.note"), line.note ?? (isDecided ? label("offerReason", line.reason) : null)],
          [t("offers.one.until"), line.validUntil ? day(line.validUntil) : null],
          [t("offers.column.cost"), maybe(line.costMinor)],
          [t("offers.column.gain"), maybe(line.gainMinor)],
          [t("offers.one.stake"), maybe(line.stakeMinor)],
          [t("offers.one.risk"), line.riskScore === null ? null : number(line.riskScore)],
          [t("offers.one.worth"), line.worthIt === null ? null : t(line.worthIt ? "common.yes" : "common.no")],
          [t("offers.one.actions"), list(line.actions.map((code) => label("retentionMethod", code)))],
        ]}
      />
    </>
  );
}
