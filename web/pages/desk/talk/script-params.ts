import type { DossierView } from "../../../../contracts/inventory.ts";
import type { TalkSheet } from "../../../../contracts/talk-sheet.ts";
import type { TextParams } from "../../../../messages/format-text.ts";
import { formatDate } from "../../../../messages/format-values.ts";
import type { Locale } from "../../../../messages/locale.ts";
import type { Me } from "../../../app/session.tsx";

/** What the wording of a talk names, in the language it is held in. */
export function scriptParams(me: Me, dossier: DossierView, sheet: TalkSheet, locale: Locale): TextParams {
  return {
    me: me.name,
    company: me.company.name,
    client: dossier.client.name,
    successor: sheet.successorName ?? me.name,
    since: formatDate((sheet.switchedAt ?? me.businessNow).slice(0, 10), locale),
    offer: sheet.offer?.title[locale] ?? "…",
  };
}
