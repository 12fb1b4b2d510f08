import { Button, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ClientPageView } from "../../../contracts/client-page.ts";
import { correctCoordinatesRoute } from "../../../contracts/routes/client-pages.ts";
import { call } from "../../app/call.ts";
import { Panel } from "../../components/panel.tsx";
import { useLinkTexts } from "../link-texts.ts";
import { Refusal } from "../refusal.tsx";
import { useLinkAct } from "../use-link.ts";
import { changedDetails, type Details } from "./changed-details.ts";
import type { ClientPanelProps } from "./client-page.tsx";

const fields = [
  { name: "name", label: "name", type: "text", autoComplete: "name", required: true },
  { name: "title", label: "jobTitle", type: "text", autoComplete: "organization-title", required: false },
  { name: "email", label: "email", type: "email", autoComplete: "email", required: false },
  { name: "phone", label: "phone", type: "tel", autoComplete: "tel", required: false },
] as const;

/** The reader's own coordinates: right as they stand, or corrected. */
export function DetailsPanel({ page: { contact }, ...props }: ClientPanelProps) {
  const { words } = useLinkTexts();
  if (!contact) return null;
  return (
    <Panel title={words.clientPage.detailsHeading}>
      <DetailsForm contact={contact} {...props} />
    </Panel>
  );
}

type FormProps = Omit<ClientPanelProps, "page"> & { contact: NonNullable<ClientPageView["contact"]> };

function DetailsForm({ contact, token, onChanged }: FormProps) {
  const { words } = useLinkTexts();
  const { clientPage, linkPage } = words;
  const [typed, setTyped] = useState<Partial<Details>>({});
  const values: Details = {
    name: contact.name,
    title: contact.title ?? "",
    email: contact.email ?? "",
    phone: contact.phone ?? "",
    ...typed,
  };
  const save = useLinkAct(
    (body: ReturnType<typeof changedDetails>, idempotencyKey) =>
      call(correctCoordinatesRoute, { params: { token }, body }, { idempotencyKey }),
    () => onChanged(),
  );
  const changes = changedDetails(contact, values);
  const anything = Object.keys(changes).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run(changes);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {fields.map(({ name, label, ...input }) => (
          <TextInput
            key={name}
            {...input}
            size="md"
            label={clientPage[label]}
            // An address on record can be replaced, not taken away: the company must be able to write.
            required={input.required || (name === "email" && contact.email !== null)}
            error={save.problem?.fields[name] ? linkPage.fieldWrong : undefined}
            value={values[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        ))}
        <Refusal problem={save.problem} />
        <div role="status">{save.answer && !anything ? <Text>{clientPage.detailsSaved}</Text> : null}</div>
        {save.answer && !anything ? null : (
          <Button type="submit" size="md" variant="default" loading={save.pending}>
            {anything ? clientPage.detailsSave : clientPage.detailsRight}
          </Button>
        )}
      </Stack>
    </form>
  );
}
