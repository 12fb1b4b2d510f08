import { Button, List, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { askQuestionRoute } from "../../../contracts/routes/client-pages.ts";
import { call } from "../../app/call.ts";
import { Panel } from "../../components/panel.tsx";
import { useLinkTexts } from "../link-texts.ts";
import { Refusal } from "../refusal.tsx";
import { useLinkAct } from "../use-link.ts";
import type { ClientPanelProps } from "./client-page.tsx";

/** A question, and those asked before with the day of their answer. */
export function QuestionPanel({ page, token, onChanged }: ClientPanelProps) {
  const { words, say, date } = useLinkTexts();
  const { clientPage } = words;
  const [text, setText] = useState("");
  const [asking, setAsking] = useState(true);
  const ask = useLinkAct(
    (asked: string, idempotencyKey) =>
      call(askQuestionRoute, { params: { token }, body: { text: asked } }, { idempotencyKey }),
    () => {
      setText("");
      setAsking(false);
      onChanged();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.run(text.trim());
  };
  return (
    <Panel title={clientPage.questionHeading}>
      {page.questions.length > 0 ? (
        <div>
          <Text size="sm" c="dimmed">
            {clientPage.asked}
          </Text>
          <List size="sm">
            {page.questions.map((one) => (
              <List.Item key={`${one.text}${one.answerBy}`}>
                {one.text}
                {one.answerBy ? (
                  <Text size="sm" c="dimmed">
                    {one.promisedBy
                      ? say(clientPage.askedByMoved, { date: date(one.answerBy), first: date(one.promisedBy) })
                      : say(clientPage.askedBy, { date: date(one.answerBy) })}
                  </Text>
                ) : null}
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      <div role="status">
        {ask.answer && !asking ? <Text>{say(clientPage.answerBy, { date: date(ask.answer.answerBy) })}</Text> : null}
      </div>
      {asking ? (
        <form onSubmit={submit}>
          <Stack gap="sm" align="stretch">
            <Textarea
              label={clientPage.question}
              required
              autosize
              minRows={3}
              maxLength={5000}
              size="md"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Refusal problem={ask.problem} />
            <Button type="submit" size="md" variant="default" loading={ask.pending}>
              {clientPage.ask}
            </Button>
          </Stack>
        </form>
      ) : (
        <div>
          <Button variant="subtle" ml={-12} onClick={() => setAsking(true)}>
            {clientPage.another}
          </Button>
        </div>
      )}
    </Panel>
  );
}
