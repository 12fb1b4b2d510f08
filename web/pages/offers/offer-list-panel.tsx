import { Button, Chip, Group, Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { OfferLine } from "../../../contracts/offers.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { offerColumns } from "./offer-columns.tsx";
import { filterOffers, type OfferFilter, offerFilters } from "./offer-draft.ts";
import { OfferModal } from "./offer-modal.tsx";
import type { OfferWork } from "./offer-work.ts";
import { useAmount } from "./use-amount.ts";

/** Every client with its offer; one is looked into with Enter, many are marked with x and decided alike. */
export function OfferListPanel({ work }: { work: OfferWork }) {
  const texts = useTexts();
  const { t } = texts;
  const amount = useAmount();
  const { lines, draft, catalogue } = work;
  const navigate = useNavigate();
  const { show } = useSearch({ strict: false }) as { show?: OfferFilter };
  const filter = show ?? (lines.some((line) => line.decidedAt === null) ? "waiting" : "all");
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<readonly OfferLine[] | null>(null);
  const rows = useMemo(() => filterOffers(lines, draft, filter), [lines, draft, filter]);
  const columns = useMemo(
    () => offerColumns(texts, amount, { catalogue, draft }),
    // The writer of amounts is new at each turn, what it writes depends on the texts alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
    [texts, catalogue, draft],
  );
  const mayDecide = lines.some((line) => line.decidable);
  const chosen = lines.filter((line) => marked.has(line.handoverId));
  const changeable = chosen.filter((line) => line.decidable);
  return (
    <Panel
      title={t("offers.list.title")}
      actions={
        changeable.length > 0 ? (
          <>
            <Button size="xs" onClick={() => setOpen(changeable)}>
              {t("offers.list.choose", { count: changeable.length })}
            </Button>
            <Button size="xs" variant="default" onClick={() => setMarked(new Set())}>
              {t("offers.list.clear")}
            </Button>
          </>
        ) : null
      }
    >
      <Chip.Group
        value={filter}
        onChange={(value) =>
          void navigate({ to: ".", search: (now: object) => ({ ...now, show: value }), replace: true } as never)
        }
      >
        <Group gap={6} role="group" aria-label={t("offers.list.show")}>
          {offerFilters
            .filter((one) => mayDecide || one !== "exceptions")
            .map((one) => (
              <Chip key={one} value={one} size="xs">
                {t(`offers.list.${one}`, { count: filterOffers(lines, draft, one).length })}
              </Chip>
            ))}
        </Group>
      </Chip.Group>
      {chosen.length > changeable.length ? (
        <Text size="sm">{t("offers.list.skipped", { count: chosen.length - changeable.length })}</Text>
      ) : null}
      {rows.length === 0 ? <Text c="dimmed">{t("offers.list.nothing")}</Text> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t("offers.list.title")}
          rows={rows}
          columns={columns}
          rowId={(line) => line.handoverId}
          onOpen={(line) => setOpen([line])}
          {...(mayDecide ? { marked, onMark: setMarked } : {})}
          tone={(line) => (draft[line.handoverId] ? "changed" : line.decidedAt === null ? undefined : "done")}
          maxHeight="60dvh"
        />
      ) : null}
      {open ? (
        <OfferModal
          work={work}
          chosen={open}
          onClose={(kept) => {
            setOpen(null);
            if (kept) setMarked(new Set());
          }}
        />
      ) : null}
    </Panel>
  );
}
