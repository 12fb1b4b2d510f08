import { Button, Group, Radio, Stack, Text, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { OfferLine } from "../../../contracts/offers.ts";
import { listOfferOptionsRoute } from "../../../contracts/routes/offers.ts";
import { useRead } from "../../app/queries.ts";
import { Loaded, Outline } from "../../components/states.tsx";
import { WordsField } from "../../components/words-field.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { ExceptionEffect } from "./exception-effect.tsx";
import { type OfferChoice, toChoices, toDraft } from "./offer-choices.ts";
import { nameOffer, type OfferWork } from "./offer-work.ts";
import { useAmount } from "./use-amount.ts";

interface ExceptionFormProps {
  work: OfferWork;
  chosen: readonly OfferLine[];
  onClose: (kept: boolean) => void;
}

const NONE = "";

/** Another offer, or none, for one client or several alike, with its effect before it is kept. */
export function ExceptionForm({ work, chosen, onClose }: ExceptionFormProps) {
  const { t } = useTexts();
  const handoverIds = chosen.map((line) => line.handoverId);
  const options = useRead(listOfferOptionsRoute, {
    params: { departureId: work.departureId },
    body: { handoverIds },
  });
  return (
    <Stack gap="sm">
      <Title order={3}>{t("offers.one.choose")}</Title>
      <Loaded query={options} outline={<Outline rows={4} />}>
        {(data) => (
          <ChooseForm work={work} chosen={chosen} onClose={onClose} choices={toChoices(chosen, data.options)} />
        )}
      </Loaded>
    </Stack>
  );
}

function ChooseForm({ work, chosen, choices, onClose }: ExceptionFormProps & { choices: OfferChoice[] }) {
  const { t } = useTexts();
  const { draft, setDraft } = work;
  const kept = chosen.length === 1 ? draft[chosen[0]?.handoverId ?? ""] : undefined;
  const [code, setCode] = useState<string | null>(kept ? (kept.offerCode ?? NONE) : null);
  const [reason, setReason] = useState(kept?.reason ?? "");
  const choice = choices.find((one) => (one.offerCode ?? NONE) === code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!choice) return;
    setDraft({ ...draft, ...toDraft(choice, reason.trim()) });
    onClose(true);
  };
  const drop = () => {
    const left = Object.entries(draft).filter(([id]) => !chosen.some((line) => line.handoverId === id));
    setDraft(Object.fromEntries(left));
    onClose(true);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group value={code} onChange={setCode} aria-label={t("offers.one.choose")}>
          <Stack gap="xs">
            {choices.map((one) => (
              <Choice key={one.offerCode ?? NONE} work={work} choice={one} all={chosen.length} />
            ))}
          </Stack>
        </Radio.Group>
        {choices.length === 1 ? (
          <Text size="sm" c="dimmed">
            {t("offers.one.nothingElse")}
          </Text>
        ) : null}
        {choice ? <ExceptionEffect work={work} choice={choice} /> : null}
        <WordsField
          label={t("offers.one.reason")}
          description={t("offers.one.reasonHint")}
          value={reason}
          onChange={setReason}
        />
        <Group justify="flex-end">
          {chosen.some((line) => draft[line.handoverId]) ? (
            <Button variant="subtle" onClick={drop}>
              {t("offers.one.drop")}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => onClose(false)}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" disabled={!choice}>
            {t("offers.one.keep")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Choice({ work, choice, all }: { work: OfferWork; choice: OfferChoice; all: number }) {
  const texts = useTexts();
  const { t } = texts;
  const amount = useAmount();
  const figures = { cost: amount(choice.costMinor), gain: amount(choice.gainMinor) };
  const count = choice.clients.length;
  const say = () => {
    if (choice.offerCode === null) return t("offers.one.noOption");
    return count < all ? t("offers.one.forSome", { ...figures, count, all }) : t("offers.one.option", figures);
  };
  return (
    <Radio
      value={choice.offerCode ?? NONE}
      label={nameOffer(texts, work.catalogue, choice.offerCode)}
      description={say()}
    />
  );
}
