import { Button } from "@mantine/core";
import { useState } from "react";
import type { listUnitsRoute } from "../../../contracts/routes/people.ts";
import type { Answer } from "../../app/call.ts";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { NewTeamModal } from "./new-team-modal.tsx";
import { TeamModal } from "./team-modal.tsx";

export type Team = Answer<typeof listUnitsRoute>["teams"][number];

/** Teams with their head and working time. */
export function TeamsPanel({ teams }: { teams: readonly Team[] }) {
  const { t } = useTexts();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = teams.find((team) => team.id === openId);
  return (
    <Panel
      title={t("people.teams")}
      actions={
        <Button size="xs" variant="default" onClick={() => setOpenId("new")}>
          {t("people.teamAdd")}
        </Button>
      }
    >
      <SimpleTable
        label={t("people.teams")}
        empty={t("people.teamsEmpty")}
        head={[
          t("people.name"),
          t("people.head"),
          t("people.hours"),
          t("people.zone"),
          t("people.calendar"),
          t("people.act"),
        ]}
        rows={teams.map((team) => ({
          key: team.id,
          cells: [
            team.name,
            team.headName ?? "—",
            `${team.dayStart}–${team.dayEnd}`,
            team.zone,
            team.calendar === "none" ? t("people.noCalendar") : team.calendar,
            <Button key="change" size="xs" variant="subtle" onClick={() => setOpenId(team.id)}>
              {t("people.change", { name: team.name })}
            </Button>,
          ],
        }))}
      />
      {openId === "new" ? <NewTeamModal onClose={() => setOpenId(null)} /> : null}
      {open ? <TeamModal key={open.id} team={open} onClose={() => setOpenId(null)} /> : null}
    </Panel>
  );
}
