import { Kbd, Modal, Table } from "@mantine/core";
import { useTexts } from "../texts/use-texts.ts";

const keys = [
  ["J", "down"],
  ["K", "up"],
  ["X", "mark"],
  ["Enter", "open"],
  ["⌘K / Ctrl K", "palette"],
  ["?", "help"],
  ["Esc", "close"],
] as const;

/** ?: what the keyboard does. The keys count by their place, whatever the layout. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("common.keys.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(([key, what]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{t(`common.keys.${what}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
