import { Button, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { LooseWorkView } from "../../../../contracts/loose-work.ts";
import { listLooseWorkRoute, nameLooseWorkOwnerRoute } from "../../../../contracts/routes/loose-work.ts";
import { useChange, useRead } from "../../../app/queries.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { FormProblem } from "../../../components/form-problem.tsx";
import { PersonSelect } from "../../../components/person-select.tsx";
import { Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { looseWorkColumns } from "./loose-work-columns.tsx";

/** The head names who takes on the work that hangs on no client of the leaver: some pieces, or all at once. */
export function NameLooseWorkOwnerStep({ task, onDone }: StepProps) {
  const { departureId } = task;
  const work = useRead(listLooseWorkRoute, { params: { departureId } }, { liveEveryMs: 3_000 });
  return (
    <Loaded query={work}>
      {({ looseWork }) => (
        <NameOwner
          departureId={departureId}
          pieces={looseWork.filter((piece) => piece.toPersonId === null)}
          onDone={onDone}
        />
      )}
    </Loaded>
  );
}

interface NameOwnerProps {
  departureId: string;
  pieces: readonly LooseWorkView[];
  onDone: StepProps["onDone"];
}

function NameOwner({ departureId, pieces, onDone }: NameOwnerProps) {
  const texts = useTexts();
  const { t } = texts;
  const columns = useMemo(() => looseWorkColumns(texts), [texts]);
  const [personId, setPersonId] = useState<string | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [named, setNamed] = useState(0);
  const chosen = pieces.filter((piece) => marked.has(piece.id));
  const count = chosen.length > 0 ? chosen.length : pieces.length;
  const name = useChange(nameLooseWorkOwnerRoute, {
    quiet: true,
    onDone: (answer, { body }) => {
      const isAll = body.ids === "all" || body.ids.length === pieces.length;
      if (isAll) return onDone(t("departure.looseWork.all"));
      setNamed(answer.named);
      setMarked(new Set());
      setPersonId(null);
    },
  });
  const submit = () => {
    if (personId === null) return;
    const ids = chosen.length > 0 ? chosen.map(({ id }) => id) : ("all" as const);
    name.mutate({ params: { departureId }, body: { ids, personId } });
  };
  return (
    <Stack>
      <Text>{t("departure.looseWork.lead", { count: pieces.length })}</Text>
      <Text size="sm" role="status">
        {named > 0 ? t("departure.looseWork.named", { count: named }) : null}
      </Text>
      {pieces.length > 0 ? (
        <>
          <DataTable
            label={t("departure.looseWork.list")}
            rows={pieces}
            columns={columns}
            rowId={(piece) => piece.id}
            marked={marked}
            onMark={setMarked}
            maxHeight="50dvh"
          />
          <Stack maw={420} gap="sm">
            <PersonSelect
              label={t("departure.looseWork.person")}
              required
              takesClients
              value={personId}
              onChange={setPersonId}
              error={name.error?.fields.personId}
            />
            <FormProblem problem={name.error?.fields.personId ? null : name.error} />
            <Button onClick={submit} loading={name.isPending} disabled={personId === null}>
              {t(`departure.looseWork.${chosen.length > 0 ? "nameSome" : "nameAll"}`, { count })}
            </Button>
          </Stack>
        </>
      ) : null}
    </Stack>
  );
}
