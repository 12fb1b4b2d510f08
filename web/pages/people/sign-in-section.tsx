import { Button, Group, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { createSignInRoute } from "../../../contracts/routes/people.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { Person } from "./filter-people.ts";

/** Gives a person a sign-in, or another address and password. */
export function SignInSection({ person }: { person: Person }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const [password, setPassword] = useState("");
  const email = typed ?? person.email ?? "";
  const give = useChange(createSignInRoute, {
    quiet: true,
    onDone: () => {
      setPassword("");
      notifications.show({ color: "teal", message: t("people.signInGiven", { name: person.name, email }) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate({ params: { personId: person.id }, body: { email, password } });
  };
  const errors = give.error?.fields ?? {};
  return (
    <Stack gap="sm" component="section">
      <Title order={3}>{t("people.signIn")}</Title>
      <Text size="sm" c="dimmed">
        {t("people.signInLead")}
      </Text>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FormProblem problem={give.error} />
          <TextInput
            type="email"
            autoComplete="off"
            label={t("people.email")}
            value={email}
            error={errors.email}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <PasswordInput
            autoComplete="new-password"
            visibilityToggleButtonProps={{ "aria-label": t("people.showPassword") }}
            label={t("people.password")}
            description={t("people.passwordLead")}
            value={password}
            error={errors.password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" variant="default" loading={give.isPending}>
              {t(person.hasSignIn ? "people.signInRenew" : "people.signInGive")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
