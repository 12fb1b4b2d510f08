import { Anchor, Button, Group, Kbd, Stack, Text, Title } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef } from "react";
import type { DossierView, HandoverView } from "../../../../contracts/inventory.ts";
import { getDossierRoute } from "../../../../contracts/routes/inventory.ts";
import { useKeys } from "../../../app/keys.ts";
import { useRead } from "../../../app/queries.ts";
import { Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { HomelessTexts, SaveStatus } from "../autosave/save-status.tsx";
import { useDossierSaver } from "../autosave/use-dossier-saver.ts";
import { ContactsPanel } from "../contacts-panel.tsx";
import { GapsPanel } from "../gaps-panel.tsx";
import { QuestionsPanel } from "../questions-panel.tsx";
import { stepClient } from "./gap-clients.ts";

interface OpenClientProps {
  handoverId: string;
  rows: readonly HandoverView[];
  onOpen: (handoverId: string) => void;
}

/** The client at hand: its gaps and what fills them, and the way to the next one by key. */
export function OpenClient({ handoverId, rows, onOpen }: OpenClientProps) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const dossier = useRead(getDossierRoute, { params: { handoverId } });
  const go = (by: 1 | -1) => () => {
    const next = stepClient(rows, handoverId, by);
    if (next) onOpen(next.id);
  };
  useKeys({ "mod+Enter": go(1), "mod+shift+Enter": go(-1), KeyN: go(1), KeyP: go(-1) });
  const takeFocus = useEffectEvent(() => {
    // Whoever walks from client to client goes on at the new one; on the first look the page's own heading is heard.
    if (document.activeElement?.closest("[data-open-client]") || document.activeElement === document.body)
      heading.current?.focus();
  });
  useEffect(() => takeFocus(), []);
  const row = rows.find(({ id }) => id === handoverId);
  const position = rows.findIndex(({ id }) => id === handoverId) + 1;
  return (
    <Stack gap="sm" data-open-client>
      <Group justify="space-between" gap="xs">
        <Title order={2} ref={heading} tabIndex={-1}>
          {row?.clientName}
        </Title>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t("dossier.complete.at", { position, total: rows.length })}
          </Text>
          <Button size="xs" variant="default" onClick={go(-1)} leftSection={<IconChevronLeft size={14} />}>
            {t("dossier.complete.previous")}
          </Button>
          <Button size="xs" onClick={go(1)} rightSection={<IconChevronRight size={14} />}>
            {t("dossier.complete.next")}
          </Button>
        </Group>
      </Group>
      <Text size="xs" c="dimmed">
        <Kbd size="xs">N</Kbd> <Kbd size="xs">P</Kbd> {t("dossier.complete.keys")}
      </Text>
      <Anchor component={Link} to={`/handovers/${handoverId}`} size="sm">
        {t("work.openDossier")}
      </Anchor>
      <Loaded query={dossier}>{(data) => <ClientEditor dossier={data} />}</Loaded>
    </Stack>
  );
}

function ClientEditor({ dossier }: { dossier: DossierView }) {
  const saver = useDossierSaver(dossier);
  return (
    <Stack>
      <SaveStatus saver={saver} />
      <HomelessTexts saver={saver} />
      <GapsPanel dossier={dossier} saver={dossier.mayEdit ? saver : null} />
      <ContactsPanel dossier={dossier} saver={dossier.mayEdit ? saver : null} />
      <QuestionsPanel dossier={dossier} saver={dossier.mayEdit ? saver : null} />
    </Stack>
  );
}
