import { Radio, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import type { RecordCall } from "../../../../contracts/client-notices.ts";
import type { ContactView } from "../../../../contracts/inventory.ts";
import { recordCallRoute } from "../../../../contracts/routes/send-list.ts";
import { useChange } from "../../../app/queries.ts";
import { useKept } from "../../../app/use-kept.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { describeProgress } from "./describe-progress.ts";
import { RecordedForm } from "./recorded-form.tsx";
import { noCall, type TypedCall, toCallBody } from "./typed-call.ts";

interface CallFormProps {
  handoverId: string;
  contacts: readonly ContactView[];
  onDone: (what: string) => void;
}

const outcomes: readonly RecordCall["outcome"][] = ["reached", "notReached"];

/** How a call to a client ended, and what it said about its own coordinates. */
export function CallForm({ handoverId, contacts, onDone }: CallFormProps) {
  const texts = useTexts();
  const { t, label } = texts;
  const [typed, keep, forget] = useKept<TypedCall>(`call:${handoverId}`, noCall);
  const record = useChange(recordCallRoute, {
    quiet: true,
    onDone: (progress) => {
      forget();
      onDone(describeProgress(texts, progress));
    },
  });
  const change = (part: Partial<TypedCall>) => keep((before) => ({ ...before, ...part }));
  const correct = (contactId: string | null) => {
    const contact = contacts.find((one) => one.id === contactId);
    change({ contactId, phone: contact?.phone ?? "", email: contact?.email ?? "" });
  };
  const fields = record.error?.fields ?? {};
  return (
    <RecordedForm
      button={t("desk.call.submit")}
      pending={record.isPending}
      problem={record.error}
      onSubmit={() => record.mutate({ params: { handoverId }, body: toCallBody(typed) })}
    >
      <Radio.Group
        label={t("desk.call.outcome")}
        value={typed.outcome}
        onChange={(value) => change({ outcome: outcomes.find((one) => one === value) ?? "reached" })}
      >
        <Stack gap="xs" mt="xs">
          {outcomes.map((outcome) => (
            <Radio key={outcome} value={outcome} label={label("callOutcome", outcome)} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed" role="status">
        {t(typed.outcome === "reached" ? "desk.call.reached" : "desk.call.notReached")}
      </Text>
      <Textarea
        label={t("desk.call.note")}
        autosize
        minRows={2}
        maxLength={5000}
        value={typed.note}
        onChange={({ currentTarget: { value } }) => change({ note: value })}
      />
      {contacts.length > 0 ? (
        <Select
          label={t("desk.call.correct")}
          placeholder={t("desk.call.unchanged")}
          clearable
          value={typed.contactId}
          onChange={correct}
          data={contacts.map((contact) => ({ value: contact.id, label: contact.name }))}
        />
      ) : null}
      {typed.contactId ? (
        <>
          <TextInput
            label={t("desk.call.phone")}
            type="tel"
            value={typed.phone}
            error={fields["contact.phone"]}
            onChange={({ currentTarget: { value } }) => change({ phone: value })}
          />
          <TextInput
            label={t("desk.call.email")}
            type="email"
            value={typed.email}
            error={fields["contact.email"]}
            onChange={({ currentTarget: { value } }) => change({ email: value })}
          />
        </>
      ) : null}
    </RecordedForm>
  );
}
