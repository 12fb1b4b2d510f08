import { Stack } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { PageHeader } from "../../components/page-header.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditRows } from "./audit-rows.tsx";
import { type AuditSearch, cleanSearch, findFaults } from "./audit-search.ts";
import { VerifyPanel } from "./verify-panel.tsx";

/** The audit trail: searched by what stands in the address, and its chain verified. */
export function AuditPage() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const asked = cleanSearch(useSearch({ strict: false }) as Record<string, unknown>);
  const search = (next: AuditSearch) => void navigate({ to: "/audit", search: next as never, resetScroll: false });
  const isAskable = Object.keys(findFaults(asked)).length === 0;
  return (
    <>
      <PageHeader title={t("audit.title")} lead={t("audit.lead")} />
      <Stack>
        <AuditFilters key={JSON.stringify(asked)} asked={asked} onSearch={search} />
        {isAskable ? <AuditRows asked={asked} onSearch={search} /> : null}
        <VerifyPanel />
      </Stack>
    </>
  );
}
