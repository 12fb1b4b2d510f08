import { Alert, Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import type { Problem } from "../../../app/problem.ts";
import { Facts } from "../../../components/facts.tsx";
import { describeProblem } from "../../../texts/describe-problem.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import type { VerdictCounts } from "./verdict.ts";

interface ApproveDialogProps {
  counts: VerdictCounts;
  /** Of those to be approved. */
  unreviewed: number;
  /** Persons who would have more clients than they can take. */
  over: readonly string[];
  conflicts: boolean;
  pending: boolean;
  problem: Problem | null;
  onApprove: () => void;
  onClose: () => void;
}

/** Says exactly what the verdict will do, and what it leaves open, before it is given. */
export function ApproveDialog(props: ApproveDialogProps) {
  const { counts, unreviewed, over, conflicts, pending, problem, onApprove, onClose } = props;
  const texts = useTexts();
  const { t, number, list } = texts;
  const total = counts.approve + counts.change + counts.refuse;
  const leftOut = (["meanwhile", "nobody", "own"] as const).filter((which) => counts[which] > 0);
  const warning = [
    over.length > 0 ? t("owners.approve.over", { persons: list(over) }) : null,
    conflicts ? t("owners.approve.conflicts") : null,
    problem ? describeProblem(texts, problem) : null,
  ].filter((line) => line !== null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("owners.approve.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack>
        {total === 0 ? <Text size="sm">{t("owners.approve.nothing")}</Text> : null}
        <Facts
          rows={(["approve", "change", "refuse"] as const).map((what) => [
            t(`owners.approve.${what}`),
            <strong key={what}>{number(counts[what])}</strong>,
          ])}
        />
        {unreviewed > 0 ? (
          <Text size="sm" c="dimmed">
            {t("owners.approve.unreviewed", { count: unreviewed })}
          </Text>
        ) : null}
        {leftOut.length > 0 ? (
          <div>
            <Text size="sm">{t("owners.approve.leftOut")}</Text>
            <List size="sm">
              {leftOut.map((which) => (
                <List.Item key={which}>{t(`owners.approve.${which}`, { count: counts[which] })}</List.Item>
              ))}
            </List>
          </div>
        ) : null}
        {warning.length > 0 ? (
          <Alert color="red" role="alert">
            {warning.join(" ")}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          {total > 0 && !conflicts ? (
            <Button data-autofocus loading={pending} onClick={onApprove}>
              {t("owners.approve.submit", { count: total })}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Modal>
  );
}
