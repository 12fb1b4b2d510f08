import { Select, SimpleGrid, Stack } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { getReadinessRoute, type TeamReadiness } from "../../../contracts/routes/readiness.ts";
import { useRead } from "../../app/queries.ts";
import { Figure } from "../../components/figure.tsx";
import { Money } from "../../components/money.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { GapsPanel } from "./gaps-panel.tsx";
import { KnownToOneChart } from "./known-to-one-chart.tsx";
import { RepDrawer } from "./rep-drawer.tsx";
import { RepsTable } from "./reps-table.tsx";
import { repsOf, sumTeams } from "./sum-teams.ts";
import { TeamsTable } from "./teams-table.tsx";

interface ReadinessSearch {
  team?: string;
  rep?: string;
}

/** With no notice given: how well each rep's clients could be handed over, and what to do about it. */
export function ReadinessPage() {
  const { t, day } = useTexts();
  const navigate = useNavigate();
  const readiness = useRead(getReadinessRoute, {}, { liveEveryMs: 15_000 });
  const { team, rep } = useSearch({ strict: false }) as ReadinessSearch;
  const search = (next: ReadinessSearch, replace = true) =>
    void navigate({ to: "/readiness", search: next as never, replace, resetScroll: false });
  const teams = readiness.data?.teams ?? [];
  const ofTeam = team ? { team } : {};
  return (
    <>
      <PageHeader
        title={t("readiness.title")}
        lead={
          <>
            {t("readiness.lead")}
            {readiness.data ? <div>{t("readiness.asOf", { day: day(readiness.data.asOf) })}</div> : null}
          </>
        }
        actions={
          teams.length > 1 ? (
            <Select
              w={220}
              aria-label={t("readiness.team")}
              placeholder={t("readiness.allTeams")}
              clearable
              value={team ?? null}
              onChange={(value) => search(value ? { team: value } : {})}
              data={teams.map((one) => ({ value: one.team.id, label: one.team.name }))}
            />
          ) : undefined
        }
      />
      <Loaded query={readiness}>
        {(data) =>
          data.teams.length === 0 ? (
            <Empty title={t("readiness.empty")}>{t("readiness.emptyLead")}</Empty>
          ) : (
            <ReadinessOf
              teams={data.teams.filter((one) => !team || one.team.id === team)}
              onTeam={(teamId) => search({ team: teamId }, false)}
              onRep={(repId) => search({ ...ofTeam, rep: repId }, false)}
            />
          )
        }
      </Loaded>
      <RepDrawer rep={repsOf(teams).find((one) => one.person.id === rep)} onClose={() => search(ofTeam)} />
    </>
  );
}

interface ReadinessOfProps {
  teams: readonly TeamReadiness[];
  onTeam: (teamId: string) => void;
  onRep: (repId: string) => void;
}

function ReadinessOf({ teams, onTeam, onRep }: ReadinessOfProps) {
  const { t, number, percent } = useTexts();
  const totals = sumTeams(teams);
  const share = (part: number) =>
    totals.clients > 0 ? t("readiness.ofClients", { share: percent((100 * part) / totals.clients) }) : undefined;
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
        <Figure name={t("readiness.clients")} value={number(totals.clients)} />
        <Figure
          name={t("readiness.withGaps")}
          value={number(totals.clientsWithGaps)}
          note={share(totals.clientsWithGaps)}
        />
        <Figure name={t("readiness.knownToOne")} value={number(totals.knownToOne)} note={share(totals.knownToOne)} />
        <Figure
          name={t("readiness.uncovered")}
          value={number(totals.uncovered)}
          note={`${share(totals.uncovered) ?? ""} ${t("readiness.eachAlone")}`}
        />
        <Figure name={t("readiness.revenue")} value={<Money minor={totals.annualRevenueMinor} />} />
      </SimpleGrid>
      {teams.length > 1 ? <TeamsTable teams={teams} onOpen={onTeam} /> : null}
      <RepsTable reps={repsOf(teams)} withTeam={teams.length > 1} onOpen={onRep} />
      <KnownToOneChart reps={repsOf(teams)} />
      <GapsPanel gaps={totals.gaps} />
    </Stack>
  );
}
