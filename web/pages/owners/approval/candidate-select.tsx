import { Group, Select, Text } from "@mantine/core";
import type { Ref } from "react";
import { useTexts } from "../../../texts/use-texts.ts";
import type { CandidateOption } from "./candidate-options.ts";

interface CandidateSelectProps {
  groups: readonly { group: string; items: CandidateOption[] }[];
  value: string | null;
  onChange: (personId: string | null) => void;
  /** Enter or a click has chosen somebody: on to the next field. */
  onChosen: () => void;
  error?: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
}

/** A new owner, by typing a part of the name; the first one that fits is taken with Enter. */
export function CandidateSelect({ groups, value, onChange, onChosen, error, inputRef }: CandidateSelectProps) {
  const { t } = useTexts();
  const notes = new Map(groups.flatMap(({ items }) => items.map((item) => [item.value, item.note] as const)));
  return (
    <Select
      ref={inputRef}
      label={t("owners.change.person")}
      withAsterisk
      searchable
      limit={100}
      selectFirstOptionOnChange
      data-autofocus
      allowDeselect={false}
      value={value}
      onChange={onChange}
      onOptionSubmit={onChosen}
      error={error}
      data={groups.map(({ group, items }) => ({ group, items }))}
      nothingFoundMessage={t("common.palette.nothing")}
      renderOption={({ option }) => (
        <Group justify="space-between" gap="sm" w="100%">
          <span>{option.label}</span>
          <Text span size="xs" c="inherit">
            {notes.get(option.value)}
          </Text>
        </Group>
      )}
    />
  );
}
