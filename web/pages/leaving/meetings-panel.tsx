import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Introduction } from "../../../contracts/introductions.ts";
import { listIntroductionsRoute } from "../../../contracts/routes/introductions.ts";
import { useRead } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** The leaver's introductions by time, those without one last. */
export function MeetingsPanel({ departureId }: { departureId: string }) {
  const { t, label, instant } = useTexts();
  const meetings = useRead(listIntroductionsRoute, { query: { departureId } });
  return (
    <Panel title={t("leaving.meetings.title")}>
      <Loaded query={meetings}>
        {({ introductions }) => (
          <>
            <Held count={introductions.filter(({ state }) => state === "held").length} />
            <SimpleTable
              label={t("leaving.meetings.title")}
              head={(["client", "when", "how", "with"] as const).map((name) => t(`leaving.meetings.${name}`))}
              empty={t(
                introductions.some(({ state }) => state === "held")
                  ? "leaving.meetings.noMore"
                  : "leaving.meetings.none",
              )}
              rows={introductions.filter(isAhead).map((one) => ({
                key: one.handoverId,
                cells: [
                  <Anchor key="client" component={Link} to={`/handovers/${one.handoverId}`} size="sm">
                    {one.clientName}
                  </Anchor>,
                  one.startsAt ? instant(one.startsAt) : t("leaving.meetings.open"),
                  label("introductionFormat", one.format),
                  one.successorName,
                ],
              }))}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const isAhead = ({ state }: Introduction) => state === "agreed" || state === "offered" || state === "planned";

function Held({ count }: { count: number }) {
  const { t } = useTexts();
  return count > 0 ? <Text size="sm">{t("leaving.meetings.held", { count })}</Text> : null;
}
