import { Badge, Group } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { DossierView } from "../../../contracts/inventory.ts";
import { getDossierRoute } from "../../../contracts/routes/inventory.ts";
import { useRead } from "../../app/queries.ts";
import { type Me, useMe } from "../../app/session.tsx";
import { type Crumb, PageHeader } from "../../components/page-header.tsx";
import { Loaded } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { HomelessTexts, SaveStatus } from "./autosave/save-status.tsx";
import { useDossierSaver } from "./autosave/use-dossier-saver.ts";
import { DossierPanels } from "./dossier-panels.tsx";

/** One client's dossier: read by all who may, completed by leaver, successor and head while it is open. */
export function DossierPage() {
  const { handoverId } = useParams({ strict: false }) as { handoverId: string };
  const dossier = useRead(getDossierRoute, { params: { handoverId } });
  return (
    <Loaded query={dossier}>
      {(data) =>
        data.mayEdit ? <OpenDossier key={data.handover.id} dossier={data} /> : <ReadDossier dossier={data} />
      }
    </Loaded>
  );
}

function OpenDossier({ dossier }: { dossier: DossierView }) {
  const saver = useDossierSaver(dossier);
  return (
    <>
      <DossierHeader dossier={dossier} status={<SaveStatus saver={saver} />} />
      <HomelessTexts saver={saver} />
      <DossierPanels dossier={dossier} saver={saver} />
    </>
  );
}

function ReadDossier({ dossier }: { dossier: DossierView }) {
  return (
    <>
      <DossierHeader dossier={dossier} />
      <DossierPanels dossier={dossier} saver={null} />
    </>
  );
}

function DossierHeader({ dossier, status }: { dossier: DossierView; status?: React.ReactNode }) {
  const texts = useTexts();
  const { t, percent } = texts;
  const me = useMe();
  const { handover, client } = dossier;
  const owner = handover.nextOwnerName
    ? t("dossier.lead.owner", { name: handover.nextOwnerName })
    : t("dossier.lead.noOwner");
  const complete = t("dossier.lead.complete", { percent: percent(handover.completeness) });
  return (
    <PageHeader
      title={client.name}
      crumbs={crumbsOf(texts, me, handover.departureId)}
      lead={
        <Group gap="sm">
          {`${complete} · ${owner}`}
          {handover.prospect ? (
            <Badge variant="light" color="gray">
              {t("dossier.prospect")}
            </Badge>
          ) : null}
          {handover.needsAttention ? (
            <Badge variant="light" color="red">
              {t("dossier.attention")}
            </Badge>
          ) : null}
        </Group>
      }
      actions={status}
    />
  );
}

function crumbsOf({ t }: Texts, me: Me, departureId: string): Crumb[] {
  if (me.ownDepartureId === departureId) return [{ label: t("common.nav.leaving"), to: "/leaving" }];
  if (me.roles.includes("head") || me.roles.includes("executive"))
    return [{ label: t("dossier.departure"), to: `/departures/${departureId}` }];
  return [{ label: t("common.nav.desk"), to: "/desk" }];
}
