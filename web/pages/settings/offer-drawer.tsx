import { Alert, Button, Drawer, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { OfferSetting } from "../../../contracts/offer-settings.ts";
import {
  addOfferRoute,
  changeOfferRoute,
  restoreOfferRoute,
  retireOfferRoute,
} from "../../../contracts/routes/offer-settings.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { type OfferDraft, toNewOffer } from "./offer-draft.ts";
import { OfferFields } from "./offer-fields.tsx";

interface OfferDrawerProps {
  /** Null: a new one. */
  offer: OfferSetting | null;
  currency: string;
  onClose: () => void;
}

/** One entry of the catalogue: added or changed, retired or taken back. */
export function OfferDrawer({ offer, currency, onClose }: OfferDrawerProps) {
  const { t, locale } = useTexts();
  const [draft, setDraft] = useState<OfferDraft>({});
  const onDone = () => {
    notifications.show({ color: "teal", message: t("settings.offer.saved") });
    onClose();
  };
  const add = useChange(addOfferRoute, { quiet: true, onDone });
  const change = useChange(changeOfferRoute, { quiet: true, onDone });
  const retire = useChange(retireOfferRoute, { quiet: true, onDone });
  const restore = useChange(restoreOfferRoute, { quiet: true, onDone });
  const problem = add.error ?? change.error ?? retire.error ?? restore.error;
  const isUsed = offer !== null && offer.used.proposed + offer.used.decided > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (offer) change.mutate({ params: { offerId: offer.id }, body: draft });
    else add.mutate({ body: toNewOffer(draft) });
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={offer ? t("settings.offer.change", { title: offer.title[locale] }) : t("settings.offer.add")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {isUsed ? <Alert color="blue">{t("settings.offer.usedLead")}</Alert> : null}
          <OfferFields
            offer={offer}
            draft={draft}
            currency={currency}
            errors={problem?.fields ?? {}}
            onDraft={(next) => setDraft((now) => ({ ...now, ...next }))}
          />
          <FormProblem problem={problem} mb="md" />
          <Group justify="space-between">
            <Button type="submit" loading={add.isPending || change.isPending} disabled={offer?.active === false}>
              {t("common.save")}
            </Button>
            {offer?.active ? (
              <Button
                variant="default"
                loading={retire.isPending}
                onClick={() => retire.mutate({ params: { offerId: offer.id } })}
              >
                {t("settings.offer.retire")}
              </Button>
            ) : null}
            {offer && !offer.active ? (
              <Button loading={restore.isPending} onClick={() => restore.mutate({ params: { offerId: offer.id } })}>
                {t("settings.offer.restore")}
              </Button>
            ) : null}
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
