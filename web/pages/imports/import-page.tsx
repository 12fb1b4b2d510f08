import { Alert, Progress, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { ImportProgress, ImportResult } from "../../../contracts/imports.ts";
import { getImportRoute } from "../../../contracts/routes/imports.ts";
import { useRead } from "../../app/queries.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { describeProgress } from "./describe-progress.ts";
import { ImportActions } from "./import-actions.tsx";
import { ImportRows } from "./import-rows.tsx";
import { ImportTotals } from "./import-totals.tsx";

const leads = {
  uploaded: "imports.leadUploaded",
  dryRun: "imports.leadDryRun",
  applied: "imports.leadApplied",
  discarded: "imports.leadDiscarded",
  failed: "imports.leadFailed",
} as const;

/** One import: what it would do, or has done, row by row; applied or discarded as a whole. */
export function ImportPage() {
  const { importId } = useParams({ strict: false }) as { importId: string };
  const found = useRead(getImportRoute, { params: { importId } });
  return <Loaded query={found}>{(one) => <OpenImport key={importId} one={one} />}</Loaded>;
}

function OpenImport({ one }: { one: ImportResult & { progress: ImportProgress | null } }) {
  const { t, day } = useTexts();
  const { summary, state, importId, dataAsOf, progress } = one;
  const totals = t(state === "applied" ? "imports.totalsDone" : "imports.totals");
  return (
    <>
      <PageHeader
        title={t("imports.openTitle", { day: dataAsOf ? day(dataAsOf) : "—" })}
        lead={t(leads[state])}
        crumbs={[{ label: t("imports.crumb"), to: "/import" }]}
        actions={state === "dryRun" ? <ImportActions one={one} /> : null}
      />
      <Stack>
        {progress ? <Applying progress={progress} /> : null}
        {summary.total.conflict > 0 ? (
          <Alert color="orange">{t("imports.conflicts", { count: summary.total.conflict })}</Alert>
        ) : null}
        <Panel title={totals}>
          <ImportTotals label={totals} summary={summary} />
        </Panel>
        <Panel title={t("imports.rows")}>
          <ImportRows importId={importId} total={summary.total} />
        </Panel>
      </Stack>
    </>
  );
}

function Applying({ progress }: { progress: ImportProgress }) {
  const texts = useTexts();
  const { done, total } = progress;
  const says = describeProgress(texts, progress);
  return (
    <div role="status">
      <Text size="sm">{says}</Text>
      <Progress
        mt={4}
        value={done === null || !total ? 100 : (done / total) * 100}
        animated={done === null}
        aria-label={says}
      />
    </div>
  );
}
