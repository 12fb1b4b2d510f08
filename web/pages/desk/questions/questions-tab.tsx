import { Stack } from "@mantine/core";
import type { MyClients } from "../../../../contracts/my-clients.ts";
import { Empty } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { QuestionsPanel } from "./questions-panel.tsx";

/** Questions from every leaver whose clients come or came to me, or to whom I stand in for, until they are answered. */
export function QuestionsTab({ desk }: { desk: MyClients }) {
  const { t } = useTexts();
  const ofIds = desk.people.map((person) => person.id);
  if (desk.departures.length === 0)
    return <Empty title={t("desk.questions.none")}>{t("desk.questions.noneLead")}</Empty>;
  return (
    <Stack>
      {desk.departures.map(({ id, leaverName }) => (
        <QuestionsPanel key={id} departureId={id} leaverName={leaverName} ofIds={ofIds} />
      ))}
    </Stack>
  );
}
