import { Alert, Anchor, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { IconRefreshAlert } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo, type ReactNode } from "react";
import { Facts } from "../../../components/facts.tsx";
import { Money } from "../../../components/money.tsx";
import { Panel } from "../../../components/panel.tsx";
import { TierBadge } from "../../../components/tier-badge.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { Alternatives } from "./alternatives.tsx";
import type { ApprovalRow } from "./approval-row.ts";
import type { Load } from "./compute-loads.ts";
import { describeMark, describeMeanwhile, describeReasons } from "./describe-row.ts";

/** What can be done with one or some clients. */
export interface RowActs {
  change: (personId?: string) => void;
  refuse: () => void;
  review: () => void;
  takeBack: () => void;
}

interface RowDetailProps {
  one: ApprovalRow | null;
  loads: readonly Load[];
  personName: (id: string) => string;
  /** Left out for who only reads. */
  actsFor?: (rows: readonly ApprovalRow[]) => RowActs;
}

/** Everything about the client under the cursor that its decision needs. */
export const RowDetail = memo(Detail);

function Detail({ one, loads, personName, actsFor }: RowDetailProps) {
  const texts = useTexts();
  const { t } = texts;
  if (one === null)
    return (
      <Panel title={t("owners.detail.title")}>
        <Text size="sm" c="dimmed">
          {t("owners.detail.none")}
        </Text>
      </Panel>
    );
  const { row, mark, state } = one;
  const acts = actsFor?.([one]);
  const meanwhile = describeMeanwhile(texts, one, personName);
  const reasons = describeReasons(texts, row);
  return (
    <Panel title={row.clientName}>
      {meanwhile ? (
        <Alert color="orange" icon={<IconRefreshAlert />} p="xs">
          <Text size="sm">{meanwhile}</Text>
          {acts ? (
            <Button size="xs" variant="default" mt={6} onClick={acts.review}>
              {t("owners.meanwhile.read")}
            </Button>
          ) : null}
        </Alert>
      ) : null}
      {row.exceptions.length > 0 ? (
        <Group gap={4}>
          {row.exceptions.map((code) => (
            <Badge key={code} size="sm" variant="light" color="orange" c="var(--mantine-color-text)">
              {t(`owners.exception.${code}`)}
            </Badge>
          ))}
        </Group>
      ) : null}
      <Group gap="xs">
        {acts && state !== "gone" ? (
          <>
            <Button size="xs" onClick={() => acts.change()}>
              {t("owners.act.change")}
            </Button>
            <Button size="xs" variant="default" onClick={acts.refuse}>
              {t("owners.act.refuse")}
            </Button>
            {mark === null ? (
              <Button size="xs" variant="default" onClick={acts.review}>
                {t("owners.act.review")}
              </Button>
            ) : (
              <Button size="xs" variant="default" onClick={acts.takeBack}>
                {t("owners.act.takeBack")}
              </Button>
            )}
          </>
        ) : null}
        <Anchor component={Link} to={`/handovers/${row.handoverId}`} size="sm">
          {t("owners.detail.dossier")}
        </Anchor>
      </Group>
      <Facts
        rows={[
          [t("owners.column.tier"), <TierBadge key="tier" tier={row.tier} />],
          [t("owners.column.value"), <Money key="value" minor={row.annualProfitMinor} />],
          [t("owners.detail.proposed"), row.proposedName ?? t("owners.nobody")],
          [t("owners.detail.reasons"), reasons.length > 0 ? <Lines key="why" lines={reasons} /> : null],
          [t("owners.detail.suggestion"), row.suggestedId ? personName(row.suggestedId) : null],
          [t("owners.detail.risk", { score: row.riskScore }), <RiskLines key="risk" row={row} />],
          [
            t("owners.detail.myDecision"),
            mark?.decision ? `${describeMark(texts, mark, personName)}: ${mark.decision.reason}` : null,
          ],
        ]}
      />
      <Alternatives
        row={row}
        loads={loads}
        personName={personName}
        onChoose={acts && state !== "gone" ? acts.change : undefined}
      />
    </Panel>
  );
}

function RiskLines({ row }: { row: ApprovalRow["row"] }) {
  const { t, label } = useTexts();
  const lines = row.riskReasons.map(({ code, points }) => {
    const what = code === "leaverLeaves" ? t("owners.detail.base") : label("sign", code);
    return `${what} (${t("owners.detail.points", { points })})`;
  });
  return <Lines lines={lines} />;
}

const Lines = ({ lines }: { lines: readonly ReactNode[] }) => (
  <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: "none" }}>
    {lines.map((line, at) => (
      <li key={at}>{line}</li>
    ))}
  </Stack>
);
