import { readDemoClockRoute, readFactsRoute } from "../../contracts/routes/demo.ts";
import { openDepartureRoute, previewDepartureRoute } from "../../contracts/routes/departures.ts";
import { listUnitsRoute } from "../../contracts/routes/people.ts";
import { listMyTasksRoute } from "../../contracts/routes/tasks.ts";
import type { ApiClient } from "./api-client.ts";
import { chooseLastWorkingDay, chooseNoticeDay, noticeAt } from "./as-of.ts";
import { type Cast, gatherCast } from "./cast.ts";
import { completeCompany, type DemoPerson, findLeaver } from "./company.ts";
import { minds } from "./minds/minds.ts";
import { moveTo } from "./move-to.ts";
import { type Play, playDeparture } from "./play.ts";
import { demoCalendar, nextSitting } from "./working-time.ts";

export interface DemoRun {
  address: string;
  /** Signed in with the demo's own sign-in. */
  demo: ApiClient;
  company: string;
  /** Name of the leaver, or how many clients the leaver has. */
  leaver: { name: string } | { clients: number };
  dataAsOf: string;
  asOf: string | null;
  noticeDays: number;
  /** Where the play stops; left out: when the departure has closed. */
  until?: Play["until"];
  progress(text: string): void;
}

export type DemoFigures = Record<string, unknown>;

/** Plays one whole departure through the public API and answers its figures. */
export async function runDemo(run: DemoRun): Promise<DemoFigures> {
  const begun = performance.now();
  await completeCompany(run.demo, run.company);
  const cast = await gatherCast(run.address, run.demo);
  const hr = await asRole(cast, "hr");
  const leaver =
    "name" in run.leaver
      ? findLeaver(cast.everyone, run.leaver.name)
      : await findByClients(hr, cast, run.leaver.clients);
  const calendar = demoCalendar(await readZone(run.demo, leaver));
  const now = new Date((await run.demo.call(readDemoClockRoute)).businessNow);
  const noticeOn = chooseNoticeDay(calendar, run.dataAsOf, run.asOf, now);
  const lastWorkingDay = chooseLastWorkingDay(calendar, noticeOn, run.noticeDays);
  await moveTo(run.demo, noticeAt(calendar, noticeOn));

  // Signing in gives an address to who has none: the leaver hears first, before anyone acts.
  await cast.as(leaver.id);
  run.progress(`${leaver.name} gives notice on ${noticeOn}; last working day ${lastWorkingDay}`);
  const { id: departureId } = await hr.call(openDepartureRoute, {
    body: { leaverId: leaver.id, kind: "resigned", noticeOn, lastWorkingDay, reason: "competitorOffer" },
  });
  const play: Play = {
    address: run.address,
    demo: run.demo,
    cast,
    departureId,
    leaverId: leaver.id,
    observer: await asRole(cast, "executive"),
    calendar,
    declined: new Set(),
    completed: new Set(),
    asked: new Set(),
    ...(run.until ? { until: run.until } : {}),
    progress: run.progress,
  };
  await confirm(play, leaver);
  await playDeparture(play);
  run.progress(cast.tellPasswords());
  const facts = (await run.demo.call(readFactsRoute, { query: { departureId } })) as Record<
    string,
    Record<string, unknown>
  >;
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  return { ...facts, departure: { leaver: leaver.name, ...facts.departure }, seconds };
}

async function asRole(cast: Cast, role: string): Promise<ApiClient> {
  const [person] = cast.withRole(role);
  if (!person) throw new Error(`the company has nobody with the role ${role}`);
  return cast.as(person.id);
}

async function readZone(demo: ApiClient, leaver: DemoPerson): Promise<string> {
  const { teams } = await demo.call(listUnitsRoute);
  return teams.find((team) => team.id === leaver.teamId)?.zone ?? "UTC";
}

/** The rep whose book has exactly that many clients, as HR's preview counts them. */
async function findByClients(hr: ApiClient, cast: Cast, wanted: number): Promise<DemoPerson> {
  for (const person of cast.everyone.filter((candidate) => candidate.roles.includes("rep"))) {
    const preview = await hr.call(previewDepartureRoute, { body: { leaverId: person.id } });
    if (preview.clients === wanted) return person;
  }
  throw new Error(`nobody has ${wanted} clients`);
}

/** Until the confirmation only HR and whoever confirms know: that person finds the task among their own. */
async function confirm(play: Play, leaver: DemoPerson): Promise<void> {
  const line: DemoPerson[] = [];
  for (let next = leaver.superiorId; next && line.length < 10; ) {
    const person = play.cast.find(next);
    line.push(person);
    next = person.superiorId;
  }
  for (const person of [...line, ...play.cast.withRole("head"), ...play.cast.withRole("executive")]) {
    if (person.id === leaver.id) continue;
    const me = await play.cast.as(person.id);
    const { items } = await me.call(listMyTasksRoute);
    const tasks = items.filter((task) => task.kind === "confirmDeparture" && task.departureId === play.departureId);
    const [task] = tasks;
    if (!task) continue;
    const at = nextSitting(play.calendar, new Date(task.arrivedAt), 1);
    await moveTo(play.demo, at);
    return minds.confirmDeparture.act(me, tasks, play, at);
  }
  throw new Error("nobody was asked to confirm the notice");
}
