import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { SettleEffectForm } from "./settle-effect-form.tsx";

/** Was it sent or not: nothing of unknown outcome is sent again by the system. */
export function SettleUnknownEffectStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  return (
    <SettleEffectForm
      effectId={task.subjectId ?? ""}
      kind={task.detail ?? ""}
      onDone={(found) => onDone(t("departure.effect.done", { outcome: t(`departure.effect.${found}`) }))}
    />
  );
}
