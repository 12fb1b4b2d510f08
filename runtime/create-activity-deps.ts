import { join } from "node:path";
import type { ActivityDeps } from "../activities/create-activities.ts";
import { createFileCrm } from "../connectors/crm/file-crm.ts";
import { createOwnerRegister } from "../connectors/crm/owner-register.ts";
import type { Database } from "../db/client.ts";
import type { Config } from "./config.ts";
import { requireIdentity } from "./create-app-deps.ts";
import { createMailSender } from "./mail-sender.ts";

/** What the workflows' activities reach: database, mail, source systems. A demo ignores every outside setting. */
export function createActivityDeps(
  config: Config,
  db: Database,
  { mailboxPort, searchAttributes }: { mailboxPort: number; searchAttributes: boolean },
): ActivityDeps {
  const folder = join(config.folders.data, "write-back");
  return {
    db,
    ...requireIdentity(config),
    mail: createMailSender({
      pool: db.pool,
      mailboxPort,
      outsideUrl: config.demo ? undefined : config.smtpUrl,
    }),
    searchAttributes,
    crm: createOwnerRegister((source) => createFileCrm({ folder, source })),
  };
}
