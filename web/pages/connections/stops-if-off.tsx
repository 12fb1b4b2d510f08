import { Badge, List, Text } from "@mantine/core";
import type { Connections } from "../../../contracts/connections.ts";
import { useTexts } from "../../texts/use-texts.ts";

export function OnOff({ on }: { on: boolean }) {
  const { t } = useTexts();
  return (
    <Badge variant="dot" color={on ? "teal" : "orange"}>
      {t(on ? "connections.on" : "connections.off")}
    </Badge>
  );
}

/** What stops while a connection is off, in words; said otherwise where it is off now. */
export function StopsIfOff({ on, stops }: { on: boolean; stops: Connections["mail"]["stopsIfOff"] }) {
  const { t, label } = useTexts();
  return (
    <div>
      <Text size="sm" fw={600}>
        {t(on ? "connections.stops" : "connections.stopsNow")}
      </Text>
      <List size="sm">
        {stops.map((code) => (
          <List.Item key={code}>{label("stopsIfOff", code)}</List.Item>
        ))}
      </List>
    </div>
  );
}
