import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../histories", import.meta.url));
/** Beside the histories of a version: what must not occur in them. */
const NAMES = "names.json";

export interface StoredHistory {
  /** `<version>/<file>`. */
  name: string;
  workflowType: string;
  workflowId: string;
  history: { events: HistoryEvent[] };
}

export interface HistoryEvent {
  eventType: string;
  workflowExecutionStartedEventAttributes?: { workflowType: { name: string }; workflowId: string };
}

/** Versions of which histories are stored. */
export const listVersions = (): string[] => readdirSync(FOLDER).filter((name) => /^\d/.test(name));

/** Every stored history of a version. */
export function readHistories(version: string): StoredHistory[] {
  const folder = join(FOLDER, version);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json") && file !== NAMES)
    .map((file) => {
      const history = JSON.parse(readFileSync(join(folder, file), "utf8")) as StoredHistory["history"];
      const started = history.events[0]?.workflowExecutionStartedEventAttributes;
      if (!started) throw new Error(`${version}/${file} does not begin with a start`);
      return {
        name: `${version}/${file}`,
        workflowType: started.workflowType.name,
        workflowId: started.workflowId,
        history,
      };
    });
}

/** Names and addresses of the company that was played. */
export const readNames = (version: string): string[] =>
  JSON.parse(readFileSync(join(FOLDER, version, NAMES), "utf8")) as string[];
