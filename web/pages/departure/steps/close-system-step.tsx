import { Button, List, Stack, Text } from "@mantine/core";
import { confirmItTaskRoute } from "../../../../contracts/routes/tasks.ts";
import { useChange } from "../../../app/queries.ts";
import { FormProblem } from "../../../components/form-problem.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";

const toDo = {
  closeExport: ["export.right", "export.other", "export.stay"],
  closeAccount: ["account.close", "account.reply", "account.phone", "account.meetings", "account.files"],
} as const;

/** IT: exactly what is to be done in one system, and one button once it is. */
export function CloseSystemStep({ task, onDone }: StepProps) {
  const { t, day } = useTexts();
  const system = task.detail ?? "";
  const confirm = useChange(confirmItTaskRoute, {
    quiet: true,
    onDone: () => onDone(t("departure.system.done", { system })),
  });
  const isExport = task.kind === "closeExport";
  return (
    <Stack maw={640} align="flex-start">
      <Text>
        {isExport
          ? t("departure.system.exportLead", { system, name: task.departure })
          : t("departure.system.accountLead", { system, name: task.departure, day: day(task.dueDay) })}
      </Text>
      <List spacing="xs">
        {toDo[isExport ? "closeExport" : "closeAccount"].map((item) => (
          <List.Item key={item}>{t(`departure.system.${item}`)}</List.Item>
        ))}
      </List>
      <FormProblem problem={confirm.error} />
      <Button loading={confirm.isPending} onClick={() => confirm.mutate({ params: { taskId: task.id } })}>
        {t("departure.system.button", { system })}
      </Button>
    </Stack>
  );
}
