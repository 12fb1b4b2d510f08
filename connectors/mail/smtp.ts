import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { composeRaw } from "./compose-raw.ts";
import { type MailConnector, type MailOutcome, MailOutcomeUnknown, type OutgoingMail } from "./mail-connector.ts";

export interface SmtpOptions {
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte. */
  url: string;
  /** Name said in EHLO. */
  name?: string;
  /** Milliseconds of silence after which a connection counts as lost; 30 s where absent. */
  timeoutMs?: number;
  /** Asks the mail system whether a message arrived: a search in the local mailbox. */
  lookUp?: MailConnector["lookUp"];
}

interface SmtpError extends Error {
  responseCode?: number;
  response?: string;
  command?: string;
  code?: string;
}

// Only answers about this sender, recipient or message are the mail's own fault; a refused login is the installation's.
const messageCommands = new Set(["MAIL FROM", "RCPT TO", "DATA"]);

/**
 * Mail over SMTP: one connection a mail, no retries. The local mailbox is the same adapter at another address.
 *
 * Outcome of a mail: 2xx after the message → accepted; 5xx to sender, recipient or message → permanent; anything else
 * before the last byte was handed over → temporary; silence after it → `MailOutcomeUnknown`.
 */
export function createSmtpConnector(options: SmtpOptions): MailConnector {
  return {
    send: async (mail) => deliver(options, mail, await composeRaw(mail)),
    ...(options.lookUp ? { lookUp: options.lookUp } : {}),
  };
}

async function deliver(options: SmtpOptions, mail: OutgoingMail, raw: Buffer): Promise<MailOutcome> {
  const { promise, resolve, reject } = Promise.withResolvers<MailOutcome>();
  const { connection, credentials } = openConnection(options);
  const message = Readable.from([raw]);
  let handedOver = false;
  // SMTP reads the message only after the server answered 354, so its end means that the server may hold all of it.
  message.once("end", () => {
    handedOver = true;
  });

  const fail = (error: SmtpError) => {
    if (handedOver && error.responseCode === undefined) reject(new MailOutcomeUnknown(mail.messageId, error));
    else resolve({ accepted: false, permanent: isPermanent(error), response: error.response ?? error.message });
  };
  const send = () => {
    const envelope = { from: mail.envelopeFrom ?? mail.from.email, to: [mail.to.email] };
    connection.send(envelope, message, (error, info) => {
      if (error) fail(error);
      else resolve({ accepted: true, response: info.response });
    });
  };

  // Stays on: an error after the outcome is settled would otherwise end the process.
  connection.on("error", fail);
  connection.connect((error) => {
    if (error) fail(error);
    else if (credentials === null) send();
    else connection.login(credentials, (refusal) => (refusal ? fail(refusal) : send()));
  });
  try {
    return await promise;
  } finally {
    connection.close();
  }
}

function openConnection({ url, name, timeoutMs = 30_000 }: SmtpOptions) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const secure = protocol === "smtps:";
  const credentials =
    username === "" ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const isLoopback = host === "localhost" || host === "::1" || host.startsWith("127.");
  const connection = new SMTPConnection({
    host,
    port: port === "" ? undefined : Number(port),
    secure,
    name,
    // A password never travels in clear text to another machine.
    requireTLS: !secure && credentials !== null && !isLoopback,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
  return { connection, credentials: credentials === null ? null : { ...credentials, credentials } };
}

function isPermanent(error: SmtpError): boolean {
  if (!messageCommands.has(error.command ?? "")) return error.code === "EENVELOPE" && error.command === "API";
  return error.responseCode === undefined ? error.code === "EMESSAGE" : error.responseCode >= 500;
}
