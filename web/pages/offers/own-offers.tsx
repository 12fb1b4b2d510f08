import { Modal, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { OfferLine, OfferList } from "../../../contracts/offers.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Empty } from "../../components/states.tsx";
import { TierBadge } from "../../components/tier-badge.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { OfferFacts } from "./offer-facts.tsx";
import { nameOffer } from "./offer-work.ts";

/** A successor's view: what was decided for the clients they take over, in the words they can use. */
export function OwnOffers({ list }: { list: OfferList }) {
  const texts = useTexts();
  const { t } = texts;
  const [open, setOpen] = useState<OfferLine | null>(null);
  const columns = useMemo(() => ownColumns(texts, list.catalogue), [texts, list.catalogue]);
  if (list.offers.length === 0) return <Empty title={t("offers.ownEmpty")}>{t("offers.ownEmptyLead")}</Empty>;
  return (
    <Stack>
      <Text c="dimmed">{t("offers.ownLead")}</Text>
      <DataTable
        label={t("offers.title")}
        rows={list.offers}
        columns={columns}
        rowId={(line) => line.handoverId}
        onOpen={setOpen}
      />
      {open ? (
        <Modal
          opened
          onClose={() => setOpen(null)}
          title={open.clientName}
          closeButtonProps={{ "aria-label": t("common.close") }}
        >
          <OfferFacts line={open} catalogue={list.catalogue} />
        </Modal>
      ) : null}
    </Stack>
  );
}

function ownColumns(texts: Texts, catalogue: OfferList["catalogue"]): Column<OfferLine>[] {
  const { t, day } = texts;
  return [
    {
      id: "client",
      header: t("offers.column.client"),
      cell: (line) => (
        <Text size="sm" fw={550} truncate>
          {line.clientName}
        </Text>
      ),
      sortBy: (line) => line.clientName,
    },
    {
      id: "tier",
      header: t("offers.column.tier"),
      width: "7rem",
      visibleFrom: "sm",
      cell: (line) => <TierBadge tier={line.tier} />,
      sortBy: (line) => line.tier,
    },
    {
      id: "offer",
      header: t("offers.column.offer"),
      cell: (line) => nameOffer(texts, catalogue, line.offerCode),
      sortBy: (line) => nameOffer(texts, catalogue, line.offerCode),
    },
    {
      id: "until",
      header: t("offers.column.until"),
      width: "9rem",
      visibleFrom: "xs",
      cell: (line) => (line.validUntil ? day(line.validUntil) : null),
      sortBy: (line) => line.validUntil,
    },
    {
      id: "told",
      header: t("offers.column.told"),
      width: "8rem",
      visibleFrom: "sm",
      cell: (line) => t(line.told ? "common.yes" : "common.no"),
      sortBy: (line) => Number(line.told),
    },
  ];
}
