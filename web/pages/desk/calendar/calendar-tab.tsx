import { Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useState } from "react";
import type { Introduction } from "../../../../contracts/introductions.ts";
import type { MyClients } from "../../../../contracts/my-clients.ts";
import { listIntroductionsRoute } from "../../../../contracts/routes/introductions.ts";
import { formatZone } from "../../../../messages/format-values.ts";
import { useMe } from "../../../app/session.tsx";
import { Panel } from "../../../components/panel.tsx";
import { Loaded, Outline } from "../../../components/states.tsx";
import { useAllPages } from "../../../components/use-all-pages.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { IntroductionModal } from "../introduction/introduction-modal.tsx";
import { Untimed } from "./untimed.tsx";
import { hasTime, listOwn, localDay, mondayOf, readerZone } from "./week.ts";
import { WeekAgenda } from "./week-agenda.tsx";
import { WeekSwitch } from "./week-switch.tsx";

const WeekCalendar = lazy(() => import("./week-calendar.tsx").then((module) => ({ default: module.WeekCalendar })));

/** The week's introductions in the reader's own zone, as a calendar or as a list; one opens to see and record it. */
export function CalendarTab({ desk }: { desk: MyClients }) {
  const pages = useAllPages(listIntroductionsRoute, {}, { liveEveryMs: 3_000 });
  return (
    <Loaded query={pages}>
      {(data) => (
        <Week
          introductions={listOwn(
            data.flatMap((page) => page.introductions),
            desk.people,
          )}
        />
      )}
    </Loaded>
  );
}

type View = "week" | "list";

function Week({ introductions }: { introductions: Introduction[] }) {
  const { t, locale } = useTexts();
  const { businessNow } = useMe();
  const zone = readerZone();
  const today = localDay(businessNow, zone);
  const [monday, setMonday] = useState(() => mondayOf(today));
  const [chosen, setChosen] = useState<View | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const isWide = useMediaQuery("(min-width: 62em)", true, { getInitialValueInEffect: false });
  const view = chosen ?? (isWide ? "week" : "list");
  const timed = introductions.filter(hasTime).filter((one) => one.state !== "cancelled");
  const open = introductions.find((one) => one.id === openId);
  return (
    <Stack>
      <Panel
        title={t("desk.calendar.title")}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t("desk.calendar.view")}
            value={view}
            onChange={(value) => setChosen(value === "week" ? "week" : "list")}
            data={[
              { value: "week", label: t("desk.calendar.asWeek") },
              { value: "list", label: t("desk.calendar.asList") },
            ]}
          />
        }
      >
        <Group justify="space-between" gap="sm">
          <WeekSwitch monday={monday} today={today} onChange={setMonday} />
          <Text size="sm" c="dimmed">
            {t("desk.calendar.zone", { zone: formatZone(new Date(`${monday}T12:00:00Z`), zone, locale) })}
          </Text>
        </Group>
        {view === "week" ? (
          <Suspense fallback={<Outline />}>
            <WeekCalendar key={monday} meetings={timed} monday={monday} now={businessNow} onOpen={setOpenId} />
          </Suspense>
        ) : (
          <WeekAgenda meetings={timed} monday={monday} zone={zone} onOpen={setOpenId} />
        )}
      </Panel>
      <Untimed
        introductions={introductions.filter((one) => !hasTime(one) && one.state !== "cancelled")}
        onOpen={setOpenId}
      />
      {open ? <IntroductionModal introduction={open} onClose={() => setOpenId(null)} /> : null}
    </Stack>
  );
}
