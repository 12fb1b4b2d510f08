import { Spotlight, spotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.layer.css";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { listDeparturesRoute } from "../../contracts/routes/departures.ts";
import { navItems } from "../app/nav.ts";
import { useRead } from "../app/queries.ts";
import { type Me, may } from "../app/session.tsx";
import { useTexts } from "../texts/use-texts.ts";

/** ⌘K: every page and every departure the person may see, by typing a part of its name. */
export function CommandPalette({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t, label } = useTexts();
  const navigate = useNavigate();
  const departures = useRead(listDeparturesRoute, {}, { enabled: may(me, "readDeparture") });
  useEffect(() => spotlight.open(), []);
  const go = (to: string) => () => void navigate({ to });
  const pages = navItems
    .filter((item) => item.isFor(me))
    .map((item) => ({ id: item.to, label: t(item.text), onClick: go(item.to) }));
  const leavers = (departures.data?.items ?? []).map((one) => ({
    id: one.id,
    label: one.leaver.name,
    description: `${one.team.name} · ${label("departureState", one.state)}`,
    onClick: go(`/departures/${one.id}`),
  }));
  return (
    <Spotlight
      shortcut={null}
      onSpotlightClose={onClose}
      nothingFound={t("common.palette.nothing")}
      searchProps={{ placeholder: t("common.palette.placeholder"), "aria-label": t("common.palette.open") }}
      limit={12}
      actions={[
        { group: t("common.palette.pages"), actions: pages },
        { group: t("common.nav.departures"), actions: leavers },
      ]}
    />
  );
}
