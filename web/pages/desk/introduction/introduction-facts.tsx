import { List } from "@mantine/core";
import type { Introduction } from "../../../../contracts/introductions.ts";
import { formatZone } from "../../../../messages/format-values.ts";
import { Facts } from "../../../components/facts.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { listParticipants } from "./list-participants.ts";

/** When, how and with whom an introduction takes place. */
export function IntroductionFacts({ introduction }: { introduction: Introduction }) {
  const { t, label, locale, instant, time } = useTexts();
  const { startsAt, endsAt, zone, format, state, pickedByClient, headIntroduced } = introduction;
  const when = startsAt ? (
    <time key="when" dateTime={startsAt}>{`${instant(startsAt)}${endsAt ? `–${time(endsAt)}` : ""}`}</time>
  ) : (
    t("desk.introduction.noTime")
  );
  const people = listParticipants(introduction).map(({ id, name, part, partstat }) => (
    <List.Item key={id}>
      {name}, {t(`desk.introduction.${part}`)}
      {partstat ? ` · ${label("partstat", partstat)}` : ""}
    </List.Item>
  ));
  return (
    <Facts
      rows={[
        [t("desk.introduction.when"), when],
        [
          t("desk.introduction.zone"),
          startsAt && zone ? `${formatZone(new Date(startsAt), zone, locale)}: ${instant(startsAt, zone)}` : null,
        ],
        [t("desk.introduction.format"), label("introductionFormat", format)],
        [
          t("desk.introduction.state"),
          [
            label("introductionState", state),
            pickedByClient && startsAt ? t("desk.introduction.picked") : "",
            headIntroduced ? t("desk.introduction.headInstead") : "",
          ]
            .filter(Boolean)
            .join(" · "),
        ],
        [
          t("desk.introduction.who"),
          <List key="who" size="sm" listStyleType="none" p={0}>
            {people}
          </List>,
        ],
      ]}
    />
  );
}
