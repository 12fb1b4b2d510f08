import type { WordingChange } from "../../contracts/templates.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { MessageKind } from "../../messages/kinds.ts";
import type { Locale } from "../../messages/locale.ts";
import { type RenderedMessage, renderMessage } from "../../messages/render-message.ts";
import { sampleMessages } from "../../messages/sample-messages.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { senderOf } from "../settings/sender-of.ts";
import { readWording } from "./read-wording.ts";
import { requireGoodWording } from "./require-good-wording.ts";

/**
 * A mail with sample data by the renderer of the real ones, in the company's name and its own words. For the
 * administrator.
 */
export function previewTemplate(
  deps: ServiceDeps,
  actor: Actor,
  kind: MessageKind,
  locale: Locale,
): Promise<RenderedMessage> {
  return preview(deps, actor, kind, { locale, texts: {} });
}

/**
 * The same with words that are not saved yet in place of those that are. For the administrator. InvalidError
 * `notEditable`, `wording`.
 */
export async function previewWording(
  deps: ServiceDeps,
  actor: Actor,
  kind: MessageKind,
  input: WordingChange,
): Promise<RenderedMessage> {
  requireAccess({ actor }, "manageSettings");
  requireGoodWording(kind, input);
  return preview(deps, actor, kind, input);
}

function preview(deps: ServiceDeps, actor: Actor, kind: MessageKind, { locale, texts }: WordingChange) {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const { company } = await readSettings(context.tx);
    const own: Record<string, string> = { ...(await readWording(context.tx, kind, locale)) };
    for (const [key, text] of Object.entries(texts)) {
      if (text === null) delete own[key];
      else own[key] = text;
    }
    const samples = sampleMessages({ ...senderOf(company), url: deps.publicUrl, now: context.businessNow, locale });
    return renderMessage(kind, locale, samples[kind], own);
  });
}
