import { Anchor, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { createFirstAdministratorRoute } from "../../../contracts/routes/session.ts";
import { call, callSignIn } from "../../app/call.ts";
import type { Problem } from "../../app/problem.ts";
import { LanguageSwitch } from "../../components/language-switch.tsx";
import { useTitle } from "../../components/page-header.tsx";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";

/** The token stands behind the #, which no server or log ever sees. */
const readToken = () => location.hash.slice(1);

const fields = [
  { name: "name", autoComplete: "name", type: "text" },
  { name: "email", autoComplete: "username", type: "email" },
] as const;

/** The one-time link of a new installation: it makes the first administrator, who is signed in at once. */
export function FirstAdministratorPage() {
  const { t } = useTexts();
  useTitle(t("account.first.title"));
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={420}>
        <Paper withBorder p="lg">
          <Stack>
            <Title order={1}>{t("account.first.title")}</Title>
            <FirstForm />
          </Stack>
        </Paper>
        <LanguageSwitch />
      </Stack>
    </Center>
  );
}

function FirstForm() {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [token] = useState(readToken);
  const [values, setValues] = useState({ name: "", email: "", password: "" });
  const create = useMutation<void, Problem>({
    mutationFn: async () => {
      await call(createFirstAdministratorRoute, { body: values }, { link: token });
      await callSignIn("sign-in/email", { email: values.email, password: values.password });
    },
    onSuccess: () => {
      cache.clear();
      void navigate({ to: "/" });
    },
    meta: { quiet: true },
  });
  const dead = token === "" || [403, 404, 409, 410].includes(create.error?.status ?? 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  if (dead)
    return (
      <Stack role="alert">
        <Text fw={600}>{t("account.first.badLink")}</Text>
        <Text>{t("account.first.badLinkLead")}</Text>
        <Anchor component={Link} to="/sign-in">
          {t("account.first.toSignIn")}
        </Anchor>
      </Stack>
    );
  const wrong = create.error?.fields ?? {};
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text c="dimmed">{t("account.first.lead")}</Text>
        {fields.map(({ name, ...input }) => (
          <TextInput
            key={name}
            {...input}
            required
            label={t(`account.first.${name}`)}
            error={wrong[name]}
            value={values[name]}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
        <PasswordInput
          required
          minLength={10}
          autoComplete="new-password"
          label={t("account.first.password")}
          description={t("account.first.passwordHint")}
          error={wrong.password}
          value={values.password}
          onChange={(event) => setValues({ ...values, password: event.currentTarget.value })}
        />
        {create.error ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {describeProblem(texts, create.error)}
          </Text>
        ) : null}
        <Button type="submit" loading={create.isPending}>
          {t("account.first.submit")}
        </Button>
      </Stack>
    </form>
  );
}
