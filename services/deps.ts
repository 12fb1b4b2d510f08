import type { OutgoingMail } from "../contracts/outgoing-mail.ts";
import type { Database } from "../db/client.ts";
import type { ImportProgressBoard } from "./imports/import-progress.ts";

/** What every service verb is given; built once a process by the runtime. */
export interface ServiceDeps {
  db: Database;
  /** Root secret of the installation; keys for links, addresses and messages are derived from it. */
  secret: string;
  /** Address people and clients reach this installation at, without a trailing slash. */
  publicUrl: string;
  /** False where no mail server is set, so that going live would send nothing; absent where nobody goes live. */
  hasMailServer?: boolean;
  /** Host and port of the company's mail server, without its sign-in, to be shown; null or absent: there is none. */
  mailServer?: string | null;
  /** How far imports under way are; only processes that answer people keep one. */
  importProgress?: ImportProgressBoard;
  /** Composes the raw message that would be sent, for previews; only processes that answer people need it. */
  composeRaw?: (mail: OutgoingMail) => Promise<Buffer>;
}
