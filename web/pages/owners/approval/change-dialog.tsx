import { Alert, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { submitOnEnter } from "../../../components/submit-on-enter.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import type { CandidateOption } from "./candidate-options.ts";
import { CandidateSelect } from "./candidate-select.tsx";

interface ChangeDialogProps {
  title: string;
  submit: string;
  groups: readonly { group: string; items: CandidateOption[] }[];
  /** What choosing this person would mean. */
  effectOf: (personId: string) => { text: string; bad: boolean } | null;
  start?: { personId: string | null; reason: string } | null;
  /** Raises the limit of a person who would have too many, and comes back here with what was typed. */
  onRaise: (personId: string, reason: string) => void;
  pending?: boolean;
  problem?: string | null;
  onSubmit: (personId: string, reason: string) => void;
  onClose: () => void;
}

/** Another person, by typing, and why; Enter chooses, then Enter confirms. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { title, submit, groups, effectOf, start, pending = false, problem, onRaise, onSubmit, onClose } = props;
  const { t } = useTexts();
  const [personId, setPersonId] = useState(start?.personId ?? null);
  const [reason, setReason] = useState(start?.reason ?? "");
  const [asked, setAsked] = useState(false);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const effect = personId === null ? null : effectOf(personId);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (personId !== null && reason.trim() !== "") onSubmit(personId, reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form onSubmit={send} noValidate>
        <Stack>
          <CandidateSelect
            groups={groups}
            value={personId}
            onChange={setPersonId}
            onChosen={() => reasonField.current?.focus()}
            error={asked && personId === null ? t("owners.change.personNeeded") : undefined}
          />
          <Text size="sm" role="status" c={effect?.bad ? "var(--mantine-color-error)" : "dimmed"}>
            {effect?.text}
          </Text>
          {effect?.bad && personId !== null ? (
            <Button
              size="xs"
              variant="default"
              style={{ alignSelf: "flex-start" }}
              onClick={() => onRaise(personId, reason)}
            >
              {t("owners.load.raise")}
            </Button>
          ) : null}
          <Textarea
            ref={reasonField}
            label={t("common.reason")}
            description={t("owners.change.reasonHint")}
            withAsterisk
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={submitOnEnter}
            error={asked && reason.trim() === "" ? t("common.reasonNeeded") : undefined}
          />
          {problem ? (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={pending}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
