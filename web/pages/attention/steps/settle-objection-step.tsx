import { Blockquote, Stack, Text } from "@mantine/core";
import { getDepartmentNoticeRoute, listDepartmentNoticesRoute } from "../../../../contracts/routes/departments.ts";
import { useRead } from "../../../app/queries.ts";
import { Facts } from "../../../components/facts.tsx";
import { Panel } from "../../../components/panel.tsx";
import { Empty, Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { SettleObjectionForm } from "../settle-objection-form.tsx";

/** The head's task: what a department objects to at one client, and the answer to it. */
export function SettleObjectionStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  const notices = useRead(listDepartmentNoticesRoute, { query: { departureId: task.departureId } });
  return (
    <Loaded query={notices}>
      {(data) => {
        const notice = data.notices.find((one) => one.departmentId === task.subjectId);
        if (!notice || !task.handoverId) return <Empty title={t("attention.objection.gone")} />;
        return <Objection noticeId={notice.id} handoverId={task.handoverId} onDone={onDone} />;
      }}
    </Loaded>
  );
}

interface ObjectionProps {
  noticeId: string;
  handoverId: string;
  onDone: (what: string) => void;
}

function Objection({ noticeId, handoverId, onDone }: ObjectionProps) {
  const { t, label } = useTexts();
  const notice = useRead(getDepartmentNoticeRoute, { params: { noticeId } });
  return (
    <Loaded query={notice}>
      {({ items, colleagues, department, departmentId }) => {
        const item = items.find((one) => one.handoverId === handoverId);
        if (!item) return <Empty title={t("attention.objection.gone")} />;
        return (
          <Stack>
            <Panel title={t("attention.objection.title")}>
              {item.objection ? (
                <Blockquote p="sm">{item.objection}</Blockquote>
              ) : (
                <Text size="sm">{t("attention.objection.none")}</Text>
              )}
              <Facts
                rows={[
                  [t("attention.objection.client"), item.clientName],
                  [t("attention.objection.department"), label("department", department)],
                  [t("attention.objection.person"), item.person?.name ?? t("attention.objection.nobody")],
                  [t("attention.client.nextOwner"), item.newOwner?.name],
                  [t("attention.objection.gating"), t(item.gating ? "common.yes" : "common.no")],
                ]}
              />
            </Panel>
            <SettleObjectionForm
              handoverId={handoverId}
              departmentId={departmentId}
              colleagues={colleagues.filter((person) => person.id !== item.person?.id)}
              onDone={onDone}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}
