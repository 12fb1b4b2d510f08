import { Button, ScrollArea, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { listUnitsRoute } from "../../../contracts/routes/people.ts";
import type { Answer } from "../../app/call.ts";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { TeamModal } from "./team-modal.tsx";

export type Team = Answer<typeof listUnitsRoute>["teams"][number];

/** Teams with their head and working time. */
export function TeamsPanel({ teams }: { teams: readonly Team[] }) {
  const { t } = useTexts();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = teams.find((team) => team.id === openId);
  return (
    <Panel title={t("people.teams")}>
      {teams.length === 0 ? <Text size="sm">{t("people.teamsEmpty")}</Text> : null}
      {teams.length > 0 ? (
        <ScrollArea>
          <Table aria-label={t("people.teams")} style={{ minWidth: "40rem" }}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("people.name")}</Table.Th>
                <Table.Th scope="col">{t("people.head")}</Table.Th>
                <Table.Th scope="col">{t("people.hours")}</Table.Th>
                <Table.Th scope="col">{t("people.zone")}</Table.Th>
                <Table.Th scope="col">{t("people.calendar")}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {teams.map((team) => (
                <Table.Tr key={team.id}>
                  <Table.Th scope="row">{team.name}</Table.Th>
                  <Table.Td>{team.headName ?? "—"}</Table.Td>
                  <Table.Td>
                    {team.dayStart}–{team.dayEnd}
                  </Table.Td>
                  <Table.Td>{team.zone}</Table.Td>
                  <Table.Td>{team.calendar === "none" ? t("people.noCalendar") : team.calendar}</Table.Td>
                  <Table.Td ta="end">
                    <Button size="xs" variant="subtle" onClick={() => setOpenId(team.id)}>
                      {t("people.change", { name: team.name })}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      ) : null}
      {open ? <TeamModal key={open.id} team={open} onClose={() => setOpenId(null)} /> : null}
    </Panel>
  );
}
