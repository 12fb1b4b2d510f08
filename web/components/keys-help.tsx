import { Kbd, Modal, Table } from "@mantine/core";
import { usePageKeys } from "../app/page-keys.ts";
import { type TextKey, useTexts } from "../texts/use-texts.ts";

const everywhere: readonly (readonly [string, TextKey])[] = [
  ["J", "common.keys.down"],
  ["K", "common.keys.up"],
  ["X", "common.keys.mark"],
  ["Enter", "common.keys.open"],
  ["⌘K / Ctrl K", "common.keys.palette"],
  ["?", "common.keys.help"],
  ["Esc", "common.keys.close"],
];

/** ?: what the keyboard does, with what the page shown adds or says more exactly. The keys count by their place, whatever the layout. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const keys = new Map([...everywhere, ...usePageKeys().map(({ key, text }) => [key, text] as const)]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("common.keys.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Table>
        <Table.Tbody>
          {[...keys].map(([key, text]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{t(text)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
