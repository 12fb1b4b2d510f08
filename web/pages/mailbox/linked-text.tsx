import { Anchor, Text } from "@mantine/core";
import { splitLinks } from "./split-links.ts";

/** A mail's text; its addresses can be followed, each in a window of its own. */
export function LinkedText({ text }: { text: string }) {
  return (
    <Text size="sm" component="div" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {splitLinks(text).map(({ at, part, isLink }) =>
        isLink ? (
          <Anchor key={at} href={part} target="_blank" rel="noreferrer" size="sm">
            {part}
          </Anchor>
        ) : (
          part
        ),
      )}
    </Text>
  );
}
