import { and, eq, inArray, sql } from "drizzle-orm";
import type { Wording, WordingChange } from "../../contracts/templates.ts";
import { messageWordings } from "../../db/schema/message-wordings.ts";
import { change, done, look, type Tx, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { MessageKind } from "../../messages/kinds.ts";
import type { Locale } from "../../messages/locale.ts";
import { listEditableTexts, listPlaceholders } from "../../messages/wording.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { readWording } from "./read-wording.ts";
import { requireGoodWording } from "./require-good-wording.ts";

/** The texts of a message, standard and own. For the administrator. InvalidError `notEditable` for a mail without own words. */
export function getWording(deps: ServiceDeps, actor: Actor, kind: MessageKind, locale: Locale): Promise<Wording> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    requireGoodWording(kind, { locale, texts: {} });
    return showWording(context.tx, kind, locale);
  });
}

/**
 * Puts the company's own words in place of single texts, null: the standard ones back. Every mail rendered from the commit
 * on has them, those waiting to leave among them; what was sent stays. For the administrator. InvalidError `notEditable`,
 * `wording` with each text at fault.
 */
export function changeWording(
  deps: ServiceDeps,
  actor: Actor,
  kind: MessageKind,
  input: WordingChange,
): Promise<Wording> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const { tx } = context;
    const { locale } = input;
    const standard = requireGoodWording(kind, input);
    const before = await readWording(tx, kind, locale);
    // The standard text written by hand is none of the company's own.
    const wanted = Object.entries(input.texts).map(
      ([key, text]) => [key, text === standard.get(key) ? null : text] as const,
    );
    const changed = wanted.filter(([key, text]) => (before[key] ?? null) !== text);
    if (changed.length === 0) return unchanged(await showWording(tx, kind, locale));
    const reset = changed.flatMap(([key, text]) => (text === null ? [key] : []));
    const own = changed.flatMap(([key, text]) => (text === null ? [] : [{ kind, locale, key, text }]));
    if (reset.length > 0) {
      const { kind: ofKind, locale: ofLocale, key: ofKey } = messageWordings;
      await tx.delete(messageWordings).where(and(eq(ofKind, kind), eq(ofLocale, locale), inArray(ofKey, reset)));
    }
    if (own.length > 0) {
      await tx
        .insert(messageWordings)
        .values(own)
        .onConflictDoUpdate({
          target: [messageWordings.kind, messageWordings.locale, messageWordings.key],
          set: { text: sql`excluded.text` },
        });
    }
    return done(await showWording(tx, kind, locale), [
      {
        verb: "changeWording",
        subject: `template:${kind}`,
        body: { locale, own: own.map(({ key }) => key), reset },
        values: Object.fromEntries(own.map(({ key, text }) => [key, text])),
      },
    ]);
  });
}

async function showWording(tx: Tx, kind: MessageKind, locale: Locale): Promise<Wording> {
  const own = await readWording(tx, kind, locale);
  return {
    kind,
    locale,
    texts: listEditableTexts(kind, locale).map(({ key, standard }) => ({
      key,
      standard,
      own: own[key] ?? null,
      placeholders: listPlaceholders(standard),
    })),
  };
}
