import { Anchor, Group, List, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { DossierView } from "../../../../contracts/inventory.ts";
import type { TalkSheet } from "../../../../contracts/talk-sheet.ts";
import { Money } from "../../../components/money.tsx";
import { Panel } from "../../../components/panel.tsx";
import { TierBadge } from "../../../components/tier-badge.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { ContactList } from "./contact-list.tsx";

/** What a talk with a client needs at hand: persons with numbers, open questions, the decided offer, last orders. */
export function TalkFacts({ dossier, sheet }: { dossier: DossierView; sheet: TalkSheet }) {
  const { t } = useTexts();
  const { handover, client } = dossier;
  return (
    <Panel
      title={t("desk.facts.title")}
      actions={
        <Anchor component={Link} to={`/handovers/${handover.id}`} size="sm">
          {t("desk.facts.dossier")}
        </Anchor>
      }
    >
      <Group gap="sm">
        <Text fw={600}>{client.name}</Text>
        <TierBadge tier={handover.effectiveTier} />
        <Text size="sm" c="dimmed">
          {[client.city, client.phone].filter(Boolean).join(" · ")}
        </Text>
      </Group>
      <Part title={t("desk.facts.contacts")}>
        <ContactList contacts={dossier.contacts} />
      </Part>
      <Part title={t("desk.facts.questions")}>
        <Questions questions={dossier.questions} />
      </Part>
      {sheet.offer === undefined ? null : (
        <Part title={t("desk.facts.offer")}>
          <Offer offer={sheet.offer} />
        </Part>
      )}
      <Part title={t("desk.facts.orders")}>
        <Orders orders={sheet.lastOrders} />
      </Part>
      {dossier.replies.length > 0 ? (
        <Part title={t("desk.facts.replies")}>
          <List size="sm">
            {dossier.replies.map((text) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
        </Part>
      ) : null}
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={4}>
      <Title order={3} fz="sm">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

function Questions({ questions }: Pick<DossierView, "questions">) {
  const { t, label, day } = useTexts();
  if (questions.length === 0) return <Text size="sm">{t("desk.facts.noQuestions")}</Text>;
  return (
    <List size="sm">
      {questions.map(({ id, kind, text, dueOn }) => (
        <List.Item key={id}>
          {label("questionKind", kind)}: {text}
          {dueOn ? ` · ${day(dueOn)}` : ""}
        </List.Item>
      ))}
    </List>
  );
}

export function Offer({ offer }: { offer: NonNullable<TalkSheet["offer"]> | null }) {
  const { t, day, locale } = useTexts();
  if (!offer) return <Text size="sm">{t("desk.facts.noOffer")}</Text>;
  return (
    <Stack gap={2}>
      <Text size="sm" fw={550}>
        {offer.title[locale]}
      </Text>
      <Text size="sm">{offer.text[locale]}</Text>
      {offer.validUntil ? (
        <Text size="xs" c="dimmed">
          {t("desk.facts.validUntil", { day: day(offer.validUntil) })}
        </Text>
      ) : null}
    </Stack>
  );
}

function Orders({ orders }: { orders: TalkSheet["lastOrders"] }) {
  const { t, day } = useTexts();
  if (orders.length === 0) return <Text size="sm">{t("desk.facts.noOrders")}</Text>;
  return (
    <List size="sm">
      {orders.map((order) => (
        <List.Item key={order.id}>
          {day(order.orderedOn)} · <Money minor={order.amountMinor} />
        </List.Item>
      ))}
    </List>
  );
}
