import type { DossierView } from "../../../../contracts/inventory.ts";
import type { TalkSheet } from "../../../../contracts/talk-sheet.ts";
import type { TextParams } from "../../../../messages/format-text.ts";
import type { Locale } from "../../../../messages/locale.ts";
import type { Me } from "../../../app/session.tsx";
import { formatsOf } from "../../../texts/formats.ts";

/** What the wording of a talk names, in the language it is held in. */
export function scriptParams(me: Me, dossier: DossierView, sheet: TalkSheet, locale: Locale): TextParams {
  const { day } = formatsOf(locale, new Date(me.businessNow).getFullYear());
  return {
    me: me.name,
    company: me.company.name,
    client: dossier.client.name,
    successor: sheet.successorName ?? me.name,
    since: day((sheet.switchedAt ?? me.businessNow).slice(0, 10)),
    offer: sheet.offer?.title[locale] ?? "…",
  };
}
