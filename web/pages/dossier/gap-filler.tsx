import { Alert, Button, Group, NativeSelect, Text, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import type { DossierView } from "../../../contracts/inventory.ts";
import { answerGapsRoute, updateContactRoute } from "../../../contracts/routes/inventory.ts";
import { useChange } from "../../app/queries.ts";
import { useKept } from "../../app/use-kept.ts";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { AddContactForm } from "./add-contact-form.tsx";
import type { DossierSaver } from "./autosave/dossier-saver.ts";
import { answerOf, type Gap, type GapAnswer } from "./gap-answers.ts";

interface GapFillerProps {
  gap: Gap;
  dossier: DossierView;
  saver: DossierSaver;
}

/** What fills one gap: an answer in words, a contact, or the place further down where it belongs. */
export function GapFiller({ gap, dossier, saver }: GapFillerProps) {
  const { t } = useTexts();
  const answer = answerOf[gap.code];
  if (answer) return <AnswerForm gap={gap} dossier={dossier} answer={answer} />;
  if (gap.code === "noContact") return <AddContactForm handoverId={dossier.handover.id} opened />;
  if (gap.code === "noDecisionMaker") return <DecisionMakerSelect dossier={dossier} />;
  if (gap.code === "contactUnverified") return <ConfirmContact gap={gap} dossier={dossier} saver={saver} />;
  const place = gap.code === "questionWithoutDescription" ? "inQuestions" : "inContacts";
  return (
    <Text size="sm" c="dimmed">
      {t(`dossier.gaps.${place}`)}
    </Text>
  );
}

function AnswerForm({ gap, dossier, answer }: { gap: Gap; dossier: DossierView; answer: GapAnswer }) {
  const texts = useTexts();
  const { t, label } = texts;
  const { id: handoverId, departureId } = dossier.handover;
  const [text, setText, drop] = useKept(`form:${handoverId}:answer:${answer}:${gap.subjectId ?? ""}`, "");
  const fill = useChange(answerGapsRoute, { quiet: true, onDone: drop });
  const send = (chosen: GapAnswer) =>
    fill.mutate({
      params: { departureId },
      body: {
        handoverIds: [handoverId],
        answer: chosen,
        text: chosen === "noPromises" ? "" : text,
        ...(gap.subjectId === null ? {} : { subjectId: gap.subjectId }),
      },
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(answer);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end" mt={4}>
        <Textarea
          size="sm"
          autosize
          minRows={1}
          style={{ flex: "1 1 16rem" }}
          label={t("dossier.gaps.answer")}
          aria-label={`${t("dossier.gaps.answer")}: ${label("gap", gap.code)}`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default" disabled={text.trim() === ""} loading={fill.isPending}>
          {t("dossier.gaps.answerButton")}
        </Button>
        {answer === "promises" ? (
          <Button size="sm" variant="default" onClick={() => send("noPromises")} loading={fill.isPending}>
            {t("dossier.gaps.noPromises")}
          </Button>
        ) : null}
      </Group>
      {fill.error ? (
        <Alert color="red" role="alert" mt="xs">
          {describeProblem(texts, fill.error)}
        </Alert>
      ) : null}
    </form>
  );
}

function DecisionMakerSelect({ dossier }: { dossier: DossierView }) {
  const { t } = useTexts();
  const name = useChange(updateContactRoute);
  const choose = (contactId: string) => {
    if (contactId === "") return;
    name.mutate({ params: { handoverId: dossier.handover.id, contactId }, body: { part: "decisionMaker" } });
  };
  return (
    <NativeSelect
      size="sm"
      mt={4}
      maw={320}
      label={t("dossier.gaps.makeDecisionMaker")}
      value=""
      disabled={name.isPending}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: "", label: "—" }, ...dossier.contacts.map(({ id, name: of }) => ({ value: id, label: of }))]}
    />
  );
}

function ConfirmContact({ gap, dossier, saver }: GapFillerProps) {
  const { t } = useTexts();
  const confirm = useChange(updateContactRoute);
  const contact = dossier.contacts.find(({ id }) => id === gap.subjectId);
  if (!contact) return null;
  const confirmToday = async () => {
    await saver.flush();
    const params = { handoverId: dossier.handover.id, contactId: contact.id };
    confirm.mutate({ params, body: { verified: true }, ifMatch: saver.version });
  };
  return (
    <Group gap="sm" mt={4}>
      <Text size="sm">{[contact.email, contact.phone].filter(Boolean).join(" · ")}</Text>
      <Button size="compact-sm" variant="default" onClick={() => void confirmToday()} loading={confirm.isPending}>
        {t("dossier.contacts.confirm")}
      </Button>
    </Group>
  );
}
