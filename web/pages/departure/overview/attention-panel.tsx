import { Anchor, List } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { DepartureView } from "../../../../contracts/routes/departures.ts";
import { may, useMe } from "../../../app/session.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** What does not go by itself: clients that need somebody to look, late stages, loose work nobody has yet, and overdue tasks. */
export function AttentionPanel({ departure }: { departure: DepartureView }) {
  const { t, label, list } = useTexts();
  const me = useMe();
  const { needsAttention, looseWork, overdueTasks, waitingFor } = departure;
  const late = waitingFor.filter((one) => one.late).map(({ stage }) => label("stage", stage));
  const clients = t("departure.attention.clients", { count: needsAttention });
  const overdue = overdueTasks.reduce((sum, { count }) => sum + count, 0);
  const opens = needsAttention > 0 && may(me, "readHandovers");
  return (
    <Panel title={t("departure.attention.title")}>
      <List size="sm" spacing={4}>
        <List.Item>
          {opens ? (
            <Anchor
              component={Link}
              to={`/departures/${departure.id}/clients`}
              search={{ attention: true } as never}
              size="sm"
            >
              {clients}
            </Anchor>
          ) : (
            clients
          )}
        </List.Item>
        <List.Item>{t("departure.attention.stages", { count: late.length, names: list(late) })}</List.Item>
        <List.Item>{t("departure.attention.overdue", { count: overdue })}</List.Item>
        {looseWork.unnamed > 0 ? (
          <List.Item>{t("departure.attention.looseUnnamed", { count: looseWork.unnamed })}</List.Item>
        ) : null}
        {looseWork.unaccepted > 0 || looseWork.unnamed === 0 ? (
          <List.Item>{t("departure.attention.looseUnaccepted", { count: looseWork.unaccepted })}</List.Item>
        ) : null}
      </List>
    </Panel>
  );
}
