import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { checkDemo, figure } from "../../cli/matrix/check.ts";
import { createMatrixDatabase, dropMatrixDatabase } from "../../cli/matrix/instance.ts";
import { createDatabase } from "../../db/client.ts";
import { readDepartureFigures } from "../../services/demo/read-departure-figures.ts";
import { playSmallDeparture, runAsOwner, SOURCE_CLIENTS } from "./play-small-departure.ts";
import { putNotice, type RawNotice, takeNotice } from "./raw-notice.ts";
import { auditSpoils, departmentSpoils, spoils } from "./spoils.ts";

type Figures = Record<string, unknown>;

/** Five minutes: a whole departure, also on a machine that has other things to do. */
const PLAY_MS = 300_000;
const PLAYED = `facts_${process.pid}`;
const connections = { count: 0 };
/** The company's own mail server: takes everything, and counts who comes. */
const outside = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  onConnect: (_session, done) => {
    connections.count += 1;
    done();
  },
  onData: (stream, _session, done) => {
    stream.once("end", () => done()).resume();
  },
});
let played: Figures;
let clean: Figures;
let notice: RawNotice;
let spoiled = 0;

beforeAll(async () => {
  await new Promise<void>((listening) => outside.listen(0, "127.0.0.1", () => listening()));
  const { port } = outside.server.address() as AddressInfo;
  played = await playSmallDeparture(PLAYED, `smtp://127.0.0.1:${port}`);
  clean = await readFigures(PLAYED);
}, PLAY_MS);

afterAll(async () => {
  await new Promise<void>((closed) => outside.close(() => closed()));
  await dropMatrixDatabase(inject("servers"), PLAYED);
});

async function readFigures(database: string): Promise<Figures> {
  const rows = await runAsOwner<{ id: string }>(database, "select id from departures");
  const db = createDatabase(inject("servers").postgres.appUrl.replace(/[^/]+$/, database), 2);
  try {
    return await readDepartureFigures({ db }, rows[0]?.id ?? "");
  } finally {
    await db.close();
  }
}

/** The figures after something was done to a copy of the finished departure. */
async function figuresAfter(spoil: (database: string) => Promise<unknown>): Promise<Figures> {
  const copy = `${PLAYED}_${spoiled++}`;
  await createMatrixDatabase(inject("servers"), copy, PLAYED);
  try {
    await spoil(copy);
    return await readFigures(copy);
  } finally {
    await dropMatrixDatabase(inject("servers"), copy);
  }
}

const afterSql = (sql: string) => figuresAfter((database) => runAsOwner(database, sql));
const afterNotice = (changed: Partial<RawNotice>) =>
  figuresAfter((database) => putNotice(database, { ...notice, version: "2", ...changed }));
const numberAt = (figures: Figures, path: string) => Number(figure(figures, path));

describe("a departure played to its end", () => {
  test("has clean figures, the same ones the demo printed", () => {
    expect(checkDemo(played, SOURCE_CLIENTS)).toEqual([]);
    expect(clean).toMatchObject({
      clients: played.clients as object,
      owners: played.owners as object,
      offers: played.offers as object,
      clientNotices: played.clientNotices as object,
      introductions: played.introductions as object,
    });
  });

  test("takes the clients of every tier, and whatever hangs on no client", async () => {
    const tiers = await runAsOwner(PLAYED, "select distinct effective_tier as tier from handovers where not prospect");
    expect(tiers.map(({ tier }) => tier).sort()).toEqual(["copper", "gold", "silver"]);
    expect(figure(clean, "inventory.looseWorkHandedOver")).toBe(3);
    expect(clean.inventory).toMatchObject({ openDeals: 2, openOrders: 1, openQuestions: 1 });
  });

  test("reaches the client whose mail bounced by another channel", () => {
    expect(clean.clientNotices).toMatchObject({ bounced: 1, told: SOURCE_CLIENTS });
    expect(numberAt(clean, "clientNotices.byOtherChannel")).toBeGreaterThan(0);
  });

  test("makes no connection to the mail server of SMTP_URL, though the company is live for all", async () => {
    expect(connections.count).toBe(0);
    const rows = await runAsOwner<{ mode: string; mails: number }>(
      PLAYED,
      `select value -> 'live' ->> 'mode' as mode, (select count(*)::int from mailbox) as mails
       from settings where key = 'company'`,
    );
    expect(rows).toEqual([{ mode: "all", mails: expect.any(Number) }]);
    expect(rows[0]?.mails).toBeGreaterThan(numberAt(clean, "clientNotices.sent"));
  });
});

describe("a fact that is spoiled shows in its figure", () => {
  test.each(spoils.map((spoil) => [spoil.figure, spoil] as const))("%s", async (path, spoil) => {
    const after = await afterSql(spoil.sql);
    expect(numberAt(after, path)).toBe(numberAt(clean, path) + (spoil.by ?? 1));
  });

  test.each(departmentSpoils.map((spoil) => [spoil.figure, spoil] as const))("departments: %s", async (name, spoil) => {
    const finance = (figures: Figures) => (figures.departments as Figures[]).find((row) => row.name === "finance");
    const after = await afterSql(spoil.sql);
    expect(finance(after)).toEqual({ ...finance(clean), [name]: Number(finance(clean)?.[name]) + 1 });
  });

  test.each(Object.entries(auditSpoils))("audit.chainValid, when %s", async (_, sql) => {
    expect(figure(await afterSql(sql), "audit.chainValid")).toBe(false);
  });

  test("every figure has a spoil of its own", () => {
    const mail = Object.keys(clean.clientNotices as object).filter((name) => name in mailFigures);
    const known = new Set([...spoils.map((spoil) => spoil.figure), ...mail.map((name) => `clientNotices.${name}`)]);
    const missing = Object.entries(clean)
      .filter(([group]) => group !== "departure" && group !== "departments")
      .flatMap(([group, values]) => Object.keys(values as object).map((name) => `${group}.${name}`))
      .filter((path) => path !== "audit.chainValid" && !known.has(path));
    expect(missing).toEqual([]);
  });
});

