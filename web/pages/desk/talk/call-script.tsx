import { Blockquote, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../../app/session.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { useTextsIn } from "../../../texts/use-texts-in.ts";
import { ScriptLanguage } from "./script-language.tsx";
import { scriptParams } from "./script-params.ts";
import type { Talk } from "./talk-layout.tsx";

/** The wording of the call about the change, in the client's language. */
export function CallScript({ dossier, sheet }: Talk) {
  const { t } = useTexts();
  const me = useMe();
  const [locale, setLocale] = useState(dossier.client.locale);
  const say = useTextsIn(locale);
  const { nextOwnerId, departureId } = dossier.handover;
  const by = nextOwnerId === me.id ? "callByOwner" : me.ownDepartureId === departureId ? "callByLeaver" : "call";
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={550}>
          {t("desk.call.say")}
        </Text>
        <ScriptLanguage locale={locale} onChange={setLocale} />
      </Group>
      <Blockquote p="sm" lang={locale}>
        {say?.(`desk.script.${by}`, scriptParams(me, dossier, sheet, locale))}
      </Blockquote>
    </Stack>
  );
}
