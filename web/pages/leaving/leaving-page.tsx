import { Anchor, Grid, SimpleGrid, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { getDepartureRoute, getOwnStepsRoute } from "../../../contracts/routes/departures.ts";
import { useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { Figure } from "../../components/figure.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { daysUntil } from "../../texts/days-until.ts";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { LetterPanel } from "./letter-panel.tsx";
import { MeetingsPanel } from "./meetings-panel.tsx";
import { progressOf } from "./own-progress.ts";
import { OwnTasksPanel } from "./own-tasks-panel.tsx";
import { StepsPanel } from "./steps-panel.tsx";
import { SuccessorsPanel } from "./successors-panel.tsx";

/** The leaver's own page: thanks, dates, what is left for them, and what is recorded about them. */
export function LeavingPage() {
  const { t } = useTexts();
  const { ownDepartureId } = useMe();
  return (
    <>
      <PageHeader title={t("leaving.title")} lead={ownDepartureId ? t("leaving.lead") : undefined} />
      {ownDepartureId ? (
        <OwnDeparture departureId={ownDepartureId} />
      ) : (
        <Empty title={t("leaving.none")}>{t("leaving.noneLead")}</Empty>
      )}
    </>
  );
}

function OwnDeparture({ departureId }: { departureId: string }) {
  const { t } = useTexts();
  return (
    <Stack>
      <OwnFigures departureId={departureId} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Stack>
            <StepsPanel departureId={departureId} />
            <LetterPanel departureId={departureId} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Stack>
            <OwnTasksPanel departureId={departureId} />
            <MeetingsPanel departureId={departureId} />
            <SuccessorsPanel departureId={departureId} />
          </Stack>
        </Grid.Col>
      </Grid>
      <Anchor component={Link} to={`/departures/${departureId}/own-log`} size="sm">
        {t("leaving.log.link")}
      </Anchor>
    </Stack>
  );
}

const sayDaysUntil = (t: Texts["t"], days: number) =>
  days < 0 ? t("leaving.lastDayOver") : t("leaving.daysUntil", { days });

function OwnFigures({ departureId }: { departureId: string }) {
  const { t, day } = useTexts();
  const me = useMe();
  const departure = useRead(getDepartureRoute, { params: { departureId } });
  const steps = useRead(getOwnStepsRoute, { params: { departureId } });
  const counted = [
    ["dossiers", "leaving.dossiers"],
    ["clientsTold", "leaving.told"],
    ["introductions", "leaving.introduced"],
  ] as const;
  return (
    <Loaded query={departure}>
      {({ lastWorkingDay }) => (
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          <Figure
            name={t("leaving.lastDay")}
            value={day(lastWorkingDay)}
            note={sayDaysUntil(t, daysUntil(lastWorkingDay, me.businessNow))}
          />
          {counted.map(([code, name]) => {
            const progress = progressOf(steps.data?.steps ?? [], code);
            return progress ? <Figure key={code} name={t(name)} value={t("leaving.of", { ...progress })} /> : null;
          })}
        </SimpleGrid>
      )}
    </Loaded>
  );
}
