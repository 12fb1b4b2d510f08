import { Button, Code, Drawer, Group, Stack, Text, Title } from "@mantine/core";
import { Facts } from "../../components/facts.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { AuditSearch } from "./audit-search.ts";
import { BodyList } from "./body-list.tsx";
import type { AuditEvent } from "./use-audit-pages.ts";
import { nameActor, nameVerb } from "./verbs.ts";

interface EventDrawerProps {
  event: AuditEvent | null;
  onClose: () => void;
  onSearch: (search: AuditSearch) => void;
}

/** One row of the audit with everything it holds, and the way to its neighbours. */
export function EventDrawer({ event, onClose, onSearch }: EventDrawerProps) {
  const { t } = useTexts();
  return (
    <Drawer
      opened={event !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Text span fw={650} size="lg">
          {event ? t("audit.detail.title", { id: String(event.id) }) : ""}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {event ? <EventDetail event={event} onSearch={onSearch} /> : null}
    </Drawer>
  );
}

function EventDetail({ event, onSearch }: { event: AuditEvent; onSearch: (search: AuditSearch) => void }) {
  const texts = useTexts();
  const { t, instant, number } = texts;
  const isEmpty = Object.keys(event.body).length === 0;
  return (
    <Stack>
      <Facts
        rows={[
          [t("audit.detail.verb"), nameVerb(texts, event.verb)],
          [t("audit.detail.code"), <Breaking key="verb" text={event.verb} />],
          [t("audit.detail.who"), <Named key="who" name={nameActor(texts, event)} id={event.actor} />],
          [t("audit.detail.subject"), <Named key="subject" name={event.subjectName} id={event.subject} />],
          [t("audit.detail.at"), <Named key="at" name={instant(event.at)} id={event.at} />],
          [
            t("audit.detail.businessAt"),
            <Named key="businessAt" name={instant(event.businessAt)} id={event.businessAt} />,
          ],
          [t("audit.detail.position"), event.position === null ? t("audit.notSealed") : number(event.position)],
          [t("audit.detail.digest"), <Breaking key="digest" text={event.digest} />],
        ]}
      />
      <Title order={3}>{t("audit.detail.body")}</Title>
      {isEmpty ? <Text c="dimmed">{t("audit.detail.emptyBody")}</Text> : <BodyList body={event.body} />}
      <Group gap="xs">
        <Button variant="default" onClick={() => onSearch({ actor: event.actor })}>
          {t("audit.detail.onlyWho")}
        </Button>
        <Button variant="default" onClick={() => onSearch({ subject: event.subject })}>
          {t("audit.detail.onlySubject")}
        </Button>
      </Group>
    </Stack>
  );
}

const Named = ({ name, id }: { name: string | null; id: string }) => (
  <>
    {name ? <div>{name}</div> : null}
    <Breaking text={id} />
  </>
);

/** A long id breaks anywhere, so that it never widens the page. */
const Breaking = ({ text }: { text: string }) => (
  <Code style={{ overflowWrap: "anywhere", background: "none", padding: 0 }}>{text}</Code>
);
