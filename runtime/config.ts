import { resolve } from "node:path";
import { z } from "zod";
import { chooseFolders, type Folders } from "./folders.ts";

const port = z.coerce.number({ error: "must be a port number" }).int().min(0).max(65_535);
const flag = z.enum(["0", "1", "false", "true"]).transform((value) => value === "1" || value === "true");
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://");

const Environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  HANDOVER_HOME: z.string().optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  HANDOVER_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^:/\s]+:\d+$/, "must be host:port")
    .optional(),
  TEMPORAL_NAMESPACE: z.string().default("default"),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_UI_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  TEMPORAL_TLS: flag.optional(),
  TEMPORAL_TLS_CA: z.string().optional(),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must begin with smtp:// or smtps://" }).optional(),
  HANDOVER_TASK_QUEUE: z.string().min(1).default("handover"),
  HANDOVER_DEMO: flag.default(false),
  MAILBOX_PORT: port.default(0),
});

export type Config = {
  /** Every setting as it was given: the children are told the same, whatever else this process's environment holds. */
  given: Readonly<Record<string, string>>;
  port: number;
  host: string;
  folders: Folders;
  /** Absent: the embedded Postgres is used. */
  database: { appUrl: string; ownerUrl: string | undefined } | undefined;
  publicUrl: string | undefined;
  secret: string | undefined;
  temporal: {
    /** Absent: a dev server of our own is used. */
    address: string | undefined;
    namespace: string;
    apiKey: string | undefined;
    /** Temporal's own pages, shown to the administrator. */
    uiUrl: string | undefined;
    tls: { caFile?: string; certFile?: string; keyFile?: string } | undefined;
  };
  smtpUrl: string | undefined;
  taskQueue: string;
  /** Business time may be moved and the demo's endpoints exist; mail, calendar and CRM settings are ignored. */
  demo: boolean;
  /** Port of the local mailbox's SMTP server; 0 lets the system choose. */
  mailboxPort: number;
};

/** Whether a variable of the environment is one of Handover's settings. */
export const isSetting = (name: string): boolean => name in Environment.shape;

/** Something in the environment is wrong; the message names every problem, so that one round of repair is enough. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/** `start` may bring its own Postgres and Temporal; `part` (api, worker) is told where they are, and needs no owner's role. */
export type ProcessKind = "start" | "part";

/** Reads the environment and the arguments behind the command, once a process. Throws ConfigError with every problem in it. */
export function readConfig(env: NodeJS.ProcessEnv, kind: ProcessKind, args: readonly string[] = []): Config {
  // A variable that is set but empty means "not set", as in a docker env file.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  problems.push(...findMissing(given, kind), ...unknownArguments(args));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data, args, given);
}

function findMissing(given: NodeJS.ProcessEnv, kind: ProcessKind): string[] {
  const problems: string[] = [];
  const need = (name: string, why: string) => {
    if (given[name] === undefined) problems.push(`${name} is missing: ${why}`);
  };
  if (kind === "part") {
    need("DATABASE_URL", "only `npm start` brings a database of its own");
    need("TEMPORAL_ADDRESS", "only `npm start` brings a Temporal server of its own");
  }
  if (kind === "part" || given.DATABASE_URL !== undefined) {
    if (kind === "start") need("DATABASE_OWNER_URL", "the role that owns the tables, used for migrations only");
    need("PUBLIC_URL", "the address in mails, for example https://handover.example.com");
    need("HANDOVER_SECRET", "at least 32 random characters; signed links are made with it, keep it between starts");
  } else if (given.DATABASE_OWNER_URL !== undefined) {
    need("DATABASE_URL", "the application's own role, which may not own the tables");
  }
  const ofCluster = Object.keys(given).filter((name) => /^TEMPORAL_(NAMESPACE|API_KEY|TLS)/.test(name));
  if (kind === "start" && ofCluster.length > 0)
    need("TEMPORAL_ADDRESS", `${ofCluster.join(", ")} belong to a cluster of your own`);
  if (given.TEMPORAL_TLS_CERT !== undefined) need("TEMPORAL_TLS_KEY", "the key of TEMPORAL_TLS_CERT");
  if (given.TEMPORAL_TLS_KEY !== undefined) need("TEMPORAL_TLS_CERT", "the certificate of TEMPORAL_TLS_KEY");
  return problems;
}

function unknownArguments(args: readonly string[]): string[] {
  return args.filter((arg) => arg !== "--demo").map((arg) => `${arg} is not an option; there is only --demo`);
}

function toConfig(values: z.output<typeof Environment>, args: readonly string[], given: NodeJS.ProcessEnv): Config {
  const { DATABASE_URL, DATABASE_OWNER_URL, TEMPORAL_TLS_CA, TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY } = values;
  const wantsTls = values.TEMPORAL_TLS ?? Boolean(TEMPORAL_TLS_CA ?? TEMPORAL_TLS_CERT ?? values.TEMPORAL_API_KEY);
  const demo = values.HANDOVER_DEMO || args.includes("--demo");
  const file = (path: string | undefined) => (path === undefined ? undefined : resolve(path));
  return {
    given: Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (isSetting(name) && value ? [[name, value]] : [])),
    ),
    port: values.PORT,
    host: values.HOST,
    folders: chooseFolders(given, demo),
    database: DATABASE_URL ? { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL } : undefined,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ""),
    secret: values.HANDOVER_SECRET,
    temporal: {
      address: values.TEMPORAL_ADDRESS,
      namespace: values.TEMPORAL_NAMESPACE,
      apiKey: values.TEMPORAL_API_KEY,
      uiUrl: values.TEMPORAL_UI_URL,
      tls: wantsTls
        ? { caFile: file(TEMPORAL_TLS_CA), certFile: file(TEMPORAL_TLS_CERT), keyFile: file(TEMPORAL_TLS_KEY) }
        : undefined,
    },
    smtpUrl: values.SMTP_URL,
    taskQueue: values.HANDOVER_TASK_QUEUE,
    demo,
    mailboxPort: values.MAILBOX_PORT,
  };
}
