import { Alert, Button, Code, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { verifyAuditRoute } from "../../../contracts/routes/audit.ts";
import { useChange } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { Failed } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { describeFault, type Verdict } from "./describe-fault.ts";

/** More faults than these tell nothing more to a reader. */
const MOST = 100;

/** Computes the chain anew and says whether it holds, and where it does not. */
export function VerifyPanel() {
  const { t } = useTexts();
  const [head, setHead] = useState("");
  const [wrong, setWrong] = useState(false);
  const verify = useChange(verifyAuditRoute, { quiet: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const expectedHead = head.trim().toLowerCase();
    const isHash = expectedHead === "" || /^[0-9a-f]{64}$/.test(expectedHead);
    setWrong(!isHash);
    if (isHash) verify.mutate({ body: expectedHead === "" ? {} : { expectedHead } });
  };
  return (
    <Panel title={t("audit.verify.title")}>
      <Text size="sm" c="dimmed">
        {t("audit.verify.lead")}
      </Text>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm" align="flex-start">
          <TextInput
            w="100%"
            maw={640}
            label={t("audit.verify.head")}
            description={t("audit.verify.headHint")}
            value={head}
            onChange={(event) => setHead(event.currentTarget.value)}
            error={wrong ? t("audit.verify.headWrong") : undefined}
            spellCheck={false}
            autoComplete="off"
          />
          <Button type="submit" loading={verify.isPending} leftSection={<IconShieldCheck size={16} />}>
            {t(verify.isPending ? "audit.verify.running" : "audit.verify.submit")}
          </Button>
        </Stack>
      </form>
      <div role="status">
        {verify.isSuccess ? <Result verdict={verify.data} head={verify.variables.body?.expectedHead ?? ""} /> : null}
      </div>
      {verify.isError ? <Failed problem={verify.error} /> : null}
    </Panel>
  );
}

function Result({ verdict, head }: { verdict: Verdict; head: string }) {
  const texts = useTexts();
  const { t } = texts;
  const { sealed, events, faults } = verdict;
  if (verdict.valid)
    return (
      <Alert color="teal" icon={<IconShieldCheck />} title={t("audit.verify.valid")}>
        <Text size="sm">
          {t("audit.verify.validLead", { sealed, waiting: events - sealed })}
          {head === "" ? "" : ` ${t("audit.verify.headKnown")}`}
        </Text>
        <HeadNow head={verdict.head} />
      </Alert>
    );
  return (
    <Alert color="red" icon={<IconShieldX />} title={t("audit.verify.broken")}>
      <Text size="sm">{t("audit.verify.brokenLead", { count: faults.length, sealed })}</Text>
      <List size="sm" my="xs">
        {faults.slice(0, MOST).map((fault) => (
          <List.Item key={`${fault.kind} ${fault.at}`}>{describeFault(texts, fault, { head, sealed })}</List.Item>
        ))}
      </List>
      {faults.length > MOST ? <Text size="sm">{t("audit.verify.most", { count: MOST })}</Text> : null}
      <HeadNow head={verdict.head} />
    </Alert>
  );
}

function HeadNow({ head }: { head: string | null }) {
  const { t } = useTexts();
  if (head === null) return null;
  return (
    <Group gap={6} mt="xs">
      <Text size="sm">{t("audit.verify.headNow")}:</Text>
      <Code style={{ overflowWrap: "anywhere" }}>{head}</Code>
    </Group>
  );
}
