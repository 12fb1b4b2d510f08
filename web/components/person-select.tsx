import { Loader, Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { listPeopleRoute } from "../../contracts/routes/people.ts";
import type { Role } from "../../domain/codes.ts";
import { useRead } from "../app/queries.ts";
import { useTexts } from "../texts/use-texts.ts";

interface PersonSelectProps extends Pick<SelectProps, "label" | "required" | "error" | "description" | "disabled"> {
  value: string | null;
  /** Name of the one who stands there at first, who need not be among those found. */
  name?: string | null;
  onChange: (personId: string | null, name?: string) => void;
  /** Only people of this role. */
  ofRole?: Role;
  /** Only people who could take clients over. */
  takesClients?: boolean;
  teamId?: string;
  /** Who may not be chosen: the leaver, oneself. */
  without?: readonly (string | null)[];
}

/** A colleague by name: typing a part of it searches the whole company. */
export function PersonSelect({
  value,
  name,
  onChange,
  ofRole,
  takesClients,
  teamId,
  without = [],
  ...input
}: PersonSelectProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  // Whoever was chosen from a search stays to be read when the search is over.
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [search] = useDebouncedValue(typed, 200);
  const query = {
    ...(ofRole ? { role: ofRole } : {}),
    ...(takesClients ? { takesClients: "true" as const } : {}),
    ...(teamId ? { teamId } : {}),
    ...(search ? { search } : {}),
    limit: 50,
  };
  const people = useRead(listPeopleRoute, { query }, { keepPrevious: true, liveEveryMs: 60_000 });
  const found = (people.data?.people ?? [])
    .filter((person) => !person.left && !without.includes(person.id))
    .map((person) => ({ value: person.id, label: person.name }));
  const isFound = found.some((option) => option.value === value);
  const shown = chosen?.value === value ? chosen?.label : name;
  const data = value && shown && !isFound ? [{ value, label: shown }, ...found] : found;
  return (
    <Select
      {...input}
      searchable
      clearable={!input.required}
      value={value}
      onChange={(id, option) => {
        setChosen(option ?? null);
        onChange(id, option?.label);
      }}
      data={data}
      onSearchChange={(text) => setTyped(data.some((option) => option.label === text) ? "" : text)}
      filter={({ options }) => options}
      nothingFoundMessage={t("common.palette.nothing")}
      rightSection={people.isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
