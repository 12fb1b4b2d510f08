import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ImportSample } from "../../../contracts/imports.ts";
import { DayInput } from "../../components/day-input.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { type Choices, chooseEntity, entityOf, missingFields, nameOf } from "./mapping-choices.ts";
import { MappingTable } from "./mapping-table.tsx";

interface MappingPanelProps {
  sample: ImportSample;
  choices: Choices;
  /** `anew`: what a table holds has changed, so its columns are to be guessed again. */
  onChoices: (choices: Choices, anew: boolean) => void;
  pending: boolean;
  onTry: (options: { sourceName: string; dataAsOf: string | null }) => void;
}

/** What the export's columns are taken for, to be corrected; then it is tried out. */
export function MappingPanel({ sample, choices, onChoices, pending, onTry }: MappingPanelProps) {
  const { t } = useTexts();
  const { builtIn, proposed, tables, fields } = sample;
  const [named, setNamed] = useState<string | null>(null);
  const [dataAsOf, setDataAsOf] = useState<string | null>(null);
  const sourceName = named ?? nameOf(proposed);
  const hasClients = proposed !== null || tables.some((table) => entityOf(table, choices) === "clients");
  const isReady =
    builtIn !== null || (hasClients && tables.every((table) => missingFields(table, fields, choices).length === 0));
  return (
    <Panel title={t("imports.mapping")}>
      {builtIn ? (
        <Alert color="teal">{t("imports.builtIn", { name: builtIn })}</Alert>
      ) : (
        <Stack>
          <Text size="sm" c="dimmed">
            {t("imports.mappingLead")}
          </Text>
          {tables.map((table) => (
            <MappingTable
              key={table.file}
              table={table}
              fields={fields}
              choices={choices}
              onEntity={(entity) => onChoices(chooseEntity(table, entity, choices), true)}
              onChoices={(next) => onChoices(next, false)}
            />
          ))}
          {hasClients ? null : <Alert color="orange">{t("imports.noClients")}</Alert>}
        </Stack>
      )}
      <Group align="flex-start">
        {builtIn ? null : (
          <TextInput
            label={t("imports.sourceName")}
            description={t("imports.sourceNameLead")}
            value={sourceName}
            onChange={(event) => setNamed(event.currentTarget.value)}
            maw={320}
          />
        )}
        <DayInput
          label={t("imports.asOf")}
          description={t("imports.asOfLead")}
          value={dataAsOf}
          onChange={setDataAsOf}
        />
      </Group>
      <Group>
        <Button onClick={() => onTry({ sourceName, dataAsOf })} disabled={!isReady} loading={pending}>
          {t("imports.tryOut")}
        </Button>
        <Text size="sm" c="dimmed">
          {t("imports.tryOutLead")}
        </Text>
      </Group>
    </Panel>
  );
}
