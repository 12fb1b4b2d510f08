import { Stack } from "@mantine/core";
import { listMyProposalsRoute } from "../../../../contracts/routes/owners.ts";
import { useRead } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { Empty, Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { AnswerTable } from "../accept/answer-table.tsx";
import { LoadPanel } from "../load-panel.tsx";

/** The new owner, or who stands in for them: accept or decline in one go, with what it means in places, hours and dates. */
export function AcceptClientsStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  const me = useMe();
  const proposals = useRead(listMyProposalsRoute, {});
  return (
    <Loaded query={proposals}>
      {({ departures }) => {
        const mine = departures.find(
          (one) => one.departureId === task.departureId && one.ownerId === (task.forId ?? me.id),
        );
        if (!mine) return <Empty title={t("desk.accept.none")}>{t("desk.accept.noneLead")}</Empty>;
        const { load, clients, departureId, ownerId, ...of } = mine;
        const toAnswer = clients.length;
        const activeClients = load.activeClients + load.proposed;
        const means = { ...of, clients: toAnswer, toAnswer, activeClients, capacity: load.capacity };
        return (
          <Stack>
            <LoadPanel load={means} ownerName={task.forName ?? undefined} />
            <AnswerTable departureId={departureId} ownerId={ownerId} clients={clients} onDone={onDone} />
          </Stack>
        );
      }}
    </Loaded>
  );
}
