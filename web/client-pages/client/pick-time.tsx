import { Button, Radio, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { pickSlotByLinkRoute } from "../../../contracts/routes/client-pages.ts";
import { call } from "../../app/call.ts";
import { useLinkTexts } from "../link-texts.ts";
import { Refusal } from "../refusal.tsx";
import { useLinkAct } from "../use-link.ts";
import { groupSlots, type Slot, writeHours } from "./group-slots.ts";

interface PickTimeProps {
  slots: readonly Slot[];
  zone: string;
  token: string;
  onTaken: () => void;
  /** The time chosen is no longer free: looks which are. */
  onGone: () => void;
}

/** The times on offer, day by day. */
export function PickTime({ slots, zone, token, onTaken, onGone }: PickTimeProps) {
  const texts = useLinkTexts();
  const { clientPage } = texts.words;
  const [slot, setSlot] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const take = useLinkAct(
    (wanted: string, idempotencyKey) =>
      call(pickSlotByLinkRoute, { params: { token }, body: { slot: wanted } }, { idempotencyKey }),
    onTaken,
    (problem) => {
      if (problem.status === 409 || problem.status === 410) onGone();
    },
  );
  const chosen = slots.some((one) => one.startsAt === slot) ? slot : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (chosen) take.run(chosen);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group
          label={clientPage.pick}
          size="md"
          value={chosen}
          onChange={setSlot}
          error={asked && chosen === null && !take.problem ? clientPage.pickFirst : undefined}
        >
          <Stack gap="sm" mt="xs">
            {groupSlots(slots, zone).map((one) => (
              <Stack key={one.day} gap={4}>
                <Text size="sm" fw={600}>
                  {texts.day(one.day, true)}
                </Text>
                {one.slots.map((time) => (
                  <Radio
                    key={time.startsAt}
                    size="md"
                    py={4}
                    value={time.startsAt}
                    label={writeHours(texts, time, zone)}
                    aria-label={`${texts.day(one.day, true)}, ${writeHours(texts, time, zone)}`}
                  />
                ))}
              </Stack>
            ))}
          </Stack>
        </Radio.Group>
        <Refusal problem={take.problem} />
        <Button type="submit" size="md" loading={take.pending}>
          {clientPage.take}
        </Button>
      </Stack>
    </form>
  );
}
