import { Anchor, Modal, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { OfferLine } from "../../../contracts/offers.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { ExceptionForm } from "./exception-form.tsx";
import { OfferFacts } from "./offer-facts.tsx";
import type { OfferWork } from "./offer-work.ts";

interface OfferModalProps {
  work: OfferWork;
  /** One client, or several to be decided alike. */
  chosen: readonly OfferLine[];
  onClose: (kept: boolean) => void;
}

/** One client's offer with what speaks for it; who decides chooses another one here. */
export function OfferModal({ work, chosen, onClose }: OfferModalProps) {
  const { t } = useTexts();
  const [first] = chosen;
  if (!first) return null;
  const isOne = chosen.length === 1;
  return (
    <Modal
      opened
      size="lg"
      onClose={() => onClose(false)}
      title={isOne ? first.clientName : t("offers.one.many", { count: chosen.length })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack>
        {isOne ? (
          <>
            <OfferFacts line={first} catalogue={work.catalogue} />
            <Anchor component={Link} to={`/handovers/${first.handoverId}`} size="sm">
              {t("offers.one.dossier")}
            </Anchor>
          </>
        ) : null}
        {first.told && first.decidedAt !== null ? <Text size="sm">{t("offers.one.told")}</Text> : null}
        {first.decidable ? <ExceptionForm work={work} chosen={chosen} onClose={onClose} /> : null}
      </Stack>
    </Modal>
  );
}
