import { Loader, Select, type SelectProps, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { listPeopleRoute, listUnitsRoute } from "../../contracts/routes/people.ts";
import type { Role } from "../../domain/codes.ts";
import { useRead } from "../app/queries.ts";
import { useTexts } from "../texts/use-texts.ts";
import { tellApart } from "./tell-apart.ts";

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
  const texts = useTexts();
  const { t } = texts;
  const [typed, setTyped] = useState("");
  // Whoever was chosen from a search stays to be read when the search is over.
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const wanted = typed.trim();
  const [search] = useDebouncedValue(wanted, 200);
  const query = {
    ...(ofRole ? { role: ofRole } : {}),
    ...(takesClients ? { takesClients: "true" as const } : {}),
    ...(teamId ? { teamId } : {}),
    ...(search ? { search } : {}),
    limit: 50,
  };
  const people = useRead(listPeopleRoute, { query }, { liveEveryMs: 60_000 });
  // Nobody is chosen from the answer to what was typed before.
  const isAnswered = people.data !== undefined && search === wanted;
  const listed = isAnswered ? people.data.people.filter(({ id, left }) => !left && !without.includes(id)) : [];
  const found = listed.map((person) => ({ value: person.id, label: person.name }));
  const ids = new Set(found.map((option) => option.value));
  const shown = chosen?.value === value ? chosen?.label : name;
  const current = value && shown && !ids.has(value) ? [{ value, label: shown }] : [];
  const hasNamesakes = new Set(listed.map((person) => person.name)).size < listed.length;
  const units = useRead(listUnitsRoute, {}, { enabled: hasNamesakes, liveEveryMs: 60_000 });
  const apart = tellApart(listed, units.data?.teams ?? [], texts);
  return (
    <Select
      {...input}
      searchable
      clearable={!input.required}
      allowDeselect={false}
      value={value}
      onChange={(id, option) => {
        setChosen(option ?? null);
        setTyped("");
        onChange(id, option?.label);
      }}
      data={[...current, ...found]}
      onInput={(event) => setTyped(event.currentTarget.value)}
      // The field writes names by itself too: of who was chosen, and what it puts back when it is left.
      onSearchChange={(text) => setTyped((now) => (text === now ? now : ""))}
      filter={({ options }) =>
        wanted === "" ? options : options.filter((option) => "value" in option && ids.has(String(option.value)))
      }
      renderOption={({ option }) => (
        <Stack gap={0}>
          <span>{option.label}</span>
          {apart.has(option.value) ? (
            <Text span size="xs" c="dimmed">
              {apart.get(option.value)}
            </Text>
          ) : null}
        </Stack>
      )}
      nothingFoundMessage={isAnswered ? t("common.palette.nothing") : t("common.state.loading")}
      rightSection={people.isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
