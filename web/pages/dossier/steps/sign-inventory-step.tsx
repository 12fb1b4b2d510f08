import { Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { UnsignedInventories } from "../../../../contracts/inventory.ts";
import { listUnsignedInventoriesRoute, signInventoryRoute } from "../../../../contracts/routes/inventory.ts";
import { listMyTasksRoute } from "../../../../contracts/routes/tasks.ts";
import { useChange, useRead } from "../../../app/queries.ts";
import { DecideModal } from "../../../components/decide-modal.tsx";
import { Panel } from "../../../components/panel.tsx";
import { SimpleTable } from "../../../components/simple-table.tsx";
import { Empty, Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { SignGold } from "./sign-gold.tsx";
import { UnsignedTable } from "./unsigned-table.tsx";

type Unsigned = UnsignedInventories["items"][number];

/** Successor or head signs the joint inventory: a gold client alone after a look, the others in one go. */
export function SignInventoryStep(props: StepProps) {
  const { task } = props;
  if (task.kind === "signGoldInventory" && task.handoverId) return <SignGold {...props} handoverId={task.handoverId} />;
  return <SignRest {...props} />;
}

function SignRest({ task, onDone }: StepProps) {
  const { t } = useTexts();
  const unsigned = useRead(listUnsignedInventoriesRoute, { params: { departureId: task.departureId } });
  return (
    <Loaded query={unsigned}>
      {({ items }) => {
        const rest = items.filter(({ gold }) => !gold);
        if (items.length === 0) return <Empty title={t("dossier.sign.nothing")}>{t("dossier.sign.nothingLead")}</Empty>;
        return (
          <Stack>
            {rest.length > 0 ? <RestPanel departureId={task.departureId} rest={rest} onDone={onDone} /> : null}
            <GoldPanel gold={items.filter(({ gold }) => gold)} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

interface RestPanelProps {
  departureId: string;
  rest: readonly Unsigned[];
  onDone: (what: string) => void;
}

/** What is signed is exactly what is listed: a client that came or went meanwhile is not signed unseen. */
function RestPanel({ departureId, rest, onDone }: RestPanelProps) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const sign = useChange(signInventoryRoute, {
    quiet: true,
    onDone: ({ signed, withGaps }) => onDone(t("dossier.sign.signed", { signed, gaps: withGaps })),
  });
  const counts = t("dossier.sign.restCounts", {
    total: rest.length,
    gaps: rest.filter(({ gapCodes }) => gapCodes.length > 0).length,
  });
  const button = t("dossier.sign.restButton", { count: rest.length });
  const body = { handoverIds: rest.map(({ handoverId }) => handoverId) };
  return (
    <Panel title={t("dossier.sign.rest")} actions={<Button onClick={() => setAsking(true)}>{button}</Button>}>
      <Text size="sm">{counts}</Text>
      <Text size="sm" c="dimmed">
        {t("dossier.sign.restLead")}
      </Text>
      <UnsignedTable rows={rest} />
      {asking ? (
        <DecideModal
          title={t("dossier.sign.confirm")}
          button={button}
          pending={sign.isPending}
          problem={sign.error}
          onDecide={() => sign.mutate({ params: { departureId }, body })}
          onClose={() => setAsking(false)}
        >
          {counts}
        </DecideModal>
      ) : null}
    </Panel>
  );
}

/** Gold clients have a task each; from here it is one step to it. */
function GoldPanel({ gold }: { gold: readonly Unsigned[] }) {
  const { t, label, list } = useTexts();
  const tasks = useRead(listMyTasksRoute, {});
  if (gold.length === 0) return null;
  const taskOf = (handoverId: string) =>
    tasks.data?.items.find((one) => one.kind === "signGoldInventory" && one.handoverId === handoverId);
  return (
    <Panel title={t("dossier.sign.gold")}>
      <Text size="sm" c="dimmed">
        {t("dossier.sign.goldListLead")}
      </Text>
      <SimpleTable
        label={t("dossier.sign.gold")}
        head={[t("dossier.complete.client"), t("dossier.sign.missing"), t("dossier.sign.goldTitle")]}
        empty=""
        rows={gold.map(({ handoverId, clientName, gapCodes }) => {
          const task = taskOf(handoverId);
          return {
            key: handoverId,
            cells: [
              clientName,
              list(gapCodes.map((code) => label("gap", code))) || t("dossier.sign.nothingMissing"),
              <Group key="look">
                {task ? (
                  <Button component={Link} to={`/tasks/${task.id}`} size="compact-sm" variant="default">
                    {t("dossier.sign.look")}
                  </Button>
                ) : null}
              </Group>,
            ],
          };
        })}
      />
    </Panel>
  );
}
