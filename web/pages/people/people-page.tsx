import { Button, Stack } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { listPeopleRoute, listUnitsRoute } from "../../../contracts/routes/people.ts";
import { useRead } from "../../app/queries.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { Loaded } from "../../components/states.tsx";
import { useAllPages } from "../../components/use-all-pages.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { DepartmentsPanel } from "./departments-panel.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PersonDrawer } from "./person-drawer.tsx";
import { SystemsPanel } from "./systems-panel.tsx";
import { TeamsPanel } from "./teams-panel.tsx";

/** Everybody in the company, the units they work in and the systems they use. */
export function PeoplePage() {
  const { t } = useTexts();
  const pages = useAllPages(listPeopleRoute, {}, { liveEveryMs: 10_000 });
  const units = useRead(listUnitsRoute, {});
  const [openId, setOpenId] = useState<string | null>(null);
  const people = pages.data?.flatMap((page) => page.people) ?? [];
  const open = people.find((person) => person.id === openId) ?? null;
  return (
    <>
      <PageHeader
        title={t("people.title")}
        lead={pages.data ? t("people.lead", { count: people.filter((person) => !person.left).length }) : undefined}
        actions={
          <Button leftSection={<IconUserPlus size={16} />} onClick={() => setOpenId("new")}>
            {t("people.add")}
          </Button>
        }
      />
      <Loaded query={units}>
        {({ teams, departments, systems }) => (
          <Stack>
            <Loaded query={pages}>
              {() => <PeopleTable people={people} teams={teams} onOpen={(person) => setOpenId(person.id)} />}
            </Loaded>
            <TeamsPanel teams={teams} />
            <DepartmentsPanel departments={departments} />
            <SystemsPanel systems={systems} />
            {openId === "new" || open ? (
              <PersonDrawer
                key={openId}
                person={open}
                people={people}
                teams={teams}
                departments={departments}
                onClose={() => setOpenId(null)}
              />
            ) : null}
          </Stack>
        )}
      </Loaded>
    </>
  );
}
