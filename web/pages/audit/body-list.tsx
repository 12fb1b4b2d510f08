import { List, Text } from "@mantine/core";

/** What a row holds as a list, things within things as lists within it; names and codes stand as they are. */
export function BodyList({ body }: { body: object }) {
  return (
    <List size="sm" listStyleType="none" withPadding={false} style={{ overflowWrap: "anywhere" }}>
      {Object.entries(body).map(([name, value]) => (
        <List.Item key={name}>
          <Text span size="sm" c="dimmed">
            {name}:
          </Text>{" "}
          {isThing(value) ? <Inner value={value} /> : String(value ?? "—")}
        </List.Item>
      ))}
    </List>
  );
}

function Inner({ value }: { value: object }) {
  if (Array.isArray(value) && !value.some(isThing)) return value.length > 0 ? value.join(", ") : "—";
  return (
    <div style={{ paddingInlineStart: "1rem" }}>
      <BodyList body={value} />
    </div>
  );
}

const isThing = (value: unknown): value is object => typeof value === "object" && value !== null;
