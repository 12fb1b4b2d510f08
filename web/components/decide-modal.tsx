import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import type { Problem } from "../app/problem.ts";
import { useTexts } from "../texts/use-texts.ts";
import { FormProblem } from "./form-problem.tsx";
import { submitOnEnter } from "./submit-on-enter.ts";
import { WideButton } from "./wide-button.tsx";

interface DecideModalProps {
  title: string;
  /** What will happen, with its count. */
  children?: ReactNode;
  button: string;
  /** `none`: only to be confirmed. */
  reason?: "required" | "optional" | "none";
  danger?: boolean;
  pending: boolean;
  problem?: Problem | null;
  onDecide: (reason: string) => void;
  onClose: () => void;
}

/** Asks once more before something that counts, with its reason where one is wanted. */
export function DecideModal(props: DecideModalProps) {
  const { title, children, button, reason = "none", danger, pending, problem, onDecide, onClose } = props;
  const { t } = useTexts();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDecide(text.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form onSubmit={submit}>
        <Stack>
          {children ? (
            <Text size="sm" component="div">
              {children}
            </Text>
          ) : null}
          {reason === "none" ? null : (
            <Textarea
              label={t("common.reason")}
              required={reason === "required"}
              autosize
              minRows={2}
              data-autofocus
              onKeyDown={submitOnEnter}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          <FormProblem problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <WideButton
              type="submit"
              data-autofocus={(reason === "none" && !danger) || undefined}
              loading={pending}
              color={danger ? "red" : undefined}
            >
              {button}
            </WideButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
