import type { AddressInfo } from "node:net";
import type { Pool } from "pg";
import { SMTPServer } from "smtp-server";

/** Mail to these is refused, so that a bounce can be seen in a demo or test. */
const BOUNCES = /@(.+\.)?bounce\.example$/i;
const LARGEST_BYTES = 25_000_000;

/**
 * The local mailbox: an SMTP server on 127.0.0.1 that keeps every raw message in the table `mailbox` and sends nothing on. All
 * mail of a new installation goes there. `port` 0 lets the system choose.
 */
export async function startMailboxServer(options: {
  pool: Pool;
  port: number;
}): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new SMTPServer({
    name: "handover-mailbox",
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    onRcptTo: ({ address }, _session, done) => done(BOUNCES.test(address) ? refusal(550, "5.1.1 No such user") : null),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.once("end", () => {
        if (stream.sizeExceeded) return done(refusal(552, "5.3.4 Message too big"));
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        keepMessage(options.pool, from, to, Buffer.concat(chunks)).then(
          (id) => done(null, `2.0.0 Kept as ${id}`),
          () => done(refusal(451, "4.3.0 The mailbox cannot be written now")),
        );
      });
    },
  });
  await new Promise<void>((listening, failed) => {
    server.server.once("error", failed);
    server.listen(options.port, "127.0.0.1", listening);
  });
  // A client that hangs up in the middle of a session is its own affair.
  server.on("error", () => {});
  const { port } = server.server.address() as AddressInfo;
  return { port, stop: () => new Promise((closed) => server.close(closed)) };
}

async function keepMessage(pool: Pool, from: string, to: string[], raw: Buffer): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into mailbox (received_at, business_at, envelope_from, envelope_to, raw)
     values (clock_timestamp(), coalesce((select frozen_at from clock), clock_timestamp()), $1, $2, $3) returning id`,
    [from, to, raw],
  );
  return Number(rows[0]?.id);
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
