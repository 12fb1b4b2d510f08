import { Autocomplete, Group, Select, TextInput } from "@mantine/core";
import { listCalendarsRoute } from "../../../contracts/routes/calendars.ts";
import type { UnitInput } from "../../../contracts/unit.ts";
import { useRead } from "../../app/queries.ts";
import { PersonSelect } from "../../components/person-select.tsx";
import { useTexts } from "../../texts/use-texts.ts";

const zones = Intl.supportedValuesOf("timeZone");

interface TeamFieldsProps {
  value: Required<UnitInput["team"]>;
  headName?: string | null;
  /** What is wrong with a field, in the reader's words. */
  errors: Readonly<Record<string, string>>;
  onChange: (change: UnitInput["team"]) => void;
}

/** A team's head, hours, zone and calendar. */
export function TeamFields({ value, headName, errors, onChange }: TeamFieldsProps) {
  const { t } = useTexts();
  const calendars = useRead(listCalendarsRoute, { query: {} });
  return (
    <>
      <PersonSelect
        label={t("people.head")}
        ofRole="head"
        value={value.headId}
        name={headName}
        error={errors.headId}
        onChange={(headId) => onChange({ headId })}
      />
      <Group grow align="flex-start">
        {(["dayStart", "dayEnd"] as const).map((field) => (
          <TextInput
            key={field}
            type="time"
            label={t(`people.${field}`)}
            value={value[field]}
            error={errors[field]}
            onChange={(event) => onChange({ [field]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <Select
        label={t("people.zone")}
        searchable
        allowDeselect={false}
        value={value.zone}
        error={errors.zone}
        limit={50}
        data={zones.includes(value.zone) ? zones : [value.zone, ...zones]}
        onChange={(zone) => onChange(zone === null ? {} : { zone })}
      />
      <Autocomplete
        label={t("people.calendar")}
        description={t("people.calendarLead", { country: "DE", none: "none" })}
        value={value.calendar}
        error={errors.calendar}
        data={["none", ...(calendars.data?.calendars ?? []).map(({ code }) => code)]}
        onChange={(calendar) => onChange({ calendar })}
      />
    </>
  );
}
