import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMemo, useState } from "react";
import type { CandidateList, ProposalRow } from "../../../../contracts/owners.ts";
import { listCandidatesRoute, listProposalsRoute } from "../../../../contracts/routes/owners.ts";
import { useRead } from "../../../app/queries.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { Empty, Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { assignColumns } from "./assign-columns.tsx";
import { AssignDialog } from "./assign-dialog.tsx";

/** Names a person for clients the rounds found nobody for: for all, or for the selected ones. */
export function AssignOwnerStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  const params = { departureId: task.departureId };
  const clients = useRead(
    listProposalsRoute,
    { params, query: { filter: "toAssign", limit: 10_000 } },
    { liveEveryMs: 2_000 },
  );
  const candidates = useRead(listCandidatesRoute, { params }, { liveEveryMs: 5_000 });
  return (
    <Loaded query={clients}>
      {({ proposals }) => (
        <Loaded query={candidates}>
          {({ persons }) => {
            const rows = proposals.filter(({ handoverId }) => !task.handoverId || task.handoverId === handoverId);
            if (rows.length === 0)
              return <Empty title={t("owners.assign.empty")}>{t("owners.assign.emptyLead")}</Empty>;
            return <AssignTable departureId={task.departureId} rows={rows} candidates={persons} onDone={onDone} />;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

interface AssignTableProps {
  departureId: string;
  rows: readonly ProposalRow[];
  candidates: CandidateList["persons"];
  onDone: (what: string) => void;
}

function AssignTable({ departureId, rows, candidates, onDone }: AssignTableProps) {
  const texts = useTexts();
  const { t } = texts;
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly ProposalRow[] | null>(null);
  const columns = useMemo(() => assignColumns(texts), [texts]);
  const selection = rows.filter(({ handoverId }) => marked.has(handoverId));
  const count = selection.length;
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t("owners.assign.lead", { count: rows.length })}</Text>
        <Button onClick={() => setAsked(count > 0 ? selection : rows)}>
          {count > 0 ? t("owners.assign.some", { count }) : t("owners.assign.all", { count: rows.length })}
        </Button>
      </Group>
      <DataTable
        label={t("owners.assign.table")}
        rows={rows}
        columns={columns}
        rowId={rowId}
        marked={marked}
        onMark={setMarked}
        onOpen={(row) => setAsked(count > 0 ? selection : [row])}
      />
      {asked ? (
        <AssignDialog
          departureId={departureId}
          rows={asked}
          candidates={candidates}
          onAssigned={(what) => {
            setAsked(null);
            setMarked(new Set());
            if (asked.length === rows.length) onDone(what);
            else notifications.show({ color: "teal", message: what });
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Stack>
  );
}

const rowId = ({ handoverId }: ProposalRow) => handoverId;
