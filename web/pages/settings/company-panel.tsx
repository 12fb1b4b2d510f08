import { Button, Group, NativeSelect, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Company } from "../../../contracts/policy.ts";
import { changeCompanyRoute, getSettingsRoute } from "../../../contracts/routes/settings.ts";
import type { CompanyChange } from "../../../contracts/settings.ts";
import type { Answer } from "../../app/call.ts";
import { keyOf, useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { useTexts } from "../../texts/use-texts.ts";

const lines = ["name", "currency", "mailDomain", "fromAddress", "meetingAddress"] as const;

/** What the company says of itself. What is typed stays through everything that is read again meanwhile. */
export function CompanyPanel({ company }: { company: Company }) {
  const { t } = useTexts();
  const cache = useQueryClient();
  const [draft, setDraft] = useState<CompanyChange>({});
  const save = useChange(changeCompanyRoute, {
    quiet: true,
    onDone: (saved) => {
      cache.setQueryData<Answer<typeof getSettingsRoute>>(
        keyOf(getSettingsRoute, {}),
        (shown) => shown && { ...shown, company: saved },
      );
      setDraft({});
      notifications.show({ color: "teal", message: t("settings.company.saved") });
    },
  });
  const shown = { ...company, ...draft };
  const errors = save.error?.fields ?? {};
  const set = (change: CompanyChange) => setDraft((now) => ({ ...now, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: draft });
  };
  return (
    <Panel title={t("settings.company.title")}>
      <form onSubmit={submit} noValidate>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} mb="md">
          {lines.map((field) => (
            <TextInput
              key={field}
              label={t(`settings.company.${field}`)}
              value={shown[field]}
              error={errors[field]}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          ))}
          <NativeSelect
            label={t("settings.company.locale")}
            value={shown.locale}
            onChange={(event) => set({ locale: event.currentTarget.value === "ru" ? "ru" : "en" })}
            data={[
              { value: "en", label: t("common.menu.english") },
              { value: "ru", label: t("common.menu.russian") },
            ]}
          />
          <PersonSelect
            label={t("settings.company.executive")}
            description={t("settings.company.executiveWhy")}
            ofRole="executive"
            value={shown.executiveId}
            onChange={(executiveId) => set({ executiveId })}
          />
          <Textarea
            label={t("settings.company.postalAddress")}
            description={t("settings.company.postalWhy")}
            autosize
            value={shown.postalAddress}
            error={errors.postalAddress}
            onChange={(event) => set({ postalAddress: event.currentTarget.value })}
          />
        </SimpleGrid>
        <FormProblem problem={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={Object.keys(draft).length === 0}>
            {t("common.save")}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
