import { Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTexts } from "../../texts/use-texts.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** The sign-in ended while somebody was at work: they sign in over their page, and nothing typed is lost. */
export function SignInAgain({ opened, onSignedIn }: { opened: boolean; onSignedIn: () => void }) {
  const { t } = useTexts();
  const cache = useQueryClient();
  const enter = () => {
    onSignedIn();
    void cache.invalidateQueries();
  };
  return (
    <Modal
      opened={opened}
      onClose={() => {}}
      withCloseButton={false}
      title={t("common.signIn.again")}
      overlayProps={{ blur: 2 }}
    >
      <Stack>
        <Text c="dimmed">{t("common.signIn.againLead")}</Text>
        <SignInForm onSignedIn={enter} />
      </Stack>
    </Modal>
  );
}
