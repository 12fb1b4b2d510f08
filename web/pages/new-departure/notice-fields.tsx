import { Alert, Select, SimpleGrid, Textarea } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { departureKinds, exitReasons } from "../../../domain/codes.ts";
import { useMe } from "../../app/session.tsx";
import { DayInput } from "../../components/day-input.tsx";
import { Panel } from "../../components/panel.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { NoticeForm } from "./notice-form.ts";

export interface NoticeFieldsProps {
  form: NoticeForm;
  /** What is wrong, by the API's name of the field. */
  faults: Readonly<Record<string, string>>;
  onChange: (next: Partial<NoticeForm>) => void;
}

export function WhoFields({ form, faults, onChange }: NoticeFieldsProps) {
  const { t, label } = useTexts();
  const me = useMe();
  return (
    <Panel title={t("newDeparture.part.who")}>
      <PersonSelect
        label={t("newDeparture.leaver")}
        required
        without={[me.id]}
        value={form.leaverId}
        onChange={(leaverId) => onChange({ leaverId })}
        error={faults.leaverId}
      />
      <Select
        label={t("newDeparture.kind")}
        required
        allowDeselect={false}
        value={form.kind}
        onChange={(value) => onChange({ kind: departureKinds.find((kind) => kind === value) ?? form.kind })}
        data={departureKinds.map((value) => ({ value, label: label("departureKind", value) }))}
        error={faults.kind}
      />
    </Panel>
  );
}

const days = ["noticeOn", "lastWorkingDay", "endOfEmployment"] as const;

export function DateFields({ form, faults, onChange }: NoticeFieldsProps) {
  const { t } = useTexts();
  const input = (field: (typeof days)[number] | "announceFrom") => ({
    label: t(`newDeparture.${field}`),
    description: t(`newDeparture.${field}Help`),
    value: form[field] || null,
    onChange: (day: string | null) => onChange({ [field]: day ?? "" }),
    error: faults[field],
  });
  return (
    <Panel title={t("newDeparture.part.dates")}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {days.map((field) => (
          <DayInput key={field} {...input(field)} />
        ))}
        {form.kind === "dismissed" ? <DayInput {...input("announceFrom")} /> : null}
      </SimpleGrid>
    </Panel>
  );
}

export function ReasonFields({ form, faults, onChange }: NoticeFieldsProps) {
  const { t, label } = useTexts();
  return (
    <Panel title={t("newDeparture.part.why")}>
      <Alert variant="light" color="gray" icon={<IconLock size={18} aria-hidden />}>
        {t("newDeparture.onlyHr")}
      </Alert>
      <Select
        label={t("newDeparture.reason")}
        required
        value={form.reason}
        onChange={(value) => onChange({ reason: exitReasons.find((reason) => reason === value) ?? null })}
        data={exitReasons.map((value) => ({ value, label: label("exitReason", value) }))}
        error={faults.reason}
      />
      <Textarea
        label={t("newDeparture.note")}
        autosize
        minRows={3}
        value={form.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        error={faults.note}
      />
    </Panel>
  );
}
