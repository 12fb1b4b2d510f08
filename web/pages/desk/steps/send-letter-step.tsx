import { Text } from "@mantine/core";
import { useState } from "react";
import { recordLetterRoute } from "../../../../contracts/routes/send-list.ts";
import { useChange } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { DayInput } from "../../../components/day-input.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { describeProgress } from "../talk/describe-progress.ts";
import { RecordedForm } from "../talk/recorded-form.tsx";
import { TalkLayout } from "../talk/talk-layout.tsx";

/** A registered letter where nothing else reaches the client: the day it was delivered. */
export function SendLetterStep({ task, onDone }: StepProps) {
  const texts = useTexts();
  const { t } = texts;
  const today = useMe().businessNow.slice(0, 10);
  const [deliveredOn, setDeliveredOn] = useState<string | null>(today);
  const record = useChange(recordLetterRoute, {
    quiet: true,
    onDone: (progress) => onDone(describeProgress(texts, progress)),
  });
  const { handoverId } = task;
  if (!handoverId) return null;
  const submit = () => {
    if (deliveredOn) record.mutate({ params: { handoverId }, body: { deliveredOn } });
  };
  return (
    <TalkLayout handoverId={handoverId}>
      {() => (
        <Panel title={t("desk.letter.submit")}>
          <Text size="sm">{t("desk.letter.lead")}</Text>
          <RecordedForm
            button={t("desk.letter.submit")}
            pending={record.isPending}
            problem={record.error}
            disabled={!deliveredOn}
            onSubmit={submit}
          >
            <DayInput
              label={t("desk.letter.deliveredOn")}
              description={t("desk.letter.means")}
              required
              max={today}
              value={deliveredOn}
              error={record.error?.fields.deliveredOn}
              onChange={setDeliveredOn}
            />
          </RecordedForm>
        </Panel>
      )}
    </TalkLayout>
  );
}
