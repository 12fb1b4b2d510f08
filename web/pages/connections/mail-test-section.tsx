import { Alert, Button, Group, Text } from "@mantine/core";
import { IconMailForward } from "@tabler/icons-react";
import type { Connections, MailTest } from "../../../contracts/connections.ts";
import { sendTestMailRoute } from "../../../contracts/routes/connections.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { useTexts } from "../../texts/use-texts.ts";

const tones: Record<MailTest["state"], string> = {
  planned: "blue",
  claimed: "blue",
  accepted: "teal",
  failed: "red",
  unknown: "orange",
  cancelled: "gray",
  superseded: "gray",
};

/** A mail to oneself; how it ends is shown as it comes, with the server's own words. */
export function MailTestSection({ mail }: { mail: Connections["mail"] }) {
  const { t, instant } = useTexts();
  const send = useChange(sendTestMailRoute, { quiet: true });
  const { lastTest, ownMailLeaves } = mail;
  return (
    <div>
      <FormProblem problem={send.error} mb="md" />
      <Group gap="sm" mb="xs">
        <Button
          variant="default"
          leftSection={<IconMailForward size={16} />}
          loading={send.isPending}
          onClick={() => send.mutate({})}
        >
          {t("connections.test")}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t("connections.testLead")} {ownMailLeaves ? null : t("connections.testStays")}
      </Text>
      <div role="status">
        {lastTest ? (
          <Alert color={tones[lastTest.state]} p="sm">
            {t(says(lastTest, ownMailLeaves), { at: instant(lastTest.plannedAt) })}
            {lastTest.serverAnswer ? (
              <Text size="sm">
                {t("connections.words")}: <q>{lastTest.serverAnswer}</q>
              </Text>
            ) : null}
          </Alert>
        ) : null}
      </div>
    </div>
  );
}

function says({ state }: MailTest, leaves: boolean) {
  if (state === "accepted") return leaves ? "connections.testAccepted" : "connections.testKept";
  if (state === "failed") return "connections.testFailed";
  if (state === "unknown") return "connections.testUnknown";
  return state === "planned" || state === "claimed" ? "connections.testUnderWay" : "connections.testStopped";
}
