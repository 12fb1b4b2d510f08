import { Checkbox, Stack, Text } from "@mantine/core";
import type { TalkSheet } from "../../../../contracts/talk-sheet.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import type { ScriptPart } from "./mix-script.ts";

interface ChecklistProps {
  sheet: TalkSheet;
  /** Items ticked in this talk. */
  ticked: readonly number[];
  onTick: (item: number) => void;
  /** The wording for an item: advice in the reader's language, what is said in the client's. */
  say: (item: ChecklistItem) => readonly ScriptPart[];
}

export const checklist = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] as const;
export type ChecklistItem = (typeof checklist)[number];

/** The thirteen items of a first contact, each with what to say; done ones of earlier talks stay ticked. */
export function Checklist({ sheet, ticked, onTick, say }: ChecklistProps) {
  const { t, label } = useTexts();
  const { done, mandatory } = sheet.firstContact;
  const describe = (item: ChecklistItem) =>
    [mandatory.includes(item) ? t("desk.contact.mandatory") : "", done.includes(item) ? t("desk.contact.earlier") : ""]
      .filter(Boolean)
      .join(" · ") || undefined;
  return (
    <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: "none" }}>
      {checklist.map((item) => (
        <li key={item}>
          <Checkbox
            label={`${item}. ${label("firstContactItem", item)}`}
            description={describe(item)}
            checked={done.includes(item) || ticked.includes(item)}
            disabled={done.includes(item)}
            onChange={() => onTick(item)}
            styles={{ label: { fontWeight: 550 } }}
          />
          <Text size="sm" c="dimmed" pl={32} mt={4}>
            {item === 10 && sheet.offer === null
              ? t("desk.contact.noOffer")
              : say(item).map(({ text, lang }) => (
                  <span key={text} lang={lang}>
                    {text}
                  </span>
                ))}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
