import { Paper, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import type { OwnLetter } from "../../../contracts/own-departure.ts";
import { getOwnLetterRoute } from "../../../contracts/routes/departures.ts";
import { useRead } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** What the clients are told, without anybody's name and without any offer. */
export function LetterPanel({ departureId }: { departureId: string }) {
  const { t, locale } = useTexts();
  const letter = useRead(getOwnLetterRoute, { params: { departureId }, query: { locale } }, { keepPrevious: true });
  return (
    <Panel title={t("leaving.letter.title")}>
      <Loaded query={letter}>{(data) => <Letter letter={data} />}</Loaded>
    </Panel>
  );
}

function Letter({ letter }: { letter: OwnLetter }) {
  const { t, label, day } = useTexts();
  const [format, setFormat] = useState<string>(letter.letters[0]?.format ?? "inNotice");
  const shown = letter.letters.find((one) => one.format === format);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("leaving.letter.lead", { day: day(letter.effectiveOn) })}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={t("leaving.letter.format")}
        value={format}
        onChange={setFormat}
        data={letter.letters.map((one) => ({ value: one.format, label: label("introductionFormat", one.format) }))}
        style={{ maxWidth: "100%", flexWrap: "wrap" }}
      />
      {shown ? (
        <Paper withBorder p="sm" component="article" lang={letter.locale}>
          <Text size="xs" c="dimmed">
            {t("leaving.letter.subject")}
          </Text>
          <Text size="sm" fw={600} mb="xs">
            {shown.subject}
          </Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {shown.text}
          </Text>
        </Paper>
      ) : null}
    </>
  );
}
