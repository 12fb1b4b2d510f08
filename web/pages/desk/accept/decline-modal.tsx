import { Button, Group, Modal, Radio, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTexts } from "../../../texts/use-texts.ts";
import type { DeclineReason } from "./answers.ts";

const reasons: readonly DeclineReason[] = ["load", "conflict", "language", "other"];

interface DeclineModalProps {
  count: number;
  onDecline: (reason: DeclineReason, note: string) => void;
  onClose: () => void;
}

/** Why some clients are declined: a code and, where wished, a note. Nothing is sent yet. */
export function DeclineModal({ count, onDecline, onClose }: DeclineModalProps) {
  const { t, label } = useTexts();
  const [reason, setReason] = useState<DeclineReason>("load");
  const [note, setNote] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDecline(reason, note.trim());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("desk.accept.declineTitle", { count })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t("desk.accept.declineLead")}</Text>
          <Radio.Group
            label={t("desk.accept.reason")}
            value={reason}
            onChange={(value) => setReason(reasons.find((one) => one === value) ?? "other")}
          >
            <Stack gap="xs" mt="xs">
              {reasons.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={label("declineReason", one)}
                  data-autofocus={one === reason || undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t("desk.accept.note")}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit">{t("desk.accept.mark")}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
