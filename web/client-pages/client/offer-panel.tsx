import { Button, Text } from "@mantine/core";
import { unsubscribeRoute } from "../../../contracts/routes/client-pages.ts";
import { call } from "../../app/call.ts";
import { Panel } from "../../components/panel.tsx";
import { useLinkTexts } from "../link-texts.ts";
import { Refusal } from "../refusal.tsx";
import { useLinkAct } from "../use-link.ts";
import type { ClientPanelProps } from "./client-page.tsx";

/** The offer, which the server gives only to a reader whose consent is on record. */
export function OfferPanel({ page: { offer, contact }, token }: ClientPanelProps) {
  const { words, say, date } = useLinkTexts();
  const { clientPage } = words;
  const stop = useLinkAct((_: null, idempotencyKey) =>
    call(unsubscribeRoute, { params: { token }, body: {} }, { idempotencyKey }),
  );
  if (!offer) return null;
  return (
    <Panel title={clientPage.offerHeading}>
      <Text fw={650}>{offer.title}</Text>
      <Text>{offer.text}</Text>
      <Text>{say(clientPage.offerValid, { date: date(offer.validUntil) })}</Text>
      <Text size="sm">{clientPage.offerUse}</Text>
      <Refusal problem={stop.problem} />
      <div role="status">{stop.answer ? <Text size="sm">{clientPage.noOffersDone}</Text> : null}</div>
      {contact && !stop.answer ? (
        <div>
          <Button variant="subtle" size="compact-sm" ml={-8} loading={stop.pending} onClick={() => stop.run(null)}>
            {clientPage.noOffers}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
