import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { decideOffersRoute } from "../../../contracts/routes/offers.ts";
import { useChange } from "../../app/queries.ts";
import { DecideModal } from "../../components/decide-modal.tsx";
import { Panel } from "../../components/panel.tsx";
import { WideButton } from "../../components/wide-button.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { toChanges } from "./offer-draft.ts";
import type { OfferWork } from "./offer-work.ts";
import { useAmount } from "./use-amount.ts";

interface OfferVerdictProps {
  work: OfferWork;
  onDecided: (what: string, pending: number) => void;
}

/** Approves the rest as proposed, with its exact number, and decides the exceptions, in one go. */
export function OfferVerdict({ work, onDecided }: OfferVerdictProps) {
  const { t } = useTexts();
  const amount = useAmount();
  const { lines, draft, setDraft, totals, departureId } = work;
  const [sure, setSure] = useState<"all" | "exceptions" | null>(null);
  const decide = useChange(decideOffersRoute, {
    quiet: true,
    onDone: ({ pending, pendingForActor, ...counts }) => {
      setSure(null);
      setDraft({});
      const what = t("offers.verdict.done", {
        offered: counts.offered,
        none: counts.approved + counts.changed + counts.refused - counts.offered,
        asProposed: counts.approved,
        otherwise: counts.changed + counts.refused,
        pending,
      });
      notifications.show({ color: "teal", title: t("offers.title"), message: what });
      onDecided(what, pendingForActor);
    },
  });
  const { exceptions, rest, budgetMinor } = totals;
  if (exceptions + rest === 0) return null;
  const everything =
    exceptions === 0
      ? t("offers.verdict.approve", { count: rest })
      : t("offers.verdict.both", { count: rest, exceptions });
  const only = t("offers.verdict.only", { count: exceptions });
  const cost = sure === "exceptions" ? totals.onlyExceptionsMinor : totals.afterMinor;
  const gain = sure === "exceptions" ? totals.onlyExceptionsGainMinor : totals.gainAfterMinor;
  const submit = () =>
    decide.mutate({
      params: { departureId },
      body: {
        changes: toChanges(lines, draft),
        ...(sure === "all" ? { approveRest: true, expectedCount: rest } : {}),
      },
    });
  return (
    <Panel title={t("offers.verdict.title")}>
      <Text size="sm">
        {t("offers.verdict.exceptions", { count: exceptions })} {t("offers.verdict.rest", { count: rest })}
      </Text>
      {totals.leftMinor < 0 ? (
        <Text size="sm" c="var(--mantine-color-error)">
          {t("offers.verdict.over", { amount: amount(-totals.leftMinor) })}
        </Text>
      ) : null}
      <Group gap="sm">
        {rest > 0 ? <WideButton onClick={() => setSure("all")}>{everything}</WideButton> : null}
        {exceptions > 0 ? (
          <>
            <Button variant={rest > 0 ? "default" : "filled"} onClick={() => setSure("exceptions")}>
              {only}
            </Button>
            <Button variant="subtle" onClick={() => setDraft({})}>
              {t("offers.verdict.drop")}
            </Button>
          </>
        ) : null}
      </Group>
      {sure ? (
        <DecideModal
          title={t("offers.verdict.title")}
          button={sure === "all" ? everything : only}
          pending={decide.isPending}
          problem={decide.error}
          onClose={() => {
            decide.reset();
            setSure(null);
          }}
          onDecide={submit}
        >
          {t("offers.verdict.after", {
            cost: amount(cost),
            budget: amount(budgetMinor),
            left: amount(budgetMinor - cost),
            gain: amount(gain),
          })}
        </DecideModal>
      ) : null}
    </Panel>
  );
}
