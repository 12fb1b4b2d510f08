import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { DayInput } from "../../../components/day-input.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { type Line, noLine } from "./lines.ts";

interface LineListProps {
  legend: string;
  add: string;
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
}

/** Any number of lines, each with a text and, where there is one, a day. */
export function LineList({ legend, add, lines, onChange }: LineListProps) {
  const { t } = useTexts();
  const replace = (index: number, change: Partial<Line>) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  return (
    <Fieldset legend={legend} p="sm">
      <Stack gap="xs">
        {lines.map((line, index) => (
          <Group key={index} gap="xs" align="flex-end" wrap="wrap">
            <TextInput
              style={{ flex: "1 1 14rem" }}
              label={t("desk.introduction.line")}
              maxLength={5000}
              value={line.text}
              onChange={({ currentTarget: { value } }) => replace(index, { text: value })}
            />
            <DayInput
              label={t("desk.introduction.lineOn")}
              value={line.dueOn}
              onChange={(dueOn) => replace(index, { dueOn })}
            />
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t("desk.introduction.remove", { number: index + 1 })}
              onClick={() => onChange(lines.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          style={{ alignSelf: "flex-start" }}
          onClick={() => onChange([...lines, noLine])}
        >
          {add}
        </Button>
      </Stack>
    </Fieldset>
  );
}
