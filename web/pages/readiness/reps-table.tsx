import { Text } from "@mantine/core";
import { useMemo } from "react";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Money } from "../../components/money.tsx";
import { Panel } from "../../components/panel.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import type { RepRow } from "./sum-teams.ts";

interface RepsTableProps {
  reps: readonly RepRow[];
  withTeam: boolean;
  onOpen: (repId: string) => void;
}

/** Each rep's figures, and who could take over from them; opening one says what to do next. */
export function RepsTable({ reps, withTeam, onOpen }: RepsTableProps) {
  const texts = useTexts();
  const columns = useMemo(() => repColumns(texts, withTeam), [texts, withTeam]);
  return (
    <Panel title={texts.t("readiness.reps")}>
      {reps.length === 0 ? (
        <Text c="dimmed">{texts.t("readiness.noReps")}</Text>
      ) : (
        <DataTable
          label={texts.t("readiness.reps")}
          rows={reps}
          columns={columns}
          rowId={({ person }) => person.id}
          onOpen={({ person }) => onOpen(person.id)}
          maxHeight="50dvh"
        />
      )}
    </Panel>
  );
}

function repColumns(texts: Texts, withTeam: boolean): Column<RepRow>[] {
  const { t, number, percent } = texts;
  const figure = (
    id: string,
    header: string,
    of: (rep: RepRow) => number,
    visibleFrom: Column<RepRow>["visibleFrom"],
  ): Column<RepRow> => ({
    id,
    header,
    cell: (rep) => number(of(rep)),
    sortBy: of,
    align: "end",
    width: "6.5rem",
    ...(visibleFrom ? { visibleFrom } : {}),
  });
  const team: Column<RepRow> = {
    id: "team",
    header: t("readiness.team"),
    cell: (rep) => rep.team.name,
    sortBy: (rep) => rep.team.name,
    visibleFrom: "xl",
  };
  return [
    { id: "rep", header: t("readiness.rep"), cell: ({ person }) => person.name, sortBy: ({ person }) => person.name },
    ...(withTeam ? [team] : []),
    figure("clients", t("readiness.clients"), (rep) => rep.clients, undefined),
    figure("withGaps", t("readiness.withGaps"), (rep) => rep.clientsWithGaps, "md"),
    {
      id: "completeness",
      header: t("readiness.completeness"),
      cell: ({ completeness }) => (completeness === null ? "—" : percent(completeness)),
      sortBy: ({ completeness }) => completeness,
      align: "end",
      width: "7rem",
      visibleFrom: "xl",
    },
    figure("knownToOne", t("readiness.knownToOne"), (rep) => rep.knownToOne, undefined),
    {
      id: "revenue",
      header: t("readiness.revenue"),
      cell: (rep) => <Money minor={rep.annualRevenueMinor} />,
      sortBy: (rep) => rep.annualRevenueMinor,
      align: "end",
      width: "8rem",
      visibleFrom: "lg",
    },
    {
      id: "takeOver",
      header: t("readiness.takeOver"),
      cell: (rep) => nameColleagues(texts, rep),
      sortBy: (rep) => rep.couldTakeOver.length,
      visibleFrom: "md",
    },
    figure("uncovered", t("readiness.uncovered"), (rep) => rep.uncovered, "sm"),
  ];
}

/** The two who fit most clients, with their free places, and how many more there are. */
function nameColleagues({ t, list, number }: Texts, { couldTakeOver }: RepRow): string {
  if (couldTakeOver.length === 0) return t("readiness.nobody");
  const names = couldTakeOver.slice(0, 2).map(({ name, freePlaces }) => `${name} (${number(freePlaces)})`);
  const more = couldTakeOver.length - names.length;
  return more > 0 ? t("readiness.andMore", { names: names.join(", "), count: more }) : list(names);
}
