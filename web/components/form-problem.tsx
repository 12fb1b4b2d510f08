import { Alert, type AlertProps } from "@mantine/core";
import type { Problem } from "../app/problem.ts";
import { describeProblem } from "../texts/describe-problem.ts";
import { useTexts } from "../texts/use-texts.ts";

/** Above a form's button: why it was refused. What is wrong with single fields stands at them. */
export function FormProblem({
  problem,
  ...place
}: { problem: Problem | null | undefined } & Pick<AlertProps, "mb" | "mt">) {
  const texts = useTexts();
  if (!problem) return null;
  return (
    <Alert color="red" role="alert" {...place}>
      {describeProblem(texts, problem)}
    </Alert>
  );
}
