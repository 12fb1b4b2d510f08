import { Alert, Button, Group, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import type { Problem } from "../../../app/problem.ts";
import { describeProblem } from "../../../texts/describe-problem.ts";
import { useTexts } from "../../../texts/use-texts.ts";

interface RecordedFormProps {
  children: ReactNode;
  button: string;
  pending: boolean;
  problem: Problem | null;
  disabled?: boolean;
  onSubmit: () => void;
}

/** A form that records what somebody did; a refusal is shown beside what was typed, which stays. */
export function RecordedForm({ children, button, pending, problem, disabled, onSubmit }: RecordedFormProps) {
  const texts = useTexts();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {children}
        {problem ? (
          <Alert color="red" role="alert" title={texts.t("common.refused")}>
            {describeProblem(texts, problem)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button type="submit" loading={pending} disabled={disabled}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
