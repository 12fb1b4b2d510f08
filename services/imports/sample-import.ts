import type { ImportSample, SampleFiles } from "../../contracts/imports.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { sampleInThread } from "./read-in-thread.ts";

/**
 * Looks at an export without keeping anything: its columns and first rows, the built-in mapping that fits, else one to begin
 * with, guessed from headers and values. For the administrator. ImportFileError (422) lists files that cannot be read; for
 * an unknown charset it shows their text in the likely ones.
 */
export async function sampleImport(
  deps: Pick<ServiceDeps, "db">,
  actor: Actor,
  { files, charset, corrections }: SampleFiles,
): Promise<ImportSample> {
  const { currency, locale } = await look(deps.db, actor, async (context) => {
    requireAccess(context, "importData");
    return (await readSettings(context.tx)).company;
  });
  const buffers = files.map(({ name, content }) => ({ name, bytes: Buffer.from(content, "base64") }));
  return sampleInThread(buffers, {
    currency,
    locale,
    ...(charset === undefined ? {} : { charset }),
    ...(corrections === undefined ? {} : { corrections }),
  });
}
