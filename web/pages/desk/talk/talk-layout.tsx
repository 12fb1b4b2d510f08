import { Grid } from "@mantine/core";
import type { ReactNode } from "react";
import type { DossierView } from "../../../../contracts/inventory.ts";
import { getTalkSheetRoute } from "../../../../contracts/routes/desk.ts";
import { getDossierRoute } from "../../../../contracts/routes/inventory.ts";
import type { TalkSheet } from "../../../../contracts/talk-sheet.ts";
import { useRead } from "../../../app/queries.ts";
import { Loaded } from "../../../components/states.tsx";
import { ContactList } from "./contact-list.tsx";
import { TalkFacts } from "./talk-facts.tsx";

export interface Talk {
  dossier: DossierView;
  sheet: TalkSheet;
}

interface TalkLayoutProps {
  handoverId: string;
  /** Null for who may do the task but not read the dossier: a deputy of the head. */
  children: (talk: Talk | null) => ReactNode;
}

/** What is to be done on the left, what is known of the client on the right; on a phone the doing comes first. */
export function TalkLayout({ handoverId, children }: TalkLayoutProps) {
  const params = { handoverId };
  const dossier = useRead(getDossierRoute, { params });
  const sheet = useRead(getTalkSheetRoute, { params });
  if ([dossier, sheet].some((query) => query.error?.status === 403)) return children(null);
  return (
    <Loaded query={dossier}>
      {(known) => (
        <Loaded query={sheet}>
          {(talk) => (
            <Grid>
              {/* A talk begins with a number: on a phone it stands above what is to be done. */}
              <Grid.Col span={12} hiddenFrom="md">
                <ContactList contacts={known.contacts} />
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 7 }}>{children({ dossier: known, sheet: talk })}</Grid.Col>
              <Grid.Col span={{ base: 12, md: 5 }}>
                <TalkFacts dossier={known} sheet={talk} />
              </Grid.Col>
            </Grid>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
