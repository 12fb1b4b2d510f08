import { Alert, Stack } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { Empty } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import classes from "./approval.module.css";
import { approvalColumns } from "./approval-columns.tsx";
import { computeLoads } from "./compute-loads.ts";
import { LoadPanel } from "./load-panel.tsx";
import type { ApprovalData } from "./owner-approval.tsx";
import { RowDetail } from "./row-detail.tsx";
import { useApprovalRows } from "./use-approval-rows.ts";
import { usePersonName } from "./use-person-name.ts";

const noMarks = new Map();

/** The plan as it stands, for who reads it and does not decide. */
export function PlanTable({ data: { page, plan, candidates } }: { data: ApprovalData }) {
  const texts = useTexts();
  const { t } = texts;
  const personName = usePersonName(page.persons, candidates);
  const { rows } = useApprovalRows(page.proposals, noMarks);
  const [cursor, setCursor] = useState<string | null>(null);
  const columns = useMemo(() => approvalColumns(texts, personName, true), [texts, personName]);
  const loads = useMemo(() => computeLoads(plan, candidates, []), [plan, candidates]);
  return (
    <Stack>
      <Alert color="gray" icon={<IconEye />}>
        {t("owners.readOnly")}
      </Alert>
      <div className={classes.desk}>
        {rows.length === 0 ? (
          <Empty title={t("owners.emptyTitle")}>{t("owners.emptyLead")}</Empty>
        ) : (
          <DataTable
            label={t("owners.table")}
            rows={rows}
            columns={columns}
            rowId={rowId}
            onCursor={(one) => setCursor(one.id)}
            maxHeight="calc(100dvh - 15rem)"
          />
        )}
        <div className={classes.side}>
          <RowDetail one={rows.find(({ id }) => id === cursor) ?? null} loads={loads} personName={personName} />
          <LoadPanel loads={plan && loads} />
        </div>
      </div>
    </Stack>
  );
}

const rowId = ({ id }: { id: string }) => id;
