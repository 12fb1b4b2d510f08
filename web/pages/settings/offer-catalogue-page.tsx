import { Badge, Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { OfferSetting } from "../../../contracts/offer-settings.ts";
import { listOfferSettingsRoute } from "../../../contracts/routes/offer-settings.ts";
import { useRead } from "../../app/queries.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { describeCost } from "./describe-cost.ts";
import { OfferDrawer } from "./offer-drawer.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

/** What may be offered to clients: added, changed, retired and taken back. */
export function OfferCataloguePage() {
  const texts = useTexts();
  const { t } = texts;
  const catalogue = useRead(listOfferSettingsRoute, {});
  const [openId, setOpenId] = useState<string | null>(null);
  const currency = catalogue.data?.currency ?? "USD";
  const columns = useMemo(() => offerColumns(texts, currency), [texts, currency]);
  return (
    <SettingsFrame
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setOpenId("new")}>
          {t("settings.offer.add")}
        </Button>
      }
    >
      <Loaded query={catalogue}>
        {({ offers }) => {
          const open = offers.find((offer) => offer.id === openId) ?? null;
          return (
            <>
              {offers.length === 0 ? (
                <Empty title={t("settings.offer.none")}>{t("settings.offer.noneLead")}</Empty>
              ) : (
                <DataTable
                  label={t("settings.nav.offers")}
                  rows={offers}
                  columns={columns}
                  rowId={(offer) => offer.id}
                  onOpen={(offer) => setOpenId(offer.id)}
                />
              )}
              {openId === "new" || open ? (
                <OfferDrawer key={openId} offer={open} currency={currency} onClose={() => setOpenId(null)} />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </SettingsFrame>
  );
}

function offerColumns(texts: Texts, currency: string): Column<OfferSetting>[] {
  const { t, label, locale, percent } = texts;
  return [
    {
      id: "title",
      header: t("settings.offer.title"),
      cell: (offer) => offer.title[locale],
      sortBy: (offer) => offer.title[locale],
    },
    {
      id: "kind",
      header: t("settings.offer.kind"),
      cell: (offer) => label("offerKind", offer.kind),
      sortBy: (offer) => label("offerKind", offer.kind),
      visibleFrom: "md",
    },
    {
      id: "cost",
      header: t("settings.offer.cost"),
      cell: (offer) => describeCost(texts, offer, currency),
      visibleFrom: "md",
    },
    {
      id: "effect",
      header: t("settings.offer.effect"),
      width: "7rem",
      align: "end",
      cell: (offer) => percent(offer.effectPct),
      sortBy: (offer) => offer.effectPct,
      visibleFrom: "sm",
    },
    {
      id: "use",
      header: t("settings.offer.use"),
      cell: ({ used }) =>
        used.proposed + used.decided > 0 ? t("settings.offer.used", used) : t("settings.offer.unused"),
      sortBy: ({ used }) => used.proposed + used.decided,
      visibleFrom: "lg",
    },
    {
      id: "state",
      header: t("settings.offer.state"),
      width: "9rem",
      cell: ({ active }) => (
        <Badge size="sm" variant="dot" color={active ? "teal" : "gray"}>
          {t(active ? "settings.offer.active" : "settings.offer.retired")}
        </Badge>
      ),
      sortBy: ({ active }) => (active ? 0 : 1),
    },
  ];
}
