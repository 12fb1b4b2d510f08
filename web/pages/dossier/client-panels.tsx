import { Text } from "@mantine/core";
import type { DossierView } from "../../../contracts/inventory.ts";
import { Facts } from "../../components/facts.tsx";
import { Money } from "../../components/money.tsx";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { TierBadge } from "../../components/tier-badge.tsx";
import { useTexts } from "../../texts/use-texts.ts";

interface Props {
  dossier: DossierView;
}

/** Who the client is. */
export function ClientPanel({ dossier: { client, handover } }: Props) {
  const { t, label, list } = useTexts();
  const { tier, effectiveTier: effective } = handover;
  const isRaised = tier !== effective;
  return (
    <Panel title={t("dossier.client.title")}>
      <Facts
        rows={[
          [
            t("dossier.client.tier"),
            isRaised ? (
              t("dossier.client.tierAs", { tier: label("tier", tier), effective: label("tier", effective) })
            ) : (
              <TierBadge key="tier" tier={tier} />
            ),
          ],
          [t("dossier.client.exceptions"), list(handover.exceptions.map((code) => label("tierException", code)))],
          [t("dossier.client.industry"), client.industry],
          [t("dossier.client.place"), [client.city, client.country].filter(Boolean).join(", ")],
          [t("dossier.client.phone"), client.phone],
          [t("dossier.client.language"), t(`dossier.languages.${client.locale}`)],
          [t("dossier.client.revenue"), <Money key="revenue" minor={handover.annualRevenueMinor} />],
          [t("dossier.client.transfers"), handover.transfers],
        ]}
      />
    </Panel>
  );
}

/** Signs and the points they count. */
export function SignsPanel({ dossier: { handover } }: Props) {
  const { t, label, number } = useTexts();
  return (
    <Panel title={t("dossier.signs.title")}>
      <Facts
        rows={[
          [t("dossier.signs.score"), handover.riskScore],
          [t("dossier.signs.rank"), handover.riskRank],
        ]}
      />
      <SimpleTable
        label={t("dossier.signs.title")}
        head={[t("dossier.signs.sign"), t("dossier.signs.points")]}
        empty={t("dossier.signs.none")}
        rows={handover.riskReasons.map(({ code, points }) => ({
          key: code,
          cells: [code === "leaverLeaves" ? t("dossier.signs.leaverLeaves") : label("sign", code), number(points, 1)],
        }))}
      />
    </Panel>
  );
}

/** The fixed person each department has for the client. */
export function PersonsPanel({ dossier }: Props) {
  const { t, label } = useTexts();
  return (
    <Panel title={t("dossier.people.title")}>
      <SimpleTable
        label={t("dossier.people.title")}
        head={[t("dossier.people.department"), t("dossier.people.person")]}
        empty=""
        rows={dossier.persons.map(({ department, name, confirmed }) => ({
          key: department,
          cells: [
            label("department", department),
            name
              ? `${name} · ${confirmed ? t("dossier.people.confirmed") : t("dossier.people.unconfirmed")}`
              : t("dossier.people.none"),
          ],
        }))}
      />
    </Panel>
  );
}

/** Who looked after the client so far. */
export function TransfersPanel({ dossier }: Props) {
  const { t, label, day } = useTexts();
  const dayOf = (at: string | null, otherwise: string) => (at ? day(at.slice(0, 10)) : otherwise);
  return (
    <Panel title={t("dossier.transfers.title")}>
      <SimpleTable
        label={t("dossier.transfers.title")}
        head={[t("dossier.people.person"), t("dossier.transfers.time")]}
        empty=""
        rows={dossier.transferLog.map((owner) => ({
          key: `${owner.personId} ${owner.from}`,
          cells: [
            <>
              {owner.name}
              <Text size="xs" c="dimmed">
                {label("transferHow", owner.how)}
              </Text>
            </>,
            `${dayOf(owner.from, t("dossier.transfers.since"))} – ${dayOf(owner.to, t("dossier.transfers.today"))}`,
          ],
        }))}
      />
    </Panel>
  );
}

/** What the client is worth; the leaver's dossier has none of it. */
export function WorthPanel({ dossier: { worth, handover } }: Props) {
  const { t } = useTexts();
  if (!worth) return null;
  const { keepingCostMinor: keeping } = worth;
  return (
    <Panel title={t("dossier.worth.title")}>
      <Facts
        rows={[
          [t("dossier.worth.profit"), <Money key="profit" minor={handover.annualProfitMinor} />],
          [t("dossier.worth.lifetime"), <Money key="lifetime" minor={worth.lifetimeProfitMinor} />],
          [t("dossier.worth.loss"), <Money key="loss" minor={worth.lossMinor} />],
          [
            t("dossier.worth.keeping"),
            keeping ? (
              <Text key="keeping" span size="sm">
                <Money minor={keeping.low} /> – <Money minor={keeping.high} />
              </Text>
            ) : null,
          ],
        ]}
      />
    </Panel>
  );
}
