import { Badge, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { roles } from "../../../domain/codes.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Empty } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { filterPeople, type PeopleSearch, type Person } from "./filter-people.ts";
import type { Team } from "./teams-panel.tsx";

interface PeopleTableProps {
  people: readonly Person[];
  teams: readonly Team[];
  onOpen: (person: Person) => void;
}

/** Everybody by name; what is searched for stands in the address. */
export function PeopleTable({ people, teams, onOpen }: PeopleTableProps) {
  const texts = useTexts();
  const { t, label } = texts;
  const navigate = useNavigate();
  const filter = useSearch({ strict: false }) as PeopleSearch;
  const change = (next: PeopleSearch) => {
    const search = Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value));
    void navigate({ to: "/people", search: search as never, replace: true });
  };
  const shown = useMemo(() => filterPeople(people, filter), [people, filter]);
  const columns = useMemo(() => personColumns(texts, teams), [texts, teams]);
  return (
    <div>
      <Group mb="sm" gap="sm">
        <TextInput
          aria-label={t("people.search")}
          placeholder={t("people.search")}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filter.search ?? ""}
          onChange={(event) => change({ search: event.currentTarget.value })}
          w={260}
        />
        <NativeSelect
          aria-label={t("people.role")}
          value={filter.role ?? ""}
          onChange={(event) => change({ role: event.currentTarget.value })}
          data={[
            { value: "", label: t("people.anyRole") },
            ...roles.map((role) => ({ value: role, label: label("role", role) })),
          ]}
        />
        <NativeSelect
          aria-label={t("people.team")}
          value={filter.team ?? ""}
          onChange={(event) => change({ team: event.currentTarget.value })}
          data={[
            { value: "", label: t("people.anyTeam") },
            ...teams.map((team) => ({ value: team.id, label: team.name })),
          ]}
        />
      </Group>
      {shown.length === 0 ? (
        <Empty title={t("people.empty")}>{t("people.emptyLead")}</Empty>
      ) : (
        <DataTable
          label={t("people.title")}
          rows={shown}
          columns={columns}
          rowId={(person) => person.id}
          onOpen={onOpen}
          maxHeight="60dvh"
        />
      )}
    </div>
  );
}

function personColumns({ t, label, number }: Texts, teams: readonly Team[]): Column<Person>[] {
  const teamOf = (person: Person) => teams.find((team) => team.id === person.teamId)?.name ?? "—";
  return [
    {
      id: "name",
      header: t("people.name"),
      cell: (person) => (
        <Group gap={6} wrap="nowrap">
          <Text size="sm" fw={550} truncate>
            {person.name}
          </Text>
          {person.left ? (
            <Badge size="sm" variant="dot" color="gray">
              {t("people.left")}
            </Badge>
          ) : null}
        </Group>
      ),
      sortBy: (person) => person.name,
    },
    {
      id: "roles",
      header: t("people.roles"),
      cell: (person) => person.roles.map((role) => label("role", role)).join(", ") || "—",
      sortBy: (person) => person.roles.map((role) => label("role", role)).join(),
    },
    { id: "team", header: t("people.team"), cell: teamOf, sortBy: teamOf, visibleFrom: "sm" },
    {
      id: "capacity",
      header: t("people.capacity"),
      width: "9rem",
      align: "end",
      cell: (person) => (person.capacity === undefined ? "—" : number(person.capacity)),
      sortBy: (person) => person.capacity ?? null,
      visibleFrom: "md",
    },
    {
      id: "signIn",
      header: t("people.signIn"),
      width: "7rem",
      cell: (person) => t(person.hasSignIn ? "people.hasSignIn" : "people.noSignIn"),
      sortBy: (person) => (person.hasSignIn ? 1 : 0),
      visibleFrom: "md",
    },
  ];
}
