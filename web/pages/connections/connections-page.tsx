import { SimpleGrid } from "@mantine/core";
import { getConnectionsRoute } from "../../../contracts/routes/connections.ts";
import { useRead } from "../../app/queries.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { ConnectionPanel } from "./connection-panel.tsx";
import { MailPanel } from "./mail-panel.tsx";

const others = ["calendar", "sourceSystem", "hr"] as const;

/** Mail, calendar, source system and HR: how they stand, and what stops while one is off. */
export function ConnectionsPage() {
  const { t } = useTexts();
  const connections = useRead(getConnectionsRoute, {});
  return (
    <>
      <PageHeader title={t("connections.title")} lead={t("connections.lead")} />
      <Loaded query={connections}>
        {(found) => (
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            <MailPanel mail={found.mail} />
            {others.map((name) => (
              <ConnectionPanel key={name} name={name} connection={found[name]} />
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </>
  );
}
