import { Radio, Stack } from "@mantine/core";
import { useTexts } from "../../../texts/use-texts.ts";
import { missedReasons, type TypedRecord } from "./typed-record.ts";

interface MissedFieldsProps {
  typed: TypedRecord;
  onChange: (part: Partial<TypedRecord>) => void;
}

/** Why it was not held. */
export function MissedFields({ typed, onChange }: MissedFieldsProps) {
  const { t, label } = useTexts();
  return (
    <Radio.Group
      label={t("desk.introduction.reason")}
      value={typed.reason}
      onChange={(value) => onChange({ reason: missedReasons.find((one) => one === value) ?? "postponed" })}
    >
      <Stack gap="xs" mt="xs">
        {missedReasons.map((reason) => (
          <Radio key={reason} value={reason} label={label("meetingFailure", reason)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
