import { listRoutes } from "../../api/routes.ts";
import type { Route } from "../../contracts/route.ts";
import { messageKinds } from "../../contracts/templates.ts";
import { change, done } from "../../db/transaction.ts";
import { accessTable } from "../../domain/access/access-table.ts";
import type { ApiClient, TestApi } from "../support/api.ts";
import { sealAll } from "../support/seal-all.ts";
import type { AccessCompany } from "./company.ts";
import type { Side } from "./side.ts";
import type { Stand } from "./stands.ts";

const ownStands: Stand[] = ["undecided", "approved", "owned", "offerOpen", "ready", "offered", "switched", "other"];
const otherStands: Stand[] = ["owned", "ready", "offered"];

/** Every id a reader may try, by the path's parameter: own, of the team, of other teams. */
function listIds(company: AccessCompany, tokens: readonly string[]): Record<string, string[]> {
  const sides: Side[] = [company.own, company.foreign, company.headLeaves];
  const clients = sides.flatMap((side) =>
    (side === company.own ? ownStands : otherStands).map((stand) => side.clients[stand]),
  );
  return {
    departureId: [...sides.map((side) => side.departureId), company.noticedId, company.goneId],
    handoverId: clients.map((client) => client.handoverId),
    clientId: [...clients.map((client) => client.clientId), company.ownClientId],
    noticeId: [
      ...sides.flatMap((side) => [side.logisticsNoticeId, side.financeNoticeId]),
      ...clients.flatMap((client) => client.noticeId ?? []),
    ],
    personId: Object.values(company.people).map((person) => person.id),
    importId: [company.importId],
    kind: [...messageKinds],
    token: [...tokens],
  };
}

const widest: Record<string, string> = {
  listProposals: "?filter=all",
  listIntroductions: "?inNotice=true",
  previewOfferGroup: "?scope=all",
};

/**
 * Everything the GET routes answer this reader, with every id there is; to the bearers of links, what links open. Of a
 * route that refuses the role before it looks at a record, one answer stands for all.
 */
export async function readAll(client: ApiClient, company: AccessCompany, tokens: readonly string[]): Promise<string[]> {
  const ids = listIds(company, tokens);
  const answers: string[] = [];
  const may: string[] = tokens.length > 0 ? [] : (await client.get("me")).body.may;
  for (const { route } of listRoutes({ demo: true })) {
    if (route.method !== "get" || (tokens.length > 0 && route.access !== "link")) continue;
    const name = /:(\w+)/.exec(route.path)?.[1];
    const every = name ? (ids[name] ?? []) : [""];
    const asked = route.access in accessTable && !may.includes(route.access) ? every.slice(0, 1) : every;
    answers.push(...(await Promise.all(asked.map((id) => ask(client, route, id)))));
  }
  return answers;
}

async function ask(client: ApiClient, route: Route, id: string): Promise<string> {
  const path = `${route.path.replace(/:\w+/, id)}${widest[route.id] ?? ""}`;
  const answer = await client.get(`/api/v1${path}`);
  if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return `${route.path} ${describe(answer.status, answer.body, id)}`;
}

/** What the reader asked for is not what a refusal told them. */
function describe(status: number, body: unknown, asked: string): string {
  const text = JSON.stringify(body);
  return status < 300 ? text : text.replaceAll(asked || "\0", "");
}

/** All the event stream tells this reader from the first sealed change on. */
export async function readStream(api: TestApi, client: ApiClient, personId: string): Promise<string> {
  await change(api.db, { kind: "system", name: "test" }, async () =>
    done(null, [{ verb: "endOfStream", subject: `person:${personId}` }]),
  );
  await sealAll(api.db);
  const stop = new AbortController();
  const headers = { cookie: client.cookie, "last-event-id": "0" };
  const answer = await fetch(`${api.url}/api/v1/events`, { headers, signal: stop.signal });
  let text = "";
  for await (const part of (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
    text += part;
    if (text.includes("endOfStream") && text.includes(personId)) break;
  }
  stop.abort();
  return text;
}
