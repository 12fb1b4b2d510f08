import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { hideDetails } from "../../activities/hide-details.ts";
import { registerSearchAttributes } from "../../runtime/temporal/search-attributes.ts";
import { connectTestTemporal, type TestTemporal } from "../setup/temporal.ts";
import { type Played, startDeparture, view } from "../support/pass-worker.ts";

const standing = {
  stage: "S3",
  lastDay: "2026-04-17",
  teamId: "4b9f2d9c-0000-4000-8000-000000000001",
  counts: { open: 7, ended: 2 },
};
let temporal: TestTemporal;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(() => temporal?.close());

async function start(played: Played) {
  const departure = await startDeparture(temporal, played);
  stops.push(departure.stop);
  // Asleep: everything of the first passes has reached the history.
  const sleeping = async () =>
    (await departure.handle.fetchHistory()).events?.some((e) => e.timerStartedEventAttributes);
  await expect.poll(sleeping, { timeout: 10_000 }).toBe(true);
  return departure.handle;
}

describe("a departure in Temporal", () => {
  it("answers where it stands", async () => {
    const handle = await start({ read: () => view({ standing, nextDueAt: "2026-04-07T09:00:00.000Z" }) });
    expect(await handle.query("standing")).toEqual({
      ...standing,
      due: [],
      nextDueAt: "2026-04-07T09:00:00.000Z",
      finished: false,
    });
  });

  it("is described in words on its page", async () => {
    const handle = await start({ read: () => view({ standing }) });
    const { currentDetails } = await handle.query<{ currentDetails: string }>("__temporal_workflow_metadata");
    expect(currentDetails.split("\n\n")).toEqual([
      "**Stage S3**",
      "Last working day 2026-04-17",
      "open 7, ended 2",
      "Next due when woken",
    ]);
  });

  it("is found by stage, last day and team", async () => {
    const handle = await start({ read: () => view({ standing, searchable: true }) });
    const { typedSearchAttributes } = await handle.describe();
    expect(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])).toEqual(
      expect.arrayContaining([
        ["stage", "S3"],
        ["lastDay", new Date("2026-04-17T00:00:00Z")],
        ["team", standing.teamId],
      ]),
    );
  });

  it("writes no search attributes where Temporal knows none", async () => {
    const handle = await start({ read: () => view({ standing, searchable: false }) });
    const { events } = await handle.fetchHistory();
    expect(events?.filter((event) => event.upsertWorkflowSearchAttributesEventAttributes)).toEqual([]);
  });

  it("says beside each activity what it does", async () => {
    const handle = await start({
      read: (pass) => view({ due: pass === 1 ? ["notifyDepartments"] : [] }),
      steps: { notifyDepartments: async () => {} },
    });
    const { events } = await handle.fetchHistory();
    const scheduled = events?.find((event) => event.activityTaskScheduledEventAttributes);
    expect(Buffer.from(scheduled?.userMetadata?.summary?.data ?? []).toString()).toBe('"S3: one notice a department"');
  });

  it("keeps only the code of a failure in its history", async () => {
    let tries = 0;
    const { appointOwners } = hideDetails({
      appointOwners: async () => {
        tries += 1;
        if (tries > 1) return;
        const cause = Object.assign(new Error("terminating connection"), { code: "57P01" });
        throw new Error("Failed query: insert into notes … params: Ann Lee", { cause });
      },
    });
    const handle = await start({
      read: (pass) => view({ due: pass === 1 ? ["appointOwners"] : [] }),
      steps: { appointOwners },
    });
    const { events } = await handle.fetchHistory();
    const failure = events?.find((event) => event.activityTaskStartedEventAttributes?.lastFailure)
      ?.activityTaskStartedEventAttributes?.lastFailure;
    expect(failure).toMatchObject({ message: "appointOwners failed", applicationFailureInfo: { type: "57P01" } });
    expect(JSON.stringify(events)).not.toContain("Ann Lee");
  });
});

describe("search attributes", () => {
  it("are added to a namespace that lacks them", async () => {
    const { connection } = temporal.client;
    const namespace = `plain-${randomUUID()}`;
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as unknown as Long },
    });
    await expect.poll(() => registerSearchAttributes(connection, namespace), { timeout: 20_000 }).toBe(true);
  });

  const refusing = (code: number) => () =>
    Promise.reject(Object.assign(new Error("refused"), { code, details: "refused", metadata: {} }));

  it("are done without where the cluster forbids to add them", async () => {
    const operatorService = { listSearchAttributes: refusing(7), addSearchAttributes: refusing(7) };
    expect(await registerSearchAttributes({ operatorService } as never, "default")).toBe(false);
  });

  it("are done without where a name is taken by another type", async () => {
    const listSearchAttributes = () => Promise.resolve({ customAttributes: { stage: 3 } });
    const operatorService = { listSearchAttributes, addSearchAttributes: refusing(3) };
    expect(await registerSearchAttributes({ operatorService } as never, "default")).toBe(false);
  });

  it("let a start fail when Temporal is away", async () => {
    const operatorService = { listSearchAttributes: refusing(14), addSearchAttributes: refusing(14) };
    await expect(registerSearchAttributes({ operatorService } as never, "default")).rejects.toThrow("refused");
  });
});
