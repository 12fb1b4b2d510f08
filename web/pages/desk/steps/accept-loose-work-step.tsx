import { Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { LooseWorkView } from "../../../../contracts/loose-work.ts";
import { acceptLooseWorkRoute, listLooseWorkRoute } from "../../../../contracts/routes/loose-work.ts";
import { useChange, useRead } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { DayInput } from "../../../components/day-input.tsx";
import { Panel } from "../../../components/panel.tsx";
import { Empty, Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { looseWorkColumns } from "../loose-work-columns.ts";
import { RecordedForm } from "../talk/recorded-form.tsx";

/** Work that hangs on no client of the leaver, accepted with a day; marked pieces alone, or all of it. */
export function AcceptLooseWorkStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  const me = useMe();
  const { departureId } = task;
  const work = useRead(listLooseWorkRoute, { params: { departureId } });
  const of = task.forId ?? me.id;
  return (
    <Loaded query={work}>
      {({ looseWork }) => {
        const mine = looseWork.filter((piece) => piece.toPersonId === of && piece.acceptedAt === null);
        return mine.length === 0 ? (
          <Empty title={t("desk.looseWork.none")}>{t("desk.accept.noneLead")}</Empty>
        ) : (
          <LooseWork task={task} pieces={mine} onDone={onDone} />
        );
      }}
    </Loaded>
  );
}

function LooseWork({ task, pieces, onDone }: StepProps & { pieces: LooseWorkView[] }) {
  const texts = useTexts();
  const { t, label } = texts;
  const today = useMe().businessNow.slice(0, 10);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(() => looseWorkColumns(texts), [texts]);
  const left = pieces.filter((piece) => marked.has(piece.id)).map((piece) => piece.id);
  const ids = left.length > 0 ? left : pieces.map((piece) => piece.id);
  const accept = useChange(acceptLooseWorkRoute, {
    quiet: true,
    onDone: ({ accepted }) => {
      setMarked(new Set());
      if (accepted >= pieces.length) onDone(t("desk.looseWork.done", { count: accepted }));
    },
  });
  const submit = () => {
    if (dueOn) accept.mutate({ params: { departureId: task.departureId }, body: { ids, dueOn } });
  };
  return (
    <Panel title={t("desk.load.title", { leaver: task.departure })}>
      <Text size="sm">{t("desk.looseWork.lead", { leaver: task.departure })}</Text>
      <RecordedForm
        button={t("desk.looseWork.submit", { count: ids.length })}
        pending={accept.isPending}
        problem={accept.error}
        disabled={!dueOn}
        onSubmit={submit}
      >
        <Stack gap="xs">
          <DataTable
            label={label("task", task.kind)}
            rows={pieces}
            columns={columns}
            rowId={(piece) => piece.id}
            marked={marked}
            onMark={setMarked}
          />
          <Text size="xs" c="dimmed">
            {t("desk.looseWork.marked")}
          </Text>
        </Stack>
        <DayInput
          label={t("desk.looseWork.dueOn")}
          required
          min={today}
          value={dueOn}
          error={accept.error?.fields.dueOn}
          onChange={setDueOn}
        />
      </RecordedForm>
    </Panel>
  );
}
