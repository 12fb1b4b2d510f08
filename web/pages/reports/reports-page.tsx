import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { AccessVerb } from "../../../domain/access/access-table.ts";
import { may, useMe } from "../../app/session.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { DeparturesReport } from "./departures-report.tsx";
import { PeopleReportPanel } from "./people-report-panel.tsx";
import { WorkloadReport } from "./workload-report.tsx";

const kinds = ["departures", "workload", "people"] as const;
type Kind = (typeof kinds)[number];

const parts: Record<Kind, { verb: AccessVerb; Part: ComponentType }> = {
  departures: { verb: "readReports", Part: DeparturesReport },
  workload: { verb: "readTeamFigures", Part: WorkloadReport },
  people: { verb: "readPeopleReport", Part: PeopleReportPanel },
};

/** The reports there are for this person, one at a time; which one stands in the address. */
export function ReportsPage() {
  const { t } = useTexts();
  const me = useMe();
  const navigate = useNavigate();
  const { report } = useSearch({ strict: false }) as { report?: string };
  const mine = kinds.filter((kind) => may(me, parts[kind].verb));
  const shown = mine.find((kind) => kind === report) ?? mine[0];
  if (shown === undefined) return null;
  const { Part } = parts[shown];
  return (
    <>
      <PageHeader title={t("reports.title")} />
      <Tabs
        value={shown}
        onChange={(kind) => void navigate({ to: "/reports", search: { report: kind } as never })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {mine.map((kind) => (
            <Tabs.Tab key={kind} value={kind}>
              {t(`reports.kind.${kind}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {mine.map((kind) => (
          <Tabs.Panel key={kind} value={kind}>
            {kind === shown ? <Part /> : null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
