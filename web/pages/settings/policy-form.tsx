import { Button, Checkbox, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Policy } from "../../../contracts/policy.ts";
import type { PolicyPreview } from "../../../contracts/policy-preview.ts";
import { changePolicyRoute, getSettingsRoute, previewPolicyRoute } from "../../../contracts/routes/settings.ts";
import type { Answer } from "../../app/call.ts";
import { keyOf, useChange } from "../../app/queries.ts";
import { useKept } from "../../app/use-kept.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import {
  findMisfits,
  minorDigitsOf,
  type PolicyDraft,
  policyGroups,
  tickProspects,
  toPolicyChange,
  typePolicy,
} from "./policy-fields.ts";
import { PolicyNumber } from "./policy-number.tsx";
import { PolicyPreviewPanel } from "./policy-preview-panel.tsx";

/**
 * All policies; before they are saved it is shown what a change means for what is open. What is typed stays on this device until it
 * is saved.
 */
export function PolicyForm({ policy, currency }: { policy: Policy; currency: string }) {
  const { t, label } = useTexts();
  const cache = useQueryClient();
  const [draft, setDraft] = useKept<PolicyDraft>("policies", {});
  const [seen, setSeen] = useState<PolicyPreview | null>(null);
  const preview = useChange(previewPolicyRoute, { quiet: true, onDone: setSeen });
  const save = useChange(changePolicyRoute, {
    quiet: true,
    onDone: (saved) => {
      cache.setQueryData<Answer<typeof getSettingsRoute>>(
        keyOf(getSettingsRoute, {}),
        (shown) => shown && { ...shown, policy: saved },
      );
      change({});
      notifications.show({ color: "teal", message: t("settings.preview.saved") });
    },
  });
  const minorDigits = minorDigitsOf(currency);
  const body = toPolicyChange(policy, draft, minorDigits);
  const misfits = findMisfits(policy, draft);
  const misfit = (path: string) => {
    const before = misfits[path];
    return before && t("settings.policy.stageShares.misfit", { before: label("stage", before) });
  };
  const count = Object.keys(draft).length;
  const problem = save.error ?? preview.error;
  const change = (next: PolicyDraft) => {
    setDraft(next);
    setSeen(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.reset();
    preview.mutate({ body });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {policyGroups.map(({ id, fields }) => (
          <Panel key={id} title={t(`settings.group.${id}`)}>
            {id === "stages" ? (
              <Text size="sm" c="dimmed">
                {t("settings.policy.stageShares.why")}
              </Text>
            ) : null}
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
              {fields.map((field) => (
                <PolicyNumber
                  key={field.path}
                  field={field}
                  policy={policy}
                  currency={currency}
                  typed={draft[field.path]}
                  error={misfit(field.path) ?? problem?.fields[field.path]}
                  onType={(value) => change(typePolicy(policy, draft, field, value, minorDigits))}
                />
              ))}
              {id === "clients" ? (
                <Checkbox
                  label={t("settings.policy.tellProspects.label")}
                  description={t("settings.policy.tellProspects.why")}
                  checked={draft.tellProspects ?? policy.tellProspects}
                  onChange={(event) => change(tickProspects(policy, draft, event.currentTarget.checked))}
                />
              ) : null}
            </SimpleGrid>
          </Panel>
        ))}
        {seen ? (
          <PolicyPreviewPanel preview={seen} pending={save.isPending} onSave={() => save.mutate({ body })} />
        ) : null}
        {count > 0 ? (
          <Paper withBorder p="sm" bg="var(--handover-raised)" pos="sticky" bottom={0} style={{ zIndex: 2 }}>
            <FormProblem problem={problem} mb="md" />
            <Group justify="space-between">
              <Text size="sm" role="status">
                {t("settings.reviewLead", { count })}
              </Text>
              <Group gap="xs">
                <Button
                  variant="default"
                  onClick={() => {
                    change({});
                    preview.reset();
                    save.reset();
                  }}
                >
                  {t("settings.undo")}
                </Button>
                <Button type="submit" variant={seen ? "default" : "filled"} loading={preview.isPending}>
                  {t("settings.review")}
                </Button>
              </Group>
            </Group>
          </Paper>
        ) : null}
      </Stack>
    </form>
  );
}
