import { Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** One number that matters, with its name. */
export function Figure({
  name,
  value,
  note,
  tone,
}: {
  name: string;
  value: ReactNode;
  note?: ReactNode;
  tone?: "bad";
}) {
  return (
    <Paper withBorder p="sm" bg="var(--handover-raised)">
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text
        fw={650}
        fz="clamp(1rem, 5vw, var(--mantine-font-size-xl))"
        style={{ whiteSpace: "nowrap" }}
        c={tone === "bad" ? "var(--mantine-color-error)" : undefined}
      >
        {value}
      </Text>
      {note ? (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      ) : null}
    </Paper>
  );
}