/** Figures of the raw messages: what each is with nothing but that wrong. */
const mailFigures = {
  sent: 0,
  duplicates: 0,
  beforeGate: 0,
  wrongSuccessor: 0,
  wrongRecipient: 0,
  outsideHours: 0,
  withoutConsent: 0,
};

describe("a message put into the mailbox shows in its figure alone", () => {
  beforeAll(async () => {
    notice = await takeNotice(PLAYED);
  });

  const expectOnly = (after: Figures, name: keyof typeof mailFigures) =>
    expect(after.clientNotices).toEqual({
      ...(clean.clientNotices as object),
      [name]: numberAt(clean, `clientNotices.${name}`) + 1,
    });
  const one = async (statement: string) => {
    const rows = await runAsOwner<{ value: string }>(PLAYED, statement, [notice.handoverIds]);
    return rows[0]?.value ?? "";
  };

  test("none, when it is right in everything", async () => {
    expect((await afterNotice({})).clientNotices).toEqual(clean.clientNotices);
  });

  test("sent, to a client who had none", async () => {
    const [bounced] = await runAsOwner<{ id: string; address: string; successor: string }>(
      PLAYED,
      `select h.id, x.email as address, p.name as successor from handovers h join contacts x on x.client_id = h.client_id
       join people p on p.id = h.next_owner_id where x.email like '%bounce.example'`,
    );
    const to = { handoverIds: bounced?.id ?? "", recipient: bounced?.address ?? "" };
    const text = `Your new contact person is ${bounced?.successor}.`;
    const late = await one(`select max(opened_at)::text as value from gates where $1::text is not null`);
    expectOnly(await afterNotice({ ...to, text, date: inHoursAfter(new Date(late)) }), "sent");
  });

  test("duplicates, of the same version to the same person", async () => {
    expectOnly(await afterNotice({ version: notice.version }), "duplicates");
  });

  test("beforeGate, dated before the client's last gate opened", async () => {
    const opened = await one("select max(opened_at)::text as value from gates where handover_id = $1::uuid");
    const date = inHoursBefore(new Date(opened));
    expectOnly(await afterNotice({ date }), "beforeGate");
  });

  test("wrongSuccessor, naming somebody else", async () => {
    const successor = await one(
      "select p.name as value from handovers h join people p on p.id = h.next_owner_id where h.id = $1::uuid",
    );
    expectOnly(await afterNotice({ text: notice.text.replaceAll(successor, "Hanna Head") }), "wrongSuccessor");
  });

  test("wrongRecipient, sent to a contact of another client", async () => {
    expectOnly(await afterNotice({ recipient: "sam@steel.example" }), "wrongRecipient");
  });

  test("outsideHours, dated on a Sunday", async () => {
    expectOnly(await afterNotice({ date: new Date("2026-03-08T12:00:00Z") }), "outsideHours");
  });

  test("withoutConsent, with an offer to somebody who never agreed to any", async () => {
    const title = await one("select title ->> 'en' as value from offer_catalogue where $1::text is not null limit 1");
    expectOnly(await afterNotice({ text: `${notice.text}\r\n${title}` }), "withoutConsent");
  });

  test("withoutConsent, after they had unsubscribed", async () => {
    const title = await one("select title ->> 'en' as value from offer_catalogue where $1::text is not null limit 1");
    const text = `${notice.text}\r\n${title}`;
    const withConsent = (more: string) =>
      figuresAfter(async (database) => {
        const agreed = `marketing_consent_on = '2026-01-01', marketing_consent_source = 'form'${more}`;
        await runAsOwner(database, `update contacts set ${agreed} where email = $1`, [notice.recipient]);
        await putNotice(database, { ...notice, version: "2", text });
      });
    expect((await withConsent("")).clientNotices).toEqual(clean.clientNotices);
    expectOnly(await withConsent(", unsubscribed_at = '2026-02-01T00:00:00Z'"), "withoutConsent");
  });

  test("wrongRecipient, to an address that was theirs no more", async () => {
    const ended = `update contact_addresses set valid_to = '2026-01-01' where channel = 'email' and address = $1`;
    const after = await figuresAfter((database) => runAsOwner(database, ended, [notice.recipient]));
    expect(numberAt(after, "clientNotices.wrongRecipient")).toBe(1);
  });
});

/** Noon of a working day: no notice of a played departure leaves at a weekend. */
const inHoursAfter = (date: Date): Date => atNoon(date, 1);
const inHoursBefore = (date: Date): Date => atNoon(date, -1);

function atNoon(from: Date, step: 1 | -1): Date {
  const noon = new Date(`${from.toISOString().slice(0, 10)}T12:00:00Z`);
  do noon.setUTCDate(noon.getUTCDate() + step);
  while (noon.getUTCDay() === 0 || noon.getUTCDay() === 6);
  return noon;
}
