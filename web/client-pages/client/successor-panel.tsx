import { Button, Text } from "@mantine/core";
import { confirmNoticeRoute } from "../../../contracts/routes/client-pages.ts";
import { call } from "../../app/call.ts";
import { Panel } from "../../components/panel.tsx";
import { useLinkTexts } from "../link-texts.ts";
import { Refusal } from "../refusal.tsx";
import { useLinkAct } from "../use-link.ts";
import type { ClientPanelProps } from "./client-page.tsx";
import { Reach } from "./reach.tsx";

const FROM = { jointMeeting: "fromMeeting", jointCall: "fromCall", inNotice: "from" } as const;

/** Who takes over and from when, and the one button that says it has been read. */
export function SuccessorPanel({ page, token, onChanged }: ClientPanelProps) {
  const { words, say, date } = useLinkTexts();
  const { clientPage } = words;
  const confirm = useLinkAct(
    (_: null, idempotencyKey) => call(confirmNoticeRoute, { params: { token } }, { idempotencyKey }),
    onChanged,
  );
  const { successor, effectiveOn, meeting, confirmedAt } = page;
  const known = confirmedAt !== null || confirm.answer !== null;
  return (
    <Panel title={clientPage.successorHeading}>
      {successor ? (
        <div>
          <Text fw={650} size="xl">
            {successor.name}
          </Text>
          <Reach person={successor} />
        </div>
      ) : null}
      {effectiveOn ? (
        <Text>{say(clientPage[FROM[meeting?.format ?? "inNotice"]], { date: date(effectiveOn) })}</Text>
      ) : null}
      <div role="status">{known ? <Text>{clientPage.confirmed}</Text> : null}</div>
      <Refusal problem={confirm.problem} />
      {known ? null : (
        <Button size="md" loading={confirm.pending} onClick={() => confirm.run(null)}>
          {clientPage.confirm}
        </Button>
      )}
    </Panel>
  );
}
