import { getClientPageRoute } from "../../contracts/routes/client-pages.ts";
import { listRawMailRoute } from "../../contracts/routes/demo.ts";
import type { Locale } from "../../messages/locale.ts";
import { createApiClient } from "../demo/api-client.ts";
import { readClientMail } from "../demo/minds/client-mail.ts";
import type { Play } from "../demo/play.ts";

/** The page of a client who reads that language, is told and has times for a meeting to choose from; null while there is none. */
export async function findClientPage(play: Play, locale: Locale): Promise<string | null> {
  const visitor = createApiClient(play.address, {});
  const { messages } = await play.demo.call(listRawMailRoute, { query: { limit: 1000 } });
  for (const message of messages) {
    const { token } = await readClientMail(message.id, message.raw, message.envelopeTo);
    if (!token) continue;
    const page = await visitor.call(getClientPageRoute, { params: { token } });
    if (page.locale === locale && page.meeting?.state === "offered" && page.meeting.slots.length > 0)
      return `/c/${token}`;
  }
  return null;
}
