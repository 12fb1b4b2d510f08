import { listDepartmentNoticesRoute } from "../../contracts/routes/departments.ts";
import { listHandoversRoute } from "../../contracts/routes/inventory.ts";
import { listSendListRoute } from "../../contracts/routes/send-list.ts";
import type { Locale } from "../../messages/locale.ts";
import { findClientPage } from "./find-client-page.ts";
import type { Look } from "./look.ts";

/** One main screen: who opens it and when in the departure it shows the most. */
export interface Picture {
  name: string;
  /** The first moment at which it is taken. */
  when(look: Look): boolean;
  /** Who is signed in; null for who comes by a link. */
  who(look: Look): string | null;
  /** Address of the screen; null: there is none yet, look again later. */
  path(look: Look, locale: Locale): string | null | Promise<string | null>;
  /** Taken in Russian too. */
  russian?: true;
  /** Keys pressed before it is taken, so that the page shows its work. */
  keys?: readonly string[];
  /** The whole page, not only what a window shows. */
  whole?: true;
  /** As a client sees it who opens the mail on the telephone. */
  phone?: true;
}

/** Clients in new hands when the figures of a departure have something to tell. */
const UNDER_WAY = 8;
const underWay = ({ view }: Look) => (view.byState.handedOver ?? 0) >= UNDER_WAY;
const onDeparture =
  (rest = "") =>
  ({ view }: Look) =>
    `/departures/${view.id}${rest}`;

/** Every picture in the order in which the departure comes to them. */
export const pictures: readonly Picture[] = [
  {
    name: "owner-approval",
    when: (look) => look.has("approveOwners"),
    who: (look) => look.busiest("approveOwners"),
    path: onDeparture("/owners"),
    // Three are looked through, the cursor stands on the next.
    keys: ["j", "v", "j", "v", "j", "v", "j"],
    russian: true,
  },
  {
    name: "leaving",
    when: (look) => look.has("completeDossiers"),
    who: (look) => look.busiest("completeDossiers"),
    path: () => "/leaving",
  },
  {
    name: "dossier",
    when: (look) => look.has("completeDossiers"),
    who: (look) => look.busiest("completeDossiers"),
    path: async ({ play }) => {
      const params = { departureId: play.departureId };
      const { handovers } = await play.observer.call(listHandoversRoute, { params, query: { limit: 1 } });
      return handovers[0] ? `/handovers/${handovers[0].id}` : null;
    },
  },
  {
    name: "department",
    when: (look) => look.has("acknowledgeDepartment"),
    who: (look) => look.busiest("acknowledgeDepartment"),
    path: async (look) => {
      const me = await look.play.cast.as(look.busiest("acknowledgeDepartment") ?? "");
      const query = { departureId: look.play.departureId };
      const { notices } = await me.call(listDepartmentNoticesRoute, { query });
      return notices[0] ? `/departments/${notices[0].id}` : null;
    },
  },
  {
    name: "offers",
    when: (look) => look.has("decideOffers"),
    who: (look) => look.busiest("decideOffers"),
    path: onDeparture("/offers"),
  },
  {
    name: "send-list",
    when: (look) => look.has("releaseSendList"),
    who: (look) => look.busiest("releaseSendList"),
    path: async ({ play, view }) => {
      const { items } = await play.observer.call(listSendListRoute, { params: { departureId: view.id } });
      const ready = items.find((item) => item.state === "ready");
      return ready ? `/departures/${view.id}/send-list?notice=${ready.noticeId}` : null;
    },
  },
  {
    name: "client",
    when: ({ view }) => (view.byState.notified ?? 0) > 0,
    who: () => null,
    path: ({ play }, locale) => findClientPage(play, locale),
    russian: true,
    phone: true,
  },
  {
    name: "desk",
    when: (look) => look.has("makeFirstContact"),
    who: (look) => look.busiest("makeFirstContact"),
    path: () => "/desk",
  },
  {
    name: "calendar",
    when: (look) => look.has("makeFirstContact"),
    who: (look) => look.busiest("makeFirstContact"),
    path: () => "/desk?tab=calendar",
  },
  {
    name: "my-work",
    when: (look) => look.has("makeFirstContact"),
    who: (look) => look.busiest("makeFirstContact"),
    path: () => "/",
  },
  { name: "departures", when: underWay, who: (look) => look.head(), path: () => "/departures" },
  { name: "departure", when: underWay, who: (look) => look.head(), path: onDeparture(), russian: true, whole: true },
  { name: "timeline", when: underWay, who: (look) => look.head(), path: onDeparture("/timeline") },
  { name: "readiness", when: underWay, who: (look) => look.head(), path: () => "/readiness" },
  { name: "report", when: underWay, who: (look) => look.withRole("hr"), path: ({ view }) => `/reports/${view.id}` },
  { name: "policies", when: underWay, who: (look) => look.withRole("administrator"), path: () => "/settings" },
];
