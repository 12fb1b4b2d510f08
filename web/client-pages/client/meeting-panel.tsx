import { Button, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import type { ClientPageView } from "../../../contracts/client-page.ts";
import { Panel } from "../../components/panel.tsx";
import { useLinkTexts } from "../link-texts.ts";
import type { ClientPanelProps } from "./client-page.tsx";
import { sameClock } from "./group-slots.ts";
import { PickTime } from "./pick-time.tsx";

const HELD = { jointMeeting: "heldMeeting", jointCall: "heldCall", inNotice: "heldMeeting" } as const;

const readOwnZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The joint meeting or call: what is agreed, and the times to pick from, in the reader's own zone or the company's. */
export function MeetingPanel({ page: { meeting }, ...props }: ClientPanelProps) {
  if (!meeting) return null;
  return <Appointment meeting={meeting} {...props} />;
}

type AppointmentProps = Omit<ClientPanelProps, "page"> & { meeting: NonNullable<ClientPageView["meeting"]> };

function Appointment({ meeting, token, onChanged }: AppointmentProps) {
  const { words, say, ...texts } = useLinkTexts();
  const { clientPage } = words;
  const [ownZone] = useState(readOwnZone);
  const [inOwn, setInOwn] = useState(true);
  const [picking, setPicking] = useState(false);
  const { startsAt, slots, state } = meeting;
  const instants = [...(startsAt ? [startsAt] : []), ...slots.map((slot) => slot.startsAt)];
  const zone = inOwn ? ownZone : meeting.zone;
  const when = startsAt ? `${texts.instant(startsAt, zone)} (${texts.zone(zone, startsAt)})` : null;
  const zoneName = (one: string) => texts.zone(one, instants[0] ?? "");
  const held = state === "held";
  const picks = slots.length > 0 && (startsAt === null || picking);
  const taken = () => {
    setPicking(false);
    onChanged();
  };
  return (
    <Panel title={meeting.format === "jointCall" ? clientPage.callHeading : clientPage.meetingHeading}>
      <div role="status">
        {when ? (
          <>
            <Text fw={650}>{say(held ? clientPage[HELD[meeting.format]] : clientPage.agreed, { when })}</Text>
            {held ? null : <Text size="sm">{clientPage.agreedMail}</Text>}
          </>
        ) : null}
        {instants.length === 0 ? <Text>{clientPage.noSlots}</Text> : null}
      </div>
      {instants.length > 0 && !sameClock(instants, ownZone, meeting.zone) ? (
        <div>
          <Text size="sm" c="dimmed">
            {clientPage.zone}
          </Text>
          <SegmentedControl
            orientation="vertical"
            fullWidth
            styles={{ label: { whiteSpace: "normal" } }}
            aria-label={clientPage.zone}
            value={inOwn ? "own" : "company"}
            onChange={(chosen) => setInOwn(chosen === "own")}
            data={[
              { value: "own", label: say(clientPage.yourZone, { zone: zoneName(ownZone) }) },
              { value: "company", label: say(clientPage.companyZone, { zone: zoneName(meeting.zone) }) },
            ]}
          />
        </div>
      ) : null}
      {picks ? <PickTime slots={slots} zone={zone} token={token} onTaken={taken} onGone={onChanged} /> : null}
      {slots.length > 0 && startsAt !== null && !picking ? (
        <Button variant="default" size="md" onClick={() => setPicking(true)}>
          {clientPage.pickOther}
        </Button>
      ) : null}
    </Panel>
  );
}
