import { Alert, Anchor, Badge, Group, Skeleton, Stack, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type DepartureView, getDepartureRoute } from "../../../contracts/routes/departures.ts";
import { listMyTasksRoute } from "../../../contracts/routes/tasks.ts";
import type { Problem } from "../../app/problem.ts";
import { useRead } from "../../app/queries.ts";
import { may, mayOpenDeparture, useMe } from "../../app/session.tsx";
import { LinkTabs } from "../../components/link-tabs.tsx";
import { type Crumb, PageHeader } from "../../components/page-header.tsx";
import { Failed, Loaded } from "../../components/states.tsx";
import { daysUntil } from "../../texts/days-until.ts";
import { useTexts } from "../../texts/use-texts.ts";
import classes from "./departure-frame.module.css";
import { listTabs } from "./departure-tabs.ts";

/** Long enough apart for a departure of thousands of clients, whose every event asks for another look. */
export const DEPARTURE_LIVE_MS = 3_000;

export const useDeparture = (departureId: string) =>
  useRead(getDepartureRoute, { params: { departureId } }, { liveEveryMs: DEPARTURE_LIVE_MS });

interface DepartureFrameProps {
  departureId: string;
  /** What the page is about: a refusal of it stands instead of the whole page. */
  about?: Pick<UseQueryResult<unknown, Problem>, "data" | "error" | "refetch">;
  /** The page's header for somebody who may see it but not the departure itself. */
  alone?: { title: string; crumbs: readonly Crumb[] };
  children: ReactNode;
}

/** What every page of one departure stands in: who leaves and when, and the way to its other parts. */
export function DepartureFrame({ departureId, about, alone, children }: DepartureFrameProps) {
  const me = useMe();
  const departure = useDeparture(departureId);
  // Data is looked at first: what nobody has looked at yet does not draw the page again when it comes.
  if (about?.data === undefined && about?.error)
    return <Failed problem={about.error} onRetry={() => void about.refetch()} />;
  if (departure.error?.status === 403 && departure.data === undefined) {
    if (alone === undefined) return <OnlyTasks departureId={departureId} />;
    return (
      <>
        <PageHeader {...alone} />
        {children}
      </>
    );
  }
  const isRefused = departure.data === undefined && departure.isError;
  // Who may see the departure need not wait for its header; anybody else may get the other one.
  if (isRefused || (departure.data === undefined && !mayOpenDeparture(me, departureId)))
    return <Loaded query={departure}>{() => null}</Loaded>;
  return (
    <>
      {departure.data ? <FrameHeader departure={departure.data} /> : <HeaderOutline />}
      {children}
    </>
  );
}

/** As high as the header will be: what stands under it stays where it is. */
function HeaderOutline() {
  const { t } = useTexts();
  return (
    <Stack className={classes.outline} role="status" aria-label={t("common.state.loading")}>
      <Skeleton height={32} width="20rem" maw="100%" />
      <Skeleton height={24} width="14rem" maw="100%" />
    </Stack>
  );
}

function FrameHeader({ departure }: { departure: DepartureView }) {
  const { t, label } = useTexts();
  const me = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, "") });
  const own = `/departures/${departure.id}`;
  const tabs = listTabs(me, departure).map((tab) => ({
    ...tab,
    to: own + tab.path,
    text: t(`departure.tabs.${tab.id}`),
  }));
  const here = tabs.find((tab) => tab.to === path && tab.path !== "");
  const { leaver, state } = departure;
  return (
    <>
      <PageHeader
        title={here ? `${leaver.name} · ${here.text}` : leaver.name}
        crumbs={may(me, "readDeparture") && leaver.id !== me.id ? [{ label: t("board.title"), to: "/departures" }] : []}
        lead={
          <Group gap="sm">
            <Text span>{departure.team.name}</Text>
            <Badge variant="light" color={state === "running" ? "harbour" : "gray"}>
              {label("departureState", state)}
            </Badge>
            <Countdown departure={departure} />
          </Group>
        }
      />
      <LinkTabs label={t("departure.tabs.label")} tabs={tabs} />
      <WaitsToTell departure={departure} />
    </>
  );
}

/** Nothing else goes on before the person leaving has been told: said wherever one looks for what should be there. */
function WaitsToTell({ departure }: { departure: DepartureView }) {
  const { t, day } = useTexts();
  const { leaver, state, kind, confirmedAt, leaverToldAt, announceFrom } = departure;
  if (kind !== "dismissed" || announceFrom === null || leaverToldAt !== null) return null;
  if (state !== "running" || confirmedAt === null) return null;
  return (
    <Alert mb="md" color="gray">
      {t("departure.waitsToTell", { name: leaver.name, day: day(announceFrom) })}
    </Alert>
  );
}

function Countdown({ departure: { lastWorkingDay, state } }: { departure: DepartureView }) {
  const { t, day } = useTexts();
  const { businessNow } = useMe();
  const days = daysUntil(lastWorkingDay, businessNow);
  const isOver = state === "closed" || state === "withdrawn";
  const left = days >= 0 ? t("departure.countdown.left", { days }) : t("departure.countdown.over", { days: -days });
  return (
    <Text span>
      {isOver ? `${t("departure.facts.lastDay")}: ${day(lastWorkingDay)}` : `${left} (${day(lastWorkingDay)})`}
    </Text>
  );
}

/** A department or IT: the departure itself is not theirs to read, what they are asked in it is. */
function OnlyTasks({ departureId }: { departureId: string }) {
  const { t, label } = useTexts();
  const tasks = useRead(listMyTasksRoute, {});
  return (
    <>
      <PageHeader title={t("departure.title")} lead={t("departure.onlyTasks")} />
      <Loaded query={tasks}>
        {({ items }) => (
          <Stack gap="xs">
            {items
              .filter((task) => task.departureId === departureId)
              .map((task) => (
                <Anchor key={task.id} component={Link} to={`/tasks/${task.id}`}>
                  {label("task", task.kind)}
                  {task.detail ? ` · ${task.detail}` : null}
                </Anchor>
              ))}
            <Anchor component={Link} to="/">
              {t("common.state.toWork")}
            </Anchor>
          </Stack>
        )}
      </Loaded>
    </>
  );
}
