import { Modal } from "@mantine/core";
import { useTexts } from "../../../texts/use-texts.ts";
import { SettleEffectForm } from "../steps/settle-effect-form.tsx";

interface SettleModalProps {
  effectId: string;
  kind: string;
  onDone: () => void;
  onClose: () => void;
}

export function SettleModal({ effectId, kind, onDone, onClose }: SettleModalProps) {
  const { t, label } = useTexts();
  return (
    <Modal
      opened
      onClose={onClose}
      title={label("timelineRetry", "unknownEffect")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <SettleEffectForm effectId={effectId} kind={kind} onDone={onDone} />
    </Modal>
  );
}
