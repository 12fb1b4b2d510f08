import { Empty } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { FirstContactForm } from "../talk/first-contact-form.tsx";
import { TalkLayout } from "../talk/talk-layout.tsx";

/** The new owner's first contact: checklist with its wording, and the client's facts at hand. */
export function MakeFirstContactStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  if (!task.handoverId) return null;
  return (
    <TalkLayout handoverId={task.handoverId}>
      {(talk) =>
        talk ? (
          <FirstContactForm dossier={talk.dossier} sheet={talk.sheet} onDone={onDone} />
        ) : (
          <Empty title={t("common.state.forbidden")}>{t("common.state.forbiddenLead")}</Empty>
        )
      }
    </TalkLayout>
  );
}
