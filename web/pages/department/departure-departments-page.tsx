import { Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { DepartmentNoticeLine } from "../../../contracts/departments.ts";
import { listDepartmentNoticesRoute } from "../../../contracts/routes/departments.ts";
import { useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { DepartureFrame } from "../departure/departure-frame.tsx";
import { standingOf } from "./notice-standing.ts";
import { NoticesList } from "./notices-list.tsx";

/** For the head: which departments of a departure have answered, which are late, and where they object. */
export function DepartureDepartmentsPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const { t } = useTexts();
  const notices = useRead(listDepartmentNoticesRoute, { query: { departureId } });
  const alone = {
    title: t("department.ofDeparture"),
    crumbs: [{ label: t("department.title"), to: "/departments" }],
  };
  return (
    <DepartureFrame departureId={departureId} about={notices} alone={alone}>
      <Loaded query={notices}>
        {({ notices: lines }) =>
          lines.length === 0 ? (
            <Empty title={t("department.ofDepartureEmpty")}>{t("department.ofDepartureEmptyLead")}</Empty>
          ) : (
            <Told lines={lines} />
          )
        }
      </Loaded>
    </DepartureFrame>
  );
}

function Told({ lines }: { lines: readonly DepartmentNoticeLine[] }) {
  const { t } = useTexts();
  const { businessNow } = useMe();
  const standings = lines.map((line) => standingOf(line, businessNow));
  const lead = t("department.ofDepartureLead", {
    count: lines.length,
    answered: standings.filter((one) => one === "answered" || one === "nothing").length,
    late: standings.filter((one) => one === "late").length,
    objected: lines.reduce((sum, line) => sum + line.objected, 0),
  });
  return (
    <Stack>
      <Text c="dimmed">{lead}</Text>
      <NoticesList label={t("department.ofDeparture")} lines={lines} ofOneDeparture />
    </Stack>
  );
}
