import { Alert, Stack, Tabs } from "@mantine/core";
import { IconUserShare } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { MyClients } from "../../../contracts/my-clients.ts";
import { listMyClientsRoute } from "../../../contracts/routes/desk.ts";
import { useRead } from "../../app/queries.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { Loaded, Outline } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { ClientsTab } from "./clients-tab.tsx";

const CalendarTab = lazy(() => import("./calendar/calendar-tab.tsx").then((tab) => ({ default: tab.CalendarTab })));
const QuestionsTab = lazy(() => import("./questions/questions-tab.tsx").then((tab) => ({ default: tab.QuestionsTab })));

const tabs = ["clients", "calendar", "questions"] as const;
type DeskTab = (typeof tabs)[number];

/** The new owner's desk: clients by what is due next, the week's meetings, questions to accept. */
export function DeskPage() {
  const { t } = useTexts();
  const desk = useRead(listMyClientsRoute, {}, { liveEveryMs: 3_000 });
  const clients = desk.data?.clients ?? [];
  const due = clients.filter((client) => client.next).length;
  const done = clients.filter((client) => client.handedOver).length;
  return (
    <>
      <PageHeader
        title={t("desk.title")}
        lead={desk.data ? t("desk.lead", { count: clients.length - done, due, done }) : undefined}
      />
      <Loaded query={desk}>{(data) => <Desk desk={data} />}</Loaded>
    </>
  );
}

function Desk({ desk }: { desk: MyClients }) {
  const { t, list } = useTexts();
  const navigate = useNavigate();
  const { tab = "clients" } = useSearch({ strict: false }) as { tab?: DeskTab };
  const [, ...others] = desk.people;
  const open = (value: string | null) =>
    void navigate({ to: "/desk", search: { tab: value ?? "clients" } as never, replace: true });
  return (
    <Stack>
      {others.length > 0 ? (
        <Alert icon={<IconUserShare />} color="harbour">
          {t("desk.deputy", { names: list(others.map((person) => person.name)) })}
        </Alert>
      ) : null}
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List aria-label={t("desk.tab.label")} mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`desk.tab.${one}`, { count: desk.clients.length })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="clients">
          <ClientsTab desk={desk} />
        </Tabs.Panel>
        <Tabs.Panel value="calendar">
          <Suspense fallback={<Outline />}>
            <CalendarTab desk={desk} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="questions">
          <Suspense fallback={<Outline />}>
            <QuestionsTab desk={desk} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
