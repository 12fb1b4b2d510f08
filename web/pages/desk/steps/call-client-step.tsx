import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { CallForm } from "../talk/call-form.tsx";
import { CallScript } from "../talk/call-script.tsx";
import { TalkLayout } from "../talk/talk-layout.tsx";

/** A call about the change before or instead of the letter: what to say, and how it ended. */
export function CallClientStep({ task, onDone }: StepProps) {
  const { label } = useTexts();
  const { handoverId } = task;
  if (!handoverId) return null;
  return (
    <TalkLayout handoverId={handoverId}>
      {(talk) => (
        <Panel title={task.detail ? label("taskDetail", task.detail) : label("task", task.kind)}>
          {talk ? <CallScript {...talk} /> : null}
          <CallForm handoverId={handoverId} contacts={talk?.dossier.contacts ?? []} onDone={onDone} />
        </Panel>
      )}
    </TalkLayout>
  );
}
