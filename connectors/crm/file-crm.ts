import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CrmConnector, OwnerWrite, OwnerWriteOutcome } from "./crm-connector.ts";

const header = "client_source_id,client_id,owner_source_id,key\n";
const field = '("(?:[^"]|"")*"|[^",]*)';
const rowPattern = new RegExp(`^${field},${field},${field},${field}$`);

interface Row {
  clientSourceId: string;
  ownerSourceId: string;
  key: string;
}

/**
 * A source system that takes owners as a file: `<folder>/<source>/owners.csv`, a row a write, the last row of a client is
 * its owner. Rows are only ever appended, each set in one write that is flushed to disk, so that two writers lose nothing
 * and a crash leaves at most a torn last line, which counts as not written.
 */
export function createFileCrm({ folder, source }: { folder: string; source: string }): CrmConnector {
  if (!/^[\w.-]+$/.test(source) || /^\.+$/.test(source)) throw new Error("A source's name must be usable as a folder");
  const directory = join(folder, source);
  const file = join(directory, "owners.csv");

  const writeOwners = async (writes: readonly OwnerWrite[]): Promise<OwnerWriteOutcome[]> => {
    await createOnce(directory, file);
    const content = await readFile(file, "utf8");
    const known = new Map(readRows(content).map((row) => [row.key, row]));
    const fresh: OwnerWrite[] = [];
    const outcomes = writes.map((write): OwnerWriteOutcome => {
      const row = known.get(write.key);
      if (row === undefined) {
        fresh.push(write);
        known.set(write.key, { ...write, ownerSourceId: write.newOwnerSourceId });
        return { key: write.key, accepted: true, repeated: false };
      }
      const isSame = row.clientSourceId === write.clientSourceId && row.ownerSourceId === write.newOwnerSourceId;
      return isSame
        ? { key: write.key, accepted: true, repeated: true }
        : { key: write.key, accepted: false, permanent: true, response: "This key was used for another owner" };
    });
    if (fresh.length > 0) await append(file, (content.endsWith("\n") ? "" : "\n") + fresh.map(formatRow).join(""));
    return outcomes;
  };

  const readOwners = async (clientSourceIds: readonly string[]): Promise<Map<string, string>> => {
    const wanted = new Set(clientSourceIds);
    const rows = readRows(await readIfThere(file));
    return new Map(
      rows.filter((row) => wanted.has(row.clientSourceId)).map((row) => [row.clientSourceId, row.ownerSourceId]),
    );
  };

  return {
    writeOwners,
    readOwners,
    writeOwner: async (write) => {
      const [outcome] = await writeOwners([write]);
      if (outcome === undefined) throw new Error("A write must have an outcome");
      return outcome;
    },
    readOwner: async (clientSourceId) => {
      const ownerSourceId = (await readOwners([clientSourceId])).get(clientSourceId);
      return ownerSourceId === undefined ? null : { ownerSourceId };
    },
  };
}

/** Whoever comes first writes the header; the reader knows it wherever it stands. */
async function createOnce(directory: string, file: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  try {
    const handle = await open(file, "ax");
    await handle.write(header);
    await handle.close();
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
}

async function append(file: string, text: string): Promise<void> {
  const handle = await open(file, "a");
  try {
    await handle.write(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return "";
    throw error;
  }
}

/** Whole lines only, each on its own: a torn one must not swallow those after it, as an open quote does in a CSV parser. */
function readRows(content: string): Row[] {
  const lines = content.slice(0, content.lastIndexOf("\n") + 1).split("\n");
  return lines.flatMap((line) => {
    if (`${line}\n` === header) return [];
    const [clientSourceId, , ownerSourceId, key] = (rowPattern.exec(line)?.slice(1) ?? []).map(unquote);
    return clientSourceId && ownerSourceId && key ? [{ clientSourceId, ownerSourceId, key }] : [];
  });
}

function formatRow(write: OwnerWrite): string {
  return `${[write.clientSourceId, write.clientId ?? "", write.newOwnerSourceId, write.key].map(quote).join(",")}\n`;
}

function quote(value: string): string {
  // A row is a line: a line break inside a value would tear it.
  if (/[\r\n]/.test(value)) throw new Error("An id must not hold a line break");
  return /[",]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function unquote(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
