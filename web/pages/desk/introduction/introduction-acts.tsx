import { Stack, Text, Title } from "@mantine/core";
import type { Introduction } from "../../../../contracts/introductions.ts";
import { may, useMe } from "../../../app/session.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { PickSlotForm } from "./pick-slot-form.tsx";
import { RecordForm } from "./record-form.tsx";

interface IntroductionActsProps {
  introduction: Introduction;
  onDone: (what: string) => void;
}

/** What can be done about an introduction now: fix its time until it begins, record how it went from then on. */
export function IntroductionActs({ introduction, onDone }: IntroductionActsProps) {
  const { t, instant } = useTexts();
  const me = useMe();
  const { state, startsAt, heldAt, format, handoverId } = introduction;
  if (state === "held")
    return <Text size="sm">{t("desk.introduction.held", { at: heldAt ? instant(heldAt) : "" })}</Text>;
  if (state === "cancelled") return <Text size="sm">{t("desk.introduction.cancelled")}</Text>;
  if (!may(me, "recordIntroduction") || format === "inNotice") return null;
  const hasBegun = startsAt !== null && startsAt <= me.businessNow;
  if (state === "agreed" && hasBegun)
    return (
      <Stack gap="sm">
        <Title order={3}>{t("desk.introduction.record")}</Title>
        <RecordForm introduction={introduction} onDone={onDone} />
      </Stack>
    );
  return (
    <Stack gap="sm">
      {startsAt ? <Text size="sm">{t("desk.introduction.notYet", { at: instant(startsAt) })}</Text> : null}
      <Title order={3}>{startsAt ? t("desk.introduction.pickOther") : t("desk.introduction.pick")}</Title>
      <PickSlotForm handoverId={handoverId} />
    </Stack>
  );
}
