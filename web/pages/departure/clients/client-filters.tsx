import { Chip, Group, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { clientStates, tiers } from "../../../../domain/codes.ts";
import { riskBands } from "../../../../domain/signs/risk-band.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import type { ClientFilter } from "./filter-clients.ts";

/** What is typed is kept here, so that a slow address never swallows a letter. */
export function ClientFilters({ filter, onChange }: { filter: ClientFilter; onChange: (next: ClientFilter) => void }) {
  const { t, label } = useTexts();
  const [typed, setTyped] = useState(filter.q ?? "");
  const choose = <K extends "state" | "tier" | "risk">(key: K, codes: readonly NonNullable<ClientFilter[K]>[]) => ({
    size: "xs" as const,
    clearable: true,
    value: filter[key] ?? null,
    onChange: (value: string | null) => onChange({ ...filter, [key]: codes.find((code) => code === value) }),
  });
  return (
    <Group mb="sm" gap="xs">
      <TextInput
        size="xs"
        w={{ base: "100%", sm: 260 }}
        type="search"
        leftSection={<IconSearch size={14} aria-hidden />}
        aria-label={t("departure.clients.search")}
        placeholder={t("departure.clients.search")}
        value={typed}
        onChange={(event) => {
          const q = event.currentTarget.value;
          setTyped(q);
          onChange({ ...filter, q: q || undefined });
        }}
      />
      <Select
        {...choose("state", clientStates)}
        w={180}
        aria-label={t("departure.clients.state")}
        placeholder={t("departure.clients.anyState")}
        data={clientStates.map((value) => ({ value, label: label("clientState", value) }))}
      />
      <Select
        {...choose("tier", tiers)}
        w={140}
        aria-label={t("departure.clients.tier")}
        placeholder={t("departure.clients.anyTier")}
        data={tiers.toReversed().map((value) => ({ value, label: label("tier", value) }))}
      />
      <Select
        {...choose("risk", riskBands)}
        w={150}
        aria-label={t("departure.clients.risk")}
        placeholder={t("departure.clients.anyRisk")}
        data={riskBands.toReversed().map((value) => ({ value, label: label("riskBand", value) }))}
      />
      <Chip
        size="xs"
        checked={filter.attention ?? false}
        onChange={(attention) => onChange({ ...filter, attention: attention || undefined })}
      >
        {t("departure.clients.attention")}
      </Chip>
    </Group>
  );
}
