import { Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import type { OfferList } from "../../../contracts/offers.ts";
import { listOffersRoute } from "../../../contracts/routes/offers.ts";
import { useKept } from "../../app/use-kept.ts";
import { Empty, Loaded } from "../../components/states.tsx";
import { useAllPages } from "../../components/use-all-pages.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { GroupDecision } from "./group-decision.tsx";
import { OfferBudget } from "./offer-budget.tsx";
import { OfferChart } from "./offer-chart.tsx";
import { type OfferBudget as Budget, type OfferDraft, sumOffers } from "./offer-draft.ts";
import { OfferListPanel } from "./offer-list-panel.tsx";
import { OfferVerdict } from "./offer-verdict.tsx";
import type { OfferWork } from "./offer-work.ts";
import { OwnOffers } from "./own-offers.tsx";

interface OffersBoardProps {
  departureId: string;
  /** The last client the reader may decide on was decided; what came of it, in words. */
  onAllDecided?: (what: string) => void;
}

/** Everything about the offers of one departure that the reader may see. */
export function OffersBoard(props: OffersBoardProps) {
  const pages = useAllPages(listOffersRoute, { params: { departureId: props.departureId } });
  return <Loaded query={pages}>{(loaded) => <Offers {...props} pages={loaded} />}</Loaded>;
}

function Offers({ pages, ...props }: OffersBoardProps & { pages: readonly OfferList[] }) {
  const last = pages.at(-1);
  const list = useMemo(() => last && { ...last, ...joinPages(pages) }, [pages, last]);
  if (!list) return null;
  return list.budget === null ? <OwnOffers list={list} /> : <AllOffers {...props} list={list} budget={list.budget} />;
}

/** A retired offer is in the catalogue of the pages that name it only. */
function joinPages(pages: readonly OfferList[]): Pick<OfferList, "offers" | "catalogue"> {
  const catalogue = new Map(pages.flatMap((page) => page.catalogue).map((entry) => [entry.code, entry]));
  return { offers: pages.flatMap((page) => page.offers), catalogue: [...catalogue.values()] };
}

type AllOffersProps = OffersBoardProps & { list: OfferList; budget: Budget };

function AllOffers({ departureId, list, budget, onAllDecided }: AllOffersProps) {
  const { t } = useTexts();
  // They stay through reloads and a new sign-in until they are decided.
  const [draft, setDraft] = useKept<OfferDraft>(`offers:${departureId}`, {});
  const { offers: lines, catalogue } = list;
  const totals = useMemo(() => sumOffers(lines, draft, budget), [lines, draft, budget]);
  if (lines.length === 0 && budget.decided === 0)
    return <Empty title={t("offers.empty")}>{t("offers.emptyLead")}</Empty>;
  const open = lines.filter((line) => line.decidedAt === null).length;
  const gone = budget.decided - (lines.length - open);
  const work: OfferWork = { departureId, lines, catalogue, draft, setDraft, totals };
  const mayDecide = lines.some((line) => line.decidable);
  const settle = (what: string, left: number) => {
    if (left === 0) onAllDecided?.(what);
  };
  return (
    <Stack>
      <Text c="dimmed">
        {t("offers.lead", { decided: budget.decided, open })} {t("offers.offered", { count: budget.offered })}{" "}
        {gone > 0 ? t("offers.gone", { count: gone }) : null}
      </Text>
      {mayDecide || open === 0 ? null : <Text>{t("offers.readOnly")}</Text>}
      <OfferBudget totals={totals} />
      {mayDecide && open > 0 ? <GroupDecision work={work} onDecided={settle} /> : null}
      {lines.length > 0 ? <OfferListPanel work={work} /> : null}
      {mayDecide ? <OfferVerdict work={work} onDecided={settle} /> : null}
      {lines.length > 0 ? <OfferChart work={work} /> : null}
    </Stack>
  );
}
