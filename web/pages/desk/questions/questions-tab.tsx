import { Stack } from "@mantine/core";
import type { MyClients } from "../../../../contracts/my-clients.ts";
import { Empty } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { QuestionsPanel } from "./questions-panel.tsx";

/** Questions from every leaver whose clients come to me, or to whom I stand in for. */
export function QuestionsTab({ desk }: { desk: MyClients }) {
  const { t } = useTexts();
  const departures = [...new Map(desk.loads.map((load) => [load.departureId, load])).values()];
  const ofIds = desk.people.map((person) => person.id);
  if (departures.length === 0) return <Empty title={t("desk.questions.none")}>{t("desk.questions.noneLead")}</Empty>;
  return (
    <Stack>
      {departures.map(({ departureId, leaverName }) => (
        <QuestionsPanel key={departureId} departureId={departureId} leaverName={leaverName} ofIds={ofIds} />
      ))}
    </Stack>
  );
}
