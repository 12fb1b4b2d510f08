import { Anchor, Group } from "@mantine/core";
import { IconMail, IconPhone } from "@tabler/icons-react";
import { useLinkTexts } from "../link-texts.ts";

interface Person {
  name: string;
  email: string | null;
  phone: string | null;
}

/** How to reach somebody, one touch each. */
export function Reach({ person: { email, phone } }: { person: Person }) {
  const { words, say } = useLinkTexts();
  return (
    <Group gap="0 lg">
      {phone ? (
        <Anchor href={`tel:${phone.replace(/[^+\d]/g, "")}`} py={4}>
          <Group gap={6} wrap="nowrap" component="span">
            <IconPhone size={16} aria-hidden />
            {say(words.clientPage.call, { phone })}
          </Group>
        </Anchor>
      ) : null}
      {email ? (
        <Anchor href={`mailto:${email}`} py={4} style={{ overflowWrap: "anywhere" }}>
          <Group gap={6} wrap="nowrap" component="span">
            <IconMail size={16} aria-hidden />
            {say(words.clientPage.write, { email })}
          </Group>
        </Anchor>
      ) : null}
    </Group>
  );
}
