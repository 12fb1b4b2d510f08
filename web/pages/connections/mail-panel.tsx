import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Connections } from "../../../contracts/connections.ts";
import { Facts } from "../../components/facts.tsx";
import { Panel } from "../../components/panel.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { MailTestSection } from "./mail-test-section.tsx";
import { OnOff, StopsIfOff } from "./stops-if-off.tsx";

type Mail = Connections["mail"];

/** The company's mail server, what leaves by it, and a test of the whole way. */
export function MailPanel({ mail }: { mail: Mail }) {
  const texts = useTexts();
  const { t, number, instant } = texts;
  const { server, lastAcceptedAt, lastDay, waiting, stopsIfOff } = mail;
  const counts = {
    accepted: number(lastDay.accepted),
    failed: number(lastDay.failed),
    unknown: number(lastDay.unknown),
  };
  return (
    <Panel title={t("connections.mail")} actions={<OnOff on={server !== null} />}>
      <Text size="sm" c="dimmed">
        {t("connections.mailLead", { setting: "SMTP_URL" })}{" "}
        <Anchor component={Link} to="/settings/live">
          {t("connections.toLive")}
        </Anchor>
      </Text>
      <Facts
        rows={[
          [t("connections.server"), server ?? t("connections.noServer")],
          [t("connections.leaves"), describeLive(texts, mail.live)],
          [t("connections.lastAccepted"), lastAcceptedAt ? instant(lastAcceptedAt) : t("connections.never")],
          [t("connections.lastDay"), t("connections.lastDayCounts", counts)],
          [t("connections.waiting"), number(waiting)],
        ]}
      />
      <MailTestSection mail={mail} />
      <StopsIfOff on={server !== null} stops={stopsIfOff} />
    </Panel>
  );
}

function describeLive({ t, list }: Texts, { mode, domains }: Mail["live"]): string {
  if (mode === "all") return t("connections.leavesAll");
  return mode === "off" ? t("connections.leavesOff") : t("connections.leavesDomains", { domains: list(domains) });
}
