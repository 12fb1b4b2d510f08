import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ClientPageView } from "../../../contracts/client-page.ts";
import { objectToChangeRoute } from "../../../contracts/routes/client-pages.ts";
import { call } from "../../app/call.ts";
import { Panel } from "../../components/panel.tsx";
import { useLinkTexts } from "../link-texts.ts";
import { Refusal } from "../refusal.tsx";
import { useLinkAct } from "../use-link.ts";
import type { ClientPanelProps } from "./client-page.tsx";

/** An objection is asked about once more, so that nobody objects by a slip; what was written stays. */
export function ObjectionPanel({ page: { contact, objection }, token, onChanged }: ClientPanelProps) {
  const { words, say } = useLinkTexts();
  const { clientPage } = words;
  const [text, setText] = useState("");
  const [sure, setSure] = useState(false);
  const object = useLinkAct(
    (body: { text: string; confirm: boolean }, idempotencyKey) =>
      call(objectToChangeRoute, { params: { token }, body }, { idempotencyKey }),
    (answer) => {
      setSure(answer.confirmNeeded);
      if (answer.objected) onChanged();
    },
  );
  const send = (confirm: boolean) => object.run({ text: text.trim(), confirm });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(false);
  };
  const objected = object.answer?.objected === true || (objection !== null && objection.settledOn === null);
  return (
    <Panel title={clientPage.objectHeading}>
      {objection ? <SentObjection objection={objection} /> : null}
      <div role="status">
        {object.answer?.objected ? (
          <Text>
            {clientPage.objected} {contact?.email ? say(clientPage.objectedMail, { email: contact.email }) : null}
          </Text>
        ) : null}
      </div>
      {objected ? null : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Text size="sm">{clientPage.objectLead}</Text>
            <Textarea
              label={clientPage.object}
              required
              autosize
              minRows={3}
              maxLength={5000}
              size="md"
              readOnly={sure}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Refusal problem={object.problem} />
            {sure ? (
              <Stack gap="xs" role="alert">
                <Text fw={600}>{clientPage.objectSure}</Text>
                <Group>
                  <Button size="md" loading={object.pending} onClick={() => send(true)}>
                    {clientPage.objectYes}
                  </Button>
                  <Button size="md" variant="default" onClick={() => setSure(false)}>
                    {clientPage.objectNo}
                  </Button>
                </Group>
              </Stack>
            ) : (
              <Button type="submit" size="md" variant="default" loading={object.pending}>
                {clientPage.objectSend}
              </Button>
            )}
          </Stack>
        </form>
      )}
    </Panel>
  );
}

/** What was objected before, and who answers it; it is there again however often the page is opened. */
function SentObjection({ objection }: { objection: NonNullable<ClientPageView["objection"]> }) {
  const { words, say, date } = useLinkTexts();
  const { clientPage } = words;
  const { text, sentOn, answererName, answerBy, settledOn } = objection;
  const answer =
    settledOn !== null
      ? say(clientPage.objectionSettled, { date: date(settledOn) })
      : answererName
        ? say(clientPage.objectionAnswer, { name: answererName, date: date(answerBy) })
        : say(clientPage.askedBy, { date: date(answerBy) });
  return (
    <div>
      <Text size="sm" c="dimmed">
        {say(clientPage.objectionSent, { date: date(sentOn) })}
      </Text>
      <Text size="sm">{text}</Text>
      <Text fw={600}>{answer}</Text>
    </div>
  );
}
