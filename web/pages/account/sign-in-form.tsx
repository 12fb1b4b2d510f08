import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { callSignIn } from "../../app/call.ts";
import type { Problem } from "../../app/problem.ts";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";

/** E-mail and password; the session is a cookie that scripts cannot read. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const [values, setValues] = useState({ email: "", password: "" });
  const signIn = useMutation<void, Problem>({
    mutationFn: () => callSignIn("sign-in/email", values),
    onSuccess: onSignedIn,
    meta: { door: true },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  const change = (field: keyof typeof values) => (event: { currentTarget: { value: string } }) =>
    setValues({ ...values, [field]: event.currentTarget.value });
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t("common.signIn.email")}
          type="email"
          autoComplete="username"
          required
          data-autofocus
          value={values.email}
          onChange={change("email")}
        />
        <PasswordInput
          label={t("common.signIn.password")}
          autoComplete="current-password"
          required
          value={values.password}
          onChange={change("password")}
        />
        {signIn.error ? (
          <Alert color="red" role="alert">
            {signIn.error.status === 401 ? t("common.signIn.wrong") : describeProblem(texts, signIn.error)}
          </Alert>
        ) : null}
        <Button type="submit" loading={signIn.isPending}>
          {t("common.signIn.submit")}
        </Button>
      </Stack>
    </form>
  );
}
