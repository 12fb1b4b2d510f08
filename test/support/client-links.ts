import type { ServiceDeps } from "../../services/deps.ts";
import { arrangeIntroduction } from "../../services/introductions/arrange-introduction.ts";
import { scheduleIntroductions } from "../../services/introductions/schedule-introductions.ts";
import { linkToken } from "../../services/links/sign-link.ts";
import { addressOf, createTellable, decideOffer, releaseAll, type startPost } from "./client-notices.ts";
import type { TestHandover } from "./company.ts";
import { pageLink } from "./introductions.ts";

type Post = Awaited<ReturnType<typeof startPost>>;

interface Options {
  clients?: number;
  offer?: boolean;
  /** Times for the introduction are on offer. */
  slots?: boolean;
}

/** A client that was told by mail, with the address of its page: `/c/<token>`. */
export async function tellClient(deps: ServiceDeps, post: Post, options: Options = {}) {
  const made = await createTellable(deps.db, { clients: options.clients ?? 1 });
  const one = made.handovers[0];
  if (!one) throw new Error("no client");
  if (options.offer) for (const { id } of made.handovers) await decideOffer(deps.db, id);
  if (options.slots) await scheduleIntroductions(deps, made.departureId);
  await releaseAll(deps, made);
  for (const { id } of made.handovers) await post.run(id);
  if (options.slots) await arrangeIntroduction(deps, one.id);
  return { ...made, one, address: await addressOf(deps.db, one.contactId), path: await openPage(deps, one) };
}

/** The address of a client's page, by a new link. */
export async function openPage(deps: ServiceDeps, handover: TestHandover): Promise<string> {
  return `/c/${linkToken(deps, (await pageLink(deps.db, handover)).id)}`;
}
