import { Alert, Button, NativeSelect, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { addContactRoute } from "../../../contracts/routes/inventory.ts";
import { useChange } from "../../app/queries.ts";
import { useKept } from "../../app/use-kept.ts";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { contactParts, toContactChange } from "./autosave/field-codec.ts";

/** A new person at the client; what is typed stays until they are in the dossier. */
export function AddContactForm({ handoverId, opened = false }: { handoverId: string; opened?: boolean }) {
  const texts = useTexts();
  const { t, label } = texts;
  const record = `form:${handoverId}`;
  const [name, setName, dropName] = useKept(`${record}:contactName`, "");
  const [title, setTitle, dropTitle] = useKept(`${record}:contactTitle`, "");
  const [part, setPart, dropPart] = useKept(`${record}:contactPart`, "");
  const [email, setEmail, dropEmail] = useKept(`${record}:contactEmail`, "");
  const [phone, setPhone, dropPhone] = useKept(`${record}:contactPhone`, "");
  const [wasBegun] = useState(opened || name !== "");
  const add = useChange(addContactRoute, {
    quiet: true,
    onDone: () => {
      notifications.show({ message: t("dossier.contacts.added", { name }) });
      for (const drop of [dropName, dropTitle, dropPart, dropEmail, dropPhone]) drop();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      name,
      ...toContactChange("part", part || "decisionMaker"),
      ...(title ? { title } : {}),
      ...(email ? { email } : {}),
      ...(phone ? { phone } : {}),
      verified: true as const,
    };
    add.mutate({ params: { handoverId }, body });
  };
  const fields = add.error?.fields ?? {};
  const input = (value: string, set: (text: string) => void, key: string) => ({
    size: "sm" as const,
    value,
    onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
    error: fields[key],
  });
  return (
    <details open={wasBegun}>
      <Text component="summary" size="sm" fw={550}>
        {t("dossier.contacts.add")}
      </Text>
      <form onSubmit={submit} aria-label={t("dossier.contacts.add")}>
        <Stack gap="xs" mt="xs">
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="sm" verticalSpacing="xs">
            <TextInput label={t("dossier.contacts.name")} required {...input(name, setName, "name")} />
            <TextInput label={t("dossier.contacts.titleOf")} {...input(title, setTitle, "title")} />
            <NativeSelect
              label={t("dossier.contacts.part")}
              data={contactParts.map((code) => ({ value: code, label: label("contactPart", code) }))}
              {...input(part || "decisionMaker", setPart, "part")}
            />
            <TextInput label={t("dossier.contacts.email")} type="email" {...input(email, setEmail, "email")} />
            <TextInput label={t("dossier.contacts.phone")} type="tel" {...input(phone, setPhone, "phone")} />
          </SimpleGrid>
          {add.error && Object.keys(fields).length === 0 ? (
            <Alert color="red" role="alert">
              {describeProblem(texts, add.error)}
            </Alert>
          ) : null}
          <Button type="submit" size="sm" variant="default" loading={add.isPending} style={{ alignSelf: "flex-start" }}>
            {t("dossier.contacts.add")}
          </Button>
        </Stack>
      </form>
    </details>
  );
}
