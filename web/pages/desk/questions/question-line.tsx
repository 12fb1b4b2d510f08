import { Box, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { HandedQuestion } from "../../../../contracts/questions.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import classes from "./question-line.module.css";

/** One question in full, of which client it is and for when it was promised; what can be done with it at its side. */
export function QuestionLine({ question, children }: { question: HandedQuestion; children: ReactNode }) {
  const { t, label, day } = useTexts();
  const { clientName, kind, dueOn, text } = question;
  const about = [
    clientName,
    label("questionKind", kind),
    dueOn ? t("desk.questions.promised", { day: day(dueOn) }) : t("desk.questions.notPromised"),
  ];
  return (
    <Box component="li" className={classes.line}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={0} className={classes.text}>
          <Text size="sm" fw={550}>
            {text}
          </Text>
          <Text size="xs" c="dimmed">
            {about.filter(Boolean).join(" · ")}
          </Text>
        </Stack>
        {children}
      </Group>
    </Box>
  );
}

/** Questions one under the other. */
export function QuestionList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  );
}
