import { Text } from "@mantine/core";
import type { Connections } from "../../../contracts/connections.ts";
import { Facts } from "../../components/facts.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { OnOff, StopsIfOff } from "./stops-if-off.tsx";

interface ConnectionPanelProps {
  name: "calendar" | "sourceSystem" | "hr";
  connection: Connections["calendar"];
}

/** A connection that is no mail server: what it did last, and what waits for it. */
export function ConnectionPanel({ name, connection }: ConnectionPanelProps) {
  const { t, number, instant } = useTexts();
  const { configured, lastSuccessAt, waiting, failed, stopsIfOff } = connection;
  return (
    <Panel title={t(`connections.${name}`)} actions={<OnOff on={configured} />}>
      <Text size="sm" c="dimmed">
        {t(`connections.${name}Lead`)}
      </Text>
      {configured ? (
        <Facts
          rows={[
            [t("connections.lastSuccess"), lastSuccessAt ? instant(lastSuccessAt) : t("connections.never")],
            [t("connections.waiting"), number(waiting)],
            [t("connections.failed"), number(failed)],
          ]}
        />
      ) : null}
      <StopsIfOff on={configured} stops={stopsIfOff} />
    </Panel>
  );
}
