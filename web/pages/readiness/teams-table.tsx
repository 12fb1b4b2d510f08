import { useMemo } from "react";
import type { TeamReadiness } from "../../../contracts/routes/readiness.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Money } from "../../components/money.tsx";
import { Panel } from "../../components/panel.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { uncoveredOf } from "./sum-teams.ts";

/** Totals of each team; opening one shows it alone. */
export function TeamsTable({ teams, onOpen }: { teams: readonly TeamReadiness[]; onOpen: (teamId: string) => void }) {
  const texts = useTexts();
  const columns = useMemo(() => teamColumns(texts), [texts]);
  return (
    <Panel title={texts.t("readiness.teams")}>
      <DataTable
        label={texts.t("readiness.teams")}
        rows={teams}
        columns={columns}
        rowId={({ team }) => team.id}
        onOpen={({ team }) => onOpen(team.id)}
        maxHeight="40dvh"
      />
    </Panel>
  );
}

function teamColumns({ t, number, percent }: Texts): Column<TeamReadiness>[] {
  const figure = (
    id: string,
    header: string,
    of: (team: TeamReadiness) => number,
    visibleFrom?: Column<TeamReadiness>["visibleFrom"],
  ): Column<TeamReadiness> => ({
    id,
    header,
    cell: (team) => number(of(team)),
    sortBy: of,
    align: "end",
    ...(visibleFrom ? { visibleFrom } : {}),
  });
  return [
    { id: "team", header: t("readiness.team"), cell: ({ team }) => team.name, sortBy: ({ team }) => team.name },
    figure("clients", t("readiness.clients"), (team) => team.clients),
    figure("withGaps", t("readiness.withGaps"), (team) => team.clientsWithGaps, "sm"),
    {
      id: "completeness",
      header: t("readiness.completeness"),
      cell: ({ completeness }) => (completeness === null ? "—" : percent(completeness)),
      sortBy: ({ completeness }) => completeness,
      align: "end",
      visibleFrom: "lg",
    },
    figure("knownToOne", t("readiness.knownToOne"), (team) => team.knownToOne),
    figure("uncovered", t("readiness.uncovered"), uncoveredOf, "sm"),
    {
      id: "revenue",
      header: t("readiness.revenue"),
      cell: (team) => <Money minor={team.annualRevenueMinor} />,
      sortBy: (team) => team.annualRevenueMinor,
      align: "end",
      visibleFrom: "md",
    },
  ];
}
