import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { effects } from "../../../db/schema/effects.ts";
import { createMailSender } from "../../../runtime/mail-sender.ts";
import { callOrWrite } from "../../../services/client-notices/call-or-write.ts";
import { claimEffect } from "../../../services/effects/claim-effect.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import { settleEffect } from "../../../services/effects/settle-effect.ts";
import { createTellable, handoverOf, mailsOf, noticeOf, releaseAll, tasksOf } from "../../support/client-notices.ts";
import { freezeClock, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const servers: SMTPServer[] = [];
afterEach(async () => {
  await freezeClock(t.db);
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((closed) => server.close(closed))));
});

/** A real mail server that answers "later" to so many tries, then takes what comes. */
async function startServer(putsOff: number) {
  const seen = { tries: 0, taken: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) => {
      seen.tries += 1;
      done(
        seen.tries > putsOff ? null : Object.assign(new Error("4.7.1 Greylisted, come later"), { responseCode: 451 }),
      );
    },
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on("end", () => {
        seen.taken += 1;
        done(null, "queued");
      });
    },
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  const mail = createMailSender({ pool: t.db.pool, mailboxPort: port, outsideUrl: undefined });
  return { seen, mail };
}

async function planned() {
  const made = await createTellable(t.db);
  await releaseAll(t.deps, made);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await callOrWrite(t.deps, one.id);
  const [effect] = await mailsOf(t.db, one.id);
  return { ...made, one, effectId: effect?.id ?? "", workflowId: `handover:${one.id}` };
}

const minutesOn = (minutes: number) => freezeClock(t.db, new Date(MONDAY.getTime() + minutes * 60_000));

describe("a mail the server puts off", () => {
  test("is tried again minutes later, not at once, and leaves when the server takes it", async () => {
    const { one, workflowId } = await planned();
    const { seen, mail } = await startServer(2);
    const deliver = () => deliverEffects({ ...t.deps, mail }, workflowId);
    for (let pass = 0; pass < 8; pass++) await deliver();
    expect(seen).toEqual({ tries: 1, taken: 0 });
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "planned", reason: "451" }]);
    await minutesOn(1);
    await deliver();
    await minutesOn(20);
    await deliver();
    expect(seen).toEqual({ tries: 3, taken: 1 });
    expect(await noticeOf(t.db, one.id)).toMatchObject({ state: "sent" });
  });

  test("has failed after a working day of tries, and goes to the next way", async () => {
    const { one, workflowId } = await planned();
    const { seen, mail } = await startServer(Number.POSITIVE_INFINITY);
    for (const minutes of [0, 1, 6, 21, 51, 111, 231, 471]) {
      await minutesOn(minutes);
      await deliverEffects({ ...t.deps, mail }, workflowId);
    }
    expect(seen.tries).toBe(8);
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "failed", reason: "451" }]);
    expect(await noticeOf(t.db, one.id)).toMatchObject({ state: "failed" });
  });
});

test("a mail that cannot be rendered holds up none behind it, and stays a failed try", async () => {
  const { one, departureId, workflowId } = await planned();
  const before = (minutes: number, kind: string) => ({
    key: randomUUID(),
    kind: kind as "clientNotice",
    departureId,
    factId: randomUUID(),
    factRevision: 1,
    workflowId,
    notBefore: MONDAY,
    plannedAt: new Date(MONDAY.getTime() - minutes * 60_000),
  });
  const gone = Array.from({ length: 8 }, () => before(1, "clientNotice"));
  await t.db.query.insert(effects).values([before(2, "of an older version"), ...gone]);
  const { seen, mail } = await startServer(0);
  await expect(deliverEffects({ ...t.deps, mail }, workflowId)).rejects.toThrow();
  expect(seen.taken).toBe(1);
  expect(await noticeOf(t.db, one.id)).toMatchObject({ state: "sent" });
});

describe("a mail whose sender was killed after its claim", () => {
  const nobodyToAsk = (mail: Awaited<ReturnType<typeof startServer>>["mail"]) => ({ send: mail.send });

  async function killed() {
    const made = await planned();
    const claimed = await claimEffect(t.deps, made.effectId);
    const past = new Date("2020-01-01T00:00:00Z");
    await t.db.query.update(effects).set({ leaseUntil: past }).where(eq(effects.id, made.effectId));
    const { seen, mail } = await startServer(0);
    const deliver = () => deliverEffects({ ...t.deps, mail: nobodyToAsk(mail) }, made.workflowId);
    return { ...made, seen, deliver, attempt: claimed?.attempt ?? 0 };
  }

  test("is a person's question and never sent again by the system", async () => {
    const { one, seen, deliver, departureId } = await killed();
    await deliver();
    await deliver();
    expect(seen.taken).toBe(0);
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "unknown", attempt: 1 }]);
    expect((await handoverOf(t.db, one.id)).toldAt).toBeNull();
    expect(await tasksOf(t.db, departureId, "settleUnknownEffect")).toHaveLength(1);
  });

  test("is settled by that sender where it was only slow, and the question ends", async () => {
    const { one, deliver, departureId, effectId, attempt } = await killed();
    await deliver();
    await settleEffect(t.deps, effectId, attempt, "accepted");
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "accepted" }]);
    expect(await handoverOf(t.db, one.id)).toMatchObject({ toldHow: "email" });
    expect(await tasksOf(t.db, departureId, "settleUnknownEffect")).toMatchObject([{ outcome: "moot" }]);
  });
});
