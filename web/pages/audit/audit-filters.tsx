import { Autocomplete, Button, Group, SimpleGrid, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { DayInput } from "../../components/day-input.tsx";
import { Panel } from "../../components/panel.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { type AuditSearch, cleanSearch, findFaults } from "./audit-search.ts";
import { nameVerb, verbOf, verbsWithLabel } from "./verbs.ts";

interface AuditFiltersProps {
  asked: AuditSearch;
  onSearch: (search: AuditSearch) => void;
}

/** The fields one can search by; what is typed is asked with Enter or the button. */
export function AuditFilters({ asked, onSearch }: AuditFiltersProps) {
  const texts = useTexts();
  const { t } = texts;
  const [typed, setTyped] = useState(() => shownOf(texts, asked));
  const [faults, setFaults] = useState(() => findFaults(asked));
  const set = (field: keyof AuditSearch) => (value: string) => setTyped({ ...typed, [field]: value });
  const field = (name: keyof AuditSearch) => {
    const fault = faults[name];
    return { value: typed[name] ?? "", ...(fault ? { error: t(`audit.filter.${fault}`) } : {}) };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = cleanSearch({ ...typed, verb: verbOf(texts, typed.verb ?? "") });
    const found = findFaults(next);
    setFaults(found);
    if (Object.keys(found).length === 0) onSearch(next);
  };
  return (
    <Panel title={t("audit.filter.title")}>
      <form onSubmit={submit} noValidate>
        <SimpleGrid cols={{ base: 1, xs: 2, lg: 5 }}>
          <TextInput
            label={t("audit.filter.actorName")}
            {...field("actorName")}
            onChange={(event) => set("actorName")(event.currentTarget.value)}
          />
          <TextInput
            label={t("audit.filter.subject")}
            placeholder={t("audit.filter.subjectHint")}
            {...field("subject")}
            onChange={(event) => set("subject")(event.currentTarget.value)}
          />
          <Autocomplete
            label={t("audit.filter.verb")}
            placeholder={t("audit.filter.verbHint")}
            data={verbsWithLabel(texts)}
            limit={50}
            maxDropdownHeight={280}
            {...field("verb")}
            onChange={set("verb")}
          />
          <DayInput
            label={t("audit.filter.from")}
            {...field("from")}
            value={typed.from || null}
            onChange={(day) => set("from")(day ?? "")}
          />
          <DayInput
            label={t("audit.filter.to")}
            {...field("to")}
            value={typed.to || null}
            onChange={(day) => set("to")(day ?? "")}
          />
        </SimpleGrid>
        <Group mt="sm" gap="xs">
          <Button type="submit">{t("audit.filter.submit")}</Button>
          {Object.keys(asked).length > 0 ? (
            <Button variant="default" onClick={() => onSearch({})}>
              {t("audit.filter.clear")}
            </Button>
          ) : null}
        </Group>
      </form>
    </Panel>
  );
}

/** A verb stands in the address by its code and in the field by its name. */
function shownOf(texts: Texts, asked: AuditSearch): AuditSearch {
  return asked.verb === undefined ? asked : { ...asked, verb: nameVerb(texts, asked.verb) };
}
