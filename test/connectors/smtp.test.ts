import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { composeRaw } from "../../connectors/mail/compose-raw.ts";
import { MailOutcomeUnknown } from "../../connectors/mail/mail-connector.ts";
import { createSmtpConnector } from "../../connectors/mail/smtp.ts";
import { outgoingMail } from "./outgoing-mail.ts";

const servers: SMTPServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((resolve) => server.close(resolve))));
});

async function startServer(options: SMTPServerOptions): Promise<string> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS"], closeTimeout: 100, ...options });
  // A dropped connection is an error to the server too; the test looks at the client.
  server.on("error", () => undefined);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

function refuse(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

describe("sending over SMTP", () => {
  test("hands over exactly the bytes of the preview and reports the server's answer", async () => {
    const received: Buffer[] = [];
    const recipients: string[] = [];
    const url = await startServer({
      onData: (stream, session, done) => {
        recipients.push(...session.envelope.rcptTo.map((recipient) => recipient.address));
        stream.on("data", (chunk: Buffer) => received.push(chunk));
        stream.on("end", () => done(null, "queued as 42"));
      },
    });
    const mail = outgoingMail();
    const outcome = await createSmtpConnector({ url }).send(mail);
    expect(outcome).toEqual({ accepted: true, response: "250 queued as 42" });
    expect(recipients).toEqual(["rosa@bakers.example"]);
    expect(Buffer.concat(received).toString().trimEnd()).toBe((await composeRaw(mail)).toString().trimEnd());
  });

  test("reports a recipient refused for good as permanent", async () => {
    const url = await startServer({ onRcptTo: (_address, _session, done) => done(refuse(550, "no such user")) });
    expect(await createSmtpConnector({ url }).send(outgoingMail())).toEqual({
      accepted: false,
      permanent: true,
      response: "550 no such user",
    });
  });

  test("reports a refusal for now as temporary", async () => {
    const url = await startServer({ onRcptTo: (_address, _session, done) => done(refuse(451, "try later")) });
    expect(await createSmtpConnector({ url }).send(outgoingMail())).toEqual({
      accepted: false,
      permanent: false,
      response: "451 try later",
    });
  });

  test("knows the outcome when the server refuses the message itself", async () => {
    const url = await startServer({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on("end", () => done(refuse(554, "looks like spam")));
      },
    });
    expect(await createSmtpConnector({ url }).send(outgoingMail())).toMatchObject({ accepted: false, permanent: true });
  });

  test("does not know the outcome when the connection drops after the message", async () => {
    const drop = Promise.withResolvers<void>();
    const url = await startServer({
      onData: (stream) => {
        stream.resume();
        stream.on("end", () => drop.resolve());
      },
    });
    const sending = createSmtpConnector({ url }).send(outgoingMail());
    await drop.promise;
    for (const connection of servers[0]?.connections ?? []) connection._socket.destroy();
    await expect(sending).rejects.toThrow(MailOutcomeUnknown);
    await expect(sending).rejects.toMatchObject({ messageId: "<0b6c.1@mail.alpen.example>" });
  });

  test("does not know the outcome when the server stays silent after the message", async () => {
    const url = await startServer({ onData: (stream) => stream.resume() });
    await expect(createSmtpConnector({ url, timeoutMs: 200 }).send(outgoingMail())).rejects.toThrow(MailOutcomeUnknown);
  });

  test("takes a connection lost before the message as temporary", async () => {
    const url = await startServer({
      onMailFrom: () => {
        for (const connection of servers[0]?.connections ?? []) connection._socket.destroy();
      },
    });
    expect(await createSmtpConnector({ url }).send(outgoingMail())).toMatchObject({
      accepted: false,
      permanent: false,
    });
  });

  test("takes a server that is away as temporary", async () => {
    const url = await startServer({});
    await new Promise<void>((resolve) => servers.splice(0)[0]?.close(resolve));
    expect(await createSmtpConnector({ url }).send(outgoingMail())).toMatchObject({
      accepted: false,
      permanent: false,
    });
  });

  test("takes a refused login as the installation's fault, not the mail's", async () => {
    const url = await startServer({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refuse(535, "bad password")),
    });
    const withLogin = url.replace("smtp://", "smtp://user:pa%40ss@");
    expect(await createSmtpConnector({ url: withLogin }).send(outgoingMail())).toMatchObject({
      accepted: false,
      permanent: false,
    });
  });

  test("logs in with the name and password of the address", async () => {
    const logins: unknown[] = [];
    const url = await startServer({
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => {
        logins.push([auth.username, auth.password]);
        done(null, { user: auth.username });
      },
    });
    const withLogin = url.replace("smtp://", "smtp://user:pa%40ss@");
    expect(await createSmtpConnector({ url: withLogin }).send(outgoingMail())).toMatchObject({ accepted: true });
    expect(logins).toEqual([["user", "pa@ss"]]);
  });

  test("looks a message up only where the mail system can", async () => {
    const lookUp = (id: string) => Promise.resolve(id === "<a.1@b>" ? ("accepted" as const) : ("absent" as const));
    expect(createSmtpConnector({ url: "smtp://127.0.0.1" }).lookUp).toBeUndefined();
    expect(await createSmtpConnector({ url: "smtp://127.0.0.1", lookUp }).lookUp?.("<a.1@b>")).toBe("accepted");
  });
});

describe("a composed mail", () => {
  test("is the same bytes every time, dated by business time", async () => {
    const raw = await composeRaw(outgoingMail());
    expect((await composeRaw(outgoingMail())).equals(raw)).toBe(true);
    const mail = await simpleParser(raw);
    expect(mail.date?.toISOString()).toBe("2026-12-02T08:00:00.000Z");
    expect(mail.messageId).toBe("<0b6c.1@mail.alpen.example>");
    expect(mail.subject).toBe("Ваш новый менеджер");
    expect(mail.text?.trim()).toBe("Здравствуйте!\n.\nПосле точки");
    expect(mail.html).toContain("<p>Здравствуйте!</p>");
    expect(raw.toString()).toContain("multipart/alternative");
  });

  test("carries an invitation as an alternative with its method, not only as a file", async () => {
    const content = "BEGIN:VCALENDAR\r\nEND:VCALENDAR";
    const raw = (await composeRaw(outgoingMail({ icalEvent: { method: "REQUEST", content } }))).toString();
    const alternative = raw.slice(raw.indexOf("multipart/alternative"));
    expect(alternative).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(alternative.indexOf("text/html")).toBeLessThan(alternative.indexOf("text/calendar"));
  });

  test("carries the one-click unsubscribe where there is one", async () => {
    const raw = (await composeRaw(outgoingMail({ listUnsubscribe: "https://handover.example/u/t" }))).toString();
    expect(raw).toContain("List-Unsubscribe: <https://handover.example/u/t>");
    expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect((await composeRaw(outgoingMail())).toString()).not.toContain("List-Unsubscribe");
  });

  test("lets no name or subject start a header", async () => {
    const mail = outgoingMail({ to: { name: "Rosa\r\nBcc: all@x.example", email: "rosa@bakers.example" } });
    const raw = (await composeRaw(mail)).toString();
    expect(raw).not.toMatch(/^Bcc:/im);
  });
});
