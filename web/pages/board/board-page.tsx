import { Button, SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { listBoardRoute } from "../../../contracts/routes/board.ts";
import { listDeparturesRoute } from "../../../contracts/routes/departures.ts";
import { useRead } from "../../app/queries.ts";
import { may, useMe } from "../../app/session.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { BoardCards } from "./board-cards.tsx";
import { BoardTable } from "./board-table.tsx";
import { EndedTable } from "./ended-table.tsx";

interface BoardSearch {
  show?: "ended";
}

/** Departures under way, first last day first: how long there is, what holds them up, what is at risk. */
export function BoardPage() {
  const { t } = useTexts();
  const me = useMe();
  const navigate = useNavigate();
  const { show } = useSearch({ strict: false }) as BoardSearch;
  const isNarrow = useMediaQuery("(max-width: 62em)");
  const board = useRead(listBoardRoute, {}, { liveEveryMs: 5_000 });
  const departures = useRead(listDeparturesRoute, {}, { liveEveryMs: 10_000 });
  const open = board.data?.items.length;
  const isEnded = ({ state }: { state: string }) =>
    state !== "noticed" && state !== "running" && state !== "closedIncomplete";
  const ended = departures.data?.items.filter(isEnded);
  const choose = (value: string) =>
    void navigate({ to: "/departures", search: (value === "ended" ? { show: "ended" } : {}) as never, replace: true });
  return (
    <>
      <PageHeader
        title={t("board.title")}
        lead={open === undefined ? undefined : t("board.lead", { count: open })}
        actions={may(me, "recordDeparture") ? <NewDeparture /> : undefined}
      />
      <SegmentedControl
        mb="md"
        size="xs"
        aria-label={t("board.show")}
        value={show ?? "open"}
        onChange={choose}
        data={[
          { value: "open", label: t("board.open", { count: open ?? "…" }) },
          { value: "ended", label: t("board.ended", { count: ended?.length ?? "…" }) },
        ]}
      />
      {show === "ended" ? (
        <Loaded query={departures}>
          {({ items }) =>
            items.some(isEnded) ? (
              <EndedTable items={items.filter(isEnded)} />
            ) : (
              <Empty title={t("board.emptyEnded")}>{t("board.emptyEndedLead")}</Empty>
            )
          }
        </Loaded>
      ) : (
        <Loaded query={board}>
          {({ items }) => {
            if (items.length === 0) return <NothingOpen />;
            return isNarrow ? <BoardCards items={items} /> : <BoardTable items={items} />;
          }}
        </Loaded>
      )}
    </>
  );
}

function NewDeparture() {
  const { t } = useTexts();
  return (
    <Button component={Link} to="/departures/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t("board.new")}
    </Button>
  );
}

function NothingOpen() {
  const { t } = useTexts();
  const me = useMe();
  if (may(me, "recordDeparture"))
    return (
      <Empty title={t("board.emptyOpen")} action={<NewDeparture />}>
        {t("board.emptyHr")}
      </Empty>
    );
  return (
    <Empty
      title={t("board.emptyOpen")}
      action={
        may(me, "readPlan") ? (
          <Button component={Link} to="/readiness" variant="default">
            {t("board.toReadiness")}
          </Button>
        ) : undefined
      }
    >
      {t("board.emptyOther")}
    </Empty>
  );
}
