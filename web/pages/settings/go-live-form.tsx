import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { Company } from "../../../contracts/policy.ts";
import { goLiveRoute } from "../../../contracts/routes/settings.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** Goes live by typing the company's name: for the domains named, or for all. */
export function GoLiveForm({ mode, company }: { mode: "domains" | "all"; company: Company }) {
  const { t } = useTexts();
  const [companyName, setCompanyName] = useState("");
  const [typed, setTyped] = useState(company.live.domains.join("\n"));
  const go = useChange(goLiveRoute, {
    quiet: true,
    onDone: () => {
      setCompanyName("");
      notifications.show({ color: "orange", message: t("settings.live.done") });
    },
  });
  const isTooSoon = mode === "all" && company.live.mode === "off";
  const errors = go.error?.fields ?? {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const domains = mode === "all" ? [] : typed.split(/[\s,;]+/).filter(Boolean);
    go.mutate({ body: { companyName, mode, domains } });
  };
  const domainError = Object.entries(errors).find(([field]) => field.startsWith("domains"))?.[1];
  return (
    <Panel title={t(mode === "all" ? "settings.live.allTitle" : "settings.live.someTitle")}>
      {isTooSoon ? (
        <Text size="sm" c="dimmed">
          {t("settings.live.firstSome")}
        </Text>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="sm" maw={480}>
            <FormProblem problem={go.error} mb="md" />
            {mode === "domains" ? (
              <Textarea
                label={t("settings.live.domainsLabel")}
                description={t("settings.live.domainsLead", { example: company.mailDomain })}
                autosize
                minRows={2}
                value={typed}
                error={domainError}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            ) : null}
            <TextInput
              label={t("settings.live.type", { name: company.name })}
              autoComplete="off"
              value={companyName}
              error={errors.companyName}
              onChange={(event) => setCompanyName(event.currentTarget.value)}
            />
            <Group>
              <Button type="submit" color="orange" loading={go.isPending}>
                {t(mode === "all" ? "settings.live.goAll" : "settings.live.goSome")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Panel>
  );
}
