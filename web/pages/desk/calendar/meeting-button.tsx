import { Group, Text, UnstyledButton } from "@mantine/core";
import type { Introduction } from "../../../../contracts/introductions.ts";
import { TierBadge } from "../../../components/tier-badge.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import classes from "./meeting-button.module.css";

interface MeetingButtonProps {
  introduction: Introduction;
  when?: string;
  onOpen: (introductionId: string) => void;
}

/** One introduction as a line that opens it. */
export function MeetingButton({ introduction, when, onOpen }: MeetingButtonProps) {
  const { label } = useTexts();
  const { id, clientName, format, state, tier } = introduction;
  return (
    <UnstyledButton className={classes.meeting} onClick={() => onOpen(id)}>
      <Group gap="sm" wrap="wrap">
        {when ? (
          <Text size="sm" fw={550} className={classes.when}>
            {when}
          </Text>
        ) : null}
        <Text size="sm">{clientName}</Text>
        <TierBadge tier={tier} />
        <Text size="sm" c="dimmed">
          {label("introductionFormat", format)} · {label("introductionState", state)}
        </Text>
      </Group>
    </UnstyledButton>
  );
}
