import { Client } from "pg";

export const ROLES = ["handover_owner", "handover_app", "handover_reader"] as const;
export type Role = (typeof ROLES)[number];
export type Passwords = Record<Role | "postgres", string>;
export const DATABASE = "handover";

/** Makes the three roles and the database where they are missing. What a role may touch is granted by the migrations. */
export async function createRolesAndDatabase(superUrl: string, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: superUrl });
  await client.connect();
  try {
    for (const role of ROLES) {
      const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      const verb = rowCount === 0 ? "create" : "alter";
      await client.query(`${verb} role ${role} login password ${client.escapeLiteral(passwords[role])}`);
    }
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE} owner handover_owner`);
  } finally {
    await client.end();
  }
}

export function databaseUrl(role: Role | "postgres", password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}
