import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { listSlotsRoute, pickSlotRoute } from "../../../../contracts/routes/introductions.ts";
import { useChange, useRead } from "../../../app/queries.ts";
import { FormProblem } from "../../../components/form-problem.tsx";
import { Loaded, Outline } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** The client is on the telephone: one of the times at which everybody is free. */
export function PickSlotForm({ handoverId }: { handoverId: string }) {
  const { t, instant } = useTexts();
  const params = { handoverId };
  const slots = useRead(listSlotsRoute, { params });
  const [slot, setSlot] = useState<string | null>(null);
  const pick = useChange(pickSlotRoute, { quiet: true, onDone: () => setSlot(null) });
  return (
    <Loaded query={slots} outline={<Outline rows={2} />}>
      {(open) =>
        open.slots.length === 0 ? (
          <Text size="sm">{t("desk.introduction.pickNone")}</Text>
        ) : (
          <Stack gap="xs">
            <Text size="sm">{t("desk.introduction.pickLead")}</Text>
            <Group gap="xs" align="flex-end">
              <Select
                label={t("desk.introduction.time")}
                value={slot}
                onChange={setSlot}
                data={open.slots.map(({ startsAt }) => ({ value: startsAt, label: instant(startsAt) }))}
              />
              <Button
                disabled={slot === null}
                loading={pick.isPending}
                onClick={() => {
                  if (slot) pick.mutate({ params, body: { slot } });
                }}
              >
                {t("desk.introduction.pickButton")}
              </Button>
            </Group>
            <FormProblem problem={pick.error} />
            {pick.data ? (
              <Text size="sm" role="status">
                {t("desk.introduction.pickDone", { at: instant(pick.data.startsAt) })}
              </Text>
            ) : null}
          </Stack>
        )
      }
    </Loaded>
  );
}
