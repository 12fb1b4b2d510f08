import { Anchor, Group, Stack, Text } from "@mantine/core";
import type { ContactView } from "../../../../contracts/inventory.ts";
import { useTexts } from "../../../texts/use-texts.ts";

/** The persons at a client with how to reach them, the one who decides first. */
export function ContactList({ contacts }: { contacts: readonly ContactView[] }) {
  const { t } = useTexts();
  const order = ["decisionMaker", "everyday", "other"];
  const sorted = [...contacts].sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
  if (sorted.length === 0) return <Text size="sm">{t("desk.facts.noContacts")}</Text>;
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: "none" }}>
      {sorted.map((contact) => (
        <li key={contact.id}>
          <ContactLine contact={contact} />
        </li>
      ))}
    </Stack>
  );
}

function ContactLine({ contact }: { contact: ContactView }) {
  const { t, label, day, list } = useTexts();
  const { name, title, part, phone, email, verifiedOn, doNotContact, leftOn } = contact;
  const barred = (way: "phone" | "email") => doNotContact.includes(way);
  return (
    <Stack gap={0}>
      <Text size="sm" fw={550} td={leftOn ? "line-through" : undefined}>
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        {[
          title,
          label("contactPart", part),
          leftOn ? t("desk.facts.left") : null,
          verifiedOn ? t("desk.facts.verified", { day: day(verifiedOn) }) : t("desk.facts.unverified"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      <Group gap="md">
        {phone && !barred("phone") ? (
          <Anchor
            href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}
            size="sm"
            aria-label={t("desk.facts.call", { name, phone })}
          >
            {phone}
          </Anchor>
        ) : null}
        {email && !barred("email") ? (
          <Anchor href={`mailto:${email}`} size="sm" aria-label={t("desk.facts.write", { name, email })} truncate>
            {email}
          </Anchor>
        ) : null}
      </Group>
      {doNotContact.length > 0 ? (
        <Text size="xs" c="var(--mantine-color-error)">
          {t("desk.facts.doNot", { ways: list(doNotContact.map((way) => label("channel", way))) })}
        </Text>
      ) : null}
    </Stack>
  );
}
