import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { HandoverView } from "../../../contracts/inventory.ts";
import { letGoClientRoute } from "../../../contracts/routes/handovers.ts";
import { useChange } from "../../app/queries.ts";
import { DecideModal } from "../../components/decide-modal.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** The last way out: a client deliberately not pursued, asked once more and with the reason. */
export function LetGoPanel({ handover, onDone }: { handover: HandoverView; onDone: (what: string) => void }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const name = { client: handover.clientName };
  const letGo = useChange(letGoClientRoute, {
    quiet: true,
    onDone: () => {
      setAsking(false);
      onDone(t("attention.letGo.done", name));
    },
  });
  return (
    <Panel title={t("attention.letGo.title")}>
      <Text size="sm" c="dimmed">
        {t("attention.letGo.lead")}
      </Text>
      <Group>
        <Button color="red" variant="outline" onClick={() => setAsking(true)}>
          {t("attention.letGo.button")}
        </Button>
      </Group>
      {asking ? (
        <DecideModal
          title={t("attention.letGo.title")}
          button={t("attention.letGo.sure", name)}
          reason="required"
          danger
          pending={letGo.isPending}
          problem={letGo.error}
          onClose={() => {
            letGo.reset();
            setAsking(false);
          }}
          onDecide={(reason) => letGo.mutate({ params: { handoverId: handover.id }, body: { reason } })}
        >
          {t("attention.letGo.lead")}
        </DecideModal>
      ) : null}
    </Panel>
  );
}
