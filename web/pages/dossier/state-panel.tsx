import { Badge, Group, Text } from "@mantine/core";
import { IconCheck, IconCircleDashed } from "@tabler/icons-react";
import type { DossierView } from "../../../contracts/inventory.ts";
import type { Gate } from "../../../domain/gates.ts";
import { Facts } from "../../components/facts.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** How far the client is: state, gates, signatures. Whoever gets no worth is the leaver, who hears nothing of offers. */
export function StatePanel({ dossier }: { dossier: DossierView }) {
  const { t, label, instant } = useTexts();
  const { handover, signatures, worth, names } = dossier;
  const shown: Gate[] = worth ? ["owner", "inventory", "departments", "offer"] : ["owner", "inventory", "departments"];
  return (
    <Panel title={t("dossier.state.title")}>
      <Facts
        rows={[
          [t("dossier.state.state"), label("clientState", handover.state)],
          [
            t("dossier.state.switchDue"),
            handover.switchDueAt && !handover.switchedAt ? instant(handover.switchDueAt) : null,
          ],
          [t("dossier.state.switched"), handover.switchedAt ? instant(handover.switchedAt) : null],
        ]}
      />
      <Group gap={6}>
        {shown.map((gate) => (
          <GateBadge key={gate} gate={gate} open={handover.gates.includes(gate)} />
        ))}
      </Group>
      <Text fw={600} size="sm">
        {t("dossier.state.signatures")}
      </Text>
      {signatures.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("dossier.state.notSigned")}
        </Text>
      ) : null}
      {signatures.map(({ part, personId, signedAt, missing }) => (
        <div key={part}>
          <Text size="sm">
            {label("signaturePart", part)}:{" "}
            {t("dossier.state.signedBy", { name: names[personId] ?? "", at: instant(signedAt) })}
          </Text>
          {missing.length > 0 ? (
            <Text size="xs" c="dimmed">
              {t("dossier.state.signedMissing", { gaps: missing.map((code) => label("gap", code)).join("; ") })}
            </Text>
          ) : null}
        </div>
      ))}
    </Panel>
  );
}

function GateBadge({ gate, open }: { gate: Gate; open: boolean }) {
  const { t, label } = useTexts();
  const icon = open ? <IconCheck size={12} aria-hidden /> : <IconCircleDashed size={12} aria-hidden />;
  return (
    <Badge variant={open ? "light" : "outline"} color={open ? "teal" : "gray"} leftSection={icon}>
      {label("gate", gate)}: {t(open ? "dossier.state.gate.open" : "dossier.state.gate.shut")}
    </Badge>
  );
}
