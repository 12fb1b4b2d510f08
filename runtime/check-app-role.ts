import pg from "pg";
import { ConfigError } from "./config.ts";

/**
 * Refuses an application role that could change the audit unseen: a superuser, the owner of the table `audit`, or a member of its
 * owner; and one that may not use the tables at all. Called after the migrations, when the table exists. Throws ConfigError.
 */
export async function checkAppRole(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ super: boolean; owner: boolean; granted: boolean }>(
      `select r.rolsuper as super, has_table_privilege(to_regclass('audit'), 'insert') and has_table_privilege(to_regclass('people'), 'update') as granted,
              exists (select from pg_tables t
                       where t.tablename = 'audit' and pg_has_role(r.rolname, t.tableowner, 'member')) as owner
         from pg_roles r where r.rolname = current_user`,
    );
    const problems: string[] = [];
    if (rows[0]?.super) problems.push("DATABASE_URL is a superuser; give a role that may only read and write rows");
    else if (rows[0]?.owner) {
      problems.push(
        "DATABASE_URL is the owner of the table audit; give another role and keep the owner in DATABASE_OWNER_URL",
      );
    } else if (!rows[0]?.granted) {
      problems.push(
        "DATABASE_URL has a role that may not use the tables; it must be handover_app, to which the migrations grant them",
      );
    }
    if (problems.length > 0) throw new ConfigError(problems);
  } finally {
    await client.end();
  }
}
