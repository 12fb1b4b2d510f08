import { Stack } from "@mantine/core";
import type { Introduction } from "../../../../contracts/introductions.ts";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { MeetingButton } from "./meeting-button.tsx";

/** Introductions whose time the client may still pick, or that wait to be arranged. */
export function Untimed({
  introductions,
  onOpen,
}: {
  introductions: readonly Introduction[];
  onOpen: (introductionId: string) => void;
}) {
  const { t } = useTexts();
  if (introductions.length === 0) return null;
  return (
    <Panel title={t("desk.calendar.withoutTime", { count: introductions.length })}>
      <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: "none" }}>
        {introductions.map((introduction) => (
          <li key={introduction.id}>
            <MeetingButton introduction={introduction} onOpen={onOpen} />
          </li>
        ))}
      </Stack>
    </Panel>
  );
}
