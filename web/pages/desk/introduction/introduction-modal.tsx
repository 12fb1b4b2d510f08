import { Anchor, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "@tanstack/react-router";
import type { Introduction } from "../../../../contracts/introductions.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { IntroductionActs } from "./introduction-acts.tsx";
import { IntroductionFacts } from "./introduction-facts.tsx";

/** An introduction opened from the calendar: who, when, how, and what to do about it. */
export function IntroductionModal({ introduction, onClose }: { introduction: Introduction; onClose: () => void }) {
  const { t } = useTexts();
  const title = t("desk.introduction.title", { client: introduction.clientName });
  const finish = (message: string) => {
    notifications.show({ color: "teal", title, message });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ "aria-label": t("common.close") }}>
      <Stack>
        <IntroductionFacts introduction={introduction} />
        <Anchor component={Link} to={`/handovers/${introduction.handoverId}`} size="sm">
          {t("desk.introduction.dossier")}
        </Anchor>
        <IntroductionActs introduction={introduction} onDone={finish} />
      </Stack>
    </Modal>
  );
}
