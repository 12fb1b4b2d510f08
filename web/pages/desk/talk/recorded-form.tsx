import { Button, Group, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import type { Problem } from "../../../app/problem.ts";
import { FormProblem } from "../../../components/form-problem.tsx";

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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {children}
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button type="submit" loading={pending} disabled={disabled}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
