import { Stack, Text } from "@mantine/core";
import { Panel } from "../../components/panel.tsx";
import { useLinkTexts } from "../link-texts.ts";
import type { ClientPanelProps } from "./client-page.tsx";
import { Reach } from "./reach.tsx";

/** The named persons in the departments. */
export function HelpersPanel({ page }: ClientPanelProps) {
  const { words } = useLinkTexts();
  const names: Readonly<Record<string, string>> = words.clientPage.departments;
  if (page.departments.length === 0) return null;
  return (
    <Panel title={words.clientPage.helpersHeading}>
      <Stack gap="sm">
        {page.departments.map((person) => (
          <div key={person.department}>
            <Text size="sm" c="dimmed">
              {names[person.department] ?? person.department}
            </Text>
            <Text fw={600}>{person.name}</Text>
            <Reach person={person} />
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
