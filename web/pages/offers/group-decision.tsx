import { Group, Select, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { GroupOfferPreview } from "../../../contracts/offers.ts";
import { decideOfferGroupRoute, previewOfferGroupRoute } from "../../../contracts/routes/offers.ts";
import { useChange, useRead } from "../../app/queries.ts";
import { DecideModal } from "../../components/decide-modal.tsx";
import { Panel } from "../../components/panel.tsx";
import { Loaded, Outline } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { GroupPreview, GroupSentence } from "./group-preview.tsx";
import { nameOffer, type OfferWork } from "./offer-work.ts";

const scopes = ["all", "gold", "silver", "copper", "none"] as const;

interface GroupDecisionProps {
  work: OfferWork;
  onDecided: (what: string, pending: number) => void;
}

/** One decision for everybody who still waits, one tier, or nobody; what it costs and keeps is seen first. */
export function GroupDecision({ work, onDecided }: GroupDecisionProps) {
  const texts = useTexts();
  const { t, label } = texts;
  const [scope, setScope] = useState<(typeof scopes)[number]>("all");
  const [code, setCode] = useState<string | null>(null);
  const [sure, setSure] = useState<GroupOfferPreview | null>(null);
  const params = { departureId: work.departureId };
  const offerCode = scope === "none" ? null : code;
  const preview = useRead(
    previewOfferGroupRoute,
    { params, query: { scope, ...(offerCode ? { offerCode } : {}) } },
    { keepPrevious: true },
  );
  const decide = useChange(decideOfferGroupRoute, {
    quiet: true,
    onDone: (answer, { body }) => {
      setSure(null);
      const offered = sure?.offered ?? 0;
      const none = (body.expectedCount ?? 0) - offered;
      const what = t("offers.group.done", { offered, none, pending: answer.pending });
      notifications.show({ color: "teal", title: t("offers.title"), message: what });
      onDecided(what, answer.pendingForActor);
    },
  });
  return (
    <Panel title={t("offers.group.title")}>
      <Text size="sm" c="dimmed">
        {t("offers.group.lead")}
      </Text>
      <Group align="flex-end" gap="sm">
        <Select
          label={t("offers.group.scope")}
          allowDeselect={false}
          value={scope}
          onChange={(value) => setScope(scopes.find((one) => one === value) ?? "all")}
          data={scopes.map((value) => ({ value, label: label("offerScope", value) }))}
        />
        {scope === "none" ? null : (
          <Select
            label={t("offers.group.offer")}
            miw={260}
            flex={1}
            maw={480}
            allowDeselect={false}
            value={code ?? ""}
            onChange={(value) => setCode(value || null)}
            data={[
              { value: "", label: t("offers.group.proposed") },
              ...work.catalogue
                .filter((entry) => entry.active)
                .map((entry) => ({
                  value: entry.code,
                  label: nameOffer(texts, work.catalogue, entry.code),
                })),
            ]}
          />
        )}
      </Group>
      <Loaded query={preview} outline={<Outline rows={3} />}>
        {(shown) => <GroupPreview preview={shown} onDecide={() => setSure(shown)} />}
      </Loaded>
      {sure ? (
        <DecideModal
          title={t("offers.group.button", { count: sure.clients })}
          button={t("offers.group.button", { count: sure.clients })}
          pending={decide.isPending}
          problem={decide.error}
          onClose={() => {
            decide.reset();
            setSure(null);
          }}
          onDecide={() =>
            decide.mutate({
              params,
              body: {
                scope: sure.scope,
                offerCode: sure.offerCode,
                expectedCount: sure.clients,
                expectedTotalCostMinor: sure.totalCostMinor,
              },
            })
          }
        >
          <GroupSentence preview={sure} />
        </DecideModal>
      ) : null}
    </Panel>
  );
}
