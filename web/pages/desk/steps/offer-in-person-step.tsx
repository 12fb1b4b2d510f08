import { Text, Textarea } from "@mantine/core";
import { recordOfferRoute } from "../../../../contracts/routes/send-list.ts";
import { useChange } from "../../../app/queries.ts";
import { useKept } from "../../../app/use-kept.ts";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { RecordedForm } from "../talk/recorded-form.tsx";
import { Offer } from "../talk/talk-facts.tsx";
import { TalkLayout } from "../talk/talk-layout.tsx";

/** The decided offer that no letter carried, made by the new owner in person. */
export function OfferInPersonStep({ task, onDone }: StepProps) {
  const { t, label } = useTexts();
  const handoverId = task.handoverId ?? "";
  const [note, keep, forget] = useKept(`offer:${handoverId}`, "");
  const record = useChange(recordOfferRoute, {
    quiet: true,
    onDone: () => {
      forget();
      onDone(t("desk.offer.done"));
    },
  });
  const said = note.trim();
  return (
    <TalkLayout handoverId={handoverId}>
      {(talk) => (
        <Panel title={t("desk.facts.offer")}>
          <Text size="sm">
            {t("desk.offer.lead")} {task.detail ? label("taskDetail", task.detail) : null}
          </Text>
          {talk ? <Offer offer={talk.sheet.offer ?? null} /> : null}
          <RecordedForm
            button={t("desk.offer.submit")}
            pending={record.isPending}
            problem={record.error}
            onSubmit={() => record.mutate({ params: { handoverId }, body: said ? { note: said } : {} })}
          >
            <Textarea
              label={t("desk.offer.note")}
              autosize
              minRows={2}
              maxLength={5000}
              value={note}
              onChange={({ currentTarget: { value } }) => keep(value)}
            />
          </RecordedForm>
        </Panel>
      )}
    </TalkLayout>
  );
}
