import { Blockquote, Stack } from "@mantine/core";
import type { DossierView } from "../../../contracts/inventory.ts";
import { gates } from "../../../domain/gates.ts";
import { Facts } from "../../components/facts.tsx";
import { Panel } from "../../components/panel.tsx";
import { TierBadge } from "../../components/tier-badge.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** Where one client stands: what is settled, what is not, who comes next, and what the client itself wrote. */
export function ClientStanding({ dossier }: { dossier: DossierView }) {
  const { t, label, list, instant } = useTexts();
  const { handover, replies } = dossier;
  const shut = gates.filter((gate) => !handover.gates.includes(gate));
  const names = (codes: readonly string[]) => list(codes.map((code) => label("gate", code)));
  return (
    <Panel title={t("attention.client.title")}>
      <Facts
        rows={[
          [t("attention.objection.client"), handover.clientName],
          [t("attention.client.state"), label("clientState", handover.state)],
          [t("attention.client.tier"), <TierBadge key="tier" tier={handover.effectiveTier} />],
          [t("attention.client.nextOwner"), handover.nextOwnerName],
          [t("attention.client.gates"), names(handover.gates)],
          [t("attention.client.shut"), names(shut)],
          [t("attention.client.switchDue"), handover.switchDueAt ? instant(handover.switchDueAt) : null],
          [t("attention.client.switched"), handover.switchedAt ? instant(handover.switchedAt) : null],
          [t("attention.client.ended"), label("handoverEnd", handover.end)],
        ]}
      />
      {replies.length > 0 ? (
        <Stack gap="xs" component="section" aria-label={t("attention.client.wrote")}>
          {replies.map((text) => (
            <Blockquote key={text} p="sm" cite={t("attention.client.wrote")}>
              {text}
            </Blockquote>
          ))}
        </Stack>
      ) : null}
    </Panel>
  );
}
