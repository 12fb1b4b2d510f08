import { Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";
import { type Me, meReading } from "../../app/session.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import classes from "./sign-in-again.module.css";
import { SignInForm } from "./sign-in-form.tsx";

/** The sign-in ended while somebody was at work: they sign in over their page, and nothing typed is lost. */
export function SignInAgain({ opened, onSignedIn }: { opened: boolean; onSignedIn: () => void }) {
  return opened ? <Dialog onSignedIn={onSignedIn} /> : null;
}

/** The browser's own dialog: it is part of what every page begins with, and so has to be small. */
function Dialog({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTexts();
  const cache = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  // Who was at work is known as long as the page stands.
  const isLeaving = cache.getQueryData<Me>(meReading().queryKey)?.ownDepartureId != null;
  useEffect(() => dialog.current?.showModal(), []);
  const enter = () => {
    onSignedIn();
    void cache.invalidateQueries();
  };
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-modal
      aria-labelledby={title}
      // A browser may close it at a second Esc whatever the page says.
      onCancel={(event) => event.preventDefault()}
      onClose={() => dialog.current?.showModal()}
    >
      <Stack>
        <Title order={2} id={title} size="h3">
          {t("common.signIn.again")}
        </Title>
        <Text c="dimmed">{t("common.signIn.againLead")}</Text>
        {isLeaving ? <Text c="dimmed">{t("common.signIn.leaverLead")}</Text> : null}
        <SignInForm onSignedIn={enter} />
      </Stack>
    </dialog>
  );
}
