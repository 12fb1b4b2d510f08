import { Checkbox, Group, Stack, Text } from "@mantine/core";
import type { Introduction } from "../../../../contracts/introductions.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { LineList } from "./line-list.tsx";
import { listColleagues } from "./list-participants.ts";
import type { TypedRecord } from "./typed-record.ts";

interface HeldFieldsProps {
  introduction: Introduction;
  typed: TypedRecord;
  onChange: (part: Partial<TypedRecord>) => void;
}

/** What was promised and asked, and which colleague was not there. */
export function HeldFields({ introduction, typed, onChange }: HeldFieldsProps) {
  const { t } = useTexts();
  return (
    <Stack gap="sm">
      <Text size="sm">{t("desk.introduction.linesLead")}</Text>
      <LineList
        legend={t("desk.introduction.promises")}
        add={t("desk.introduction.addPromise")}
        lines={typed.promises}
        onChange={(promises) => onChange({ promises })}
      />
      <LineList
        legend={t("desk.introduction.questions")}
        add={t("desk.introduction.addQuestion")}
        lines={typed.questions}
        onChange={(questions) => onChange({ questions })}
      />
      <Checkbox.Group
        label={t("desk.introduction.absent")}
        value={typed.absentIds}
        onChange={(absentIds) => onChange({ absentIds })}
      >
        <Group mt="xs">
          {listColleagues(introduction).map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </Group>
      </Checkbox.Group>
    </Stack>
  );
}
