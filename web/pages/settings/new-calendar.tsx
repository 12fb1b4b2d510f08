import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { AddDaysForm } from "./add-days-form.tsx";

/** A calendar begins with its first day. */
export function NewCalendar() {
  const { t } = useTexts();
  const [code, setCode] = useState("");
  return (
    <Panel title={t("settings.calendar.newTitle")}>
      <Text size="sm" c="dimmed">
        {t("settings.calendar.newLead")}
      </Text>
      <TextInput
        label={t("settings.calendar.code")}
        value={code}
        maw={240}
        onChange={(event) => setCode(event.currentTarget.value.trim())}
      />
      {code ? <AddDaysForm code={code} onSaved={() => setCode("")} /> : null}
    </Panel>
  );
}
