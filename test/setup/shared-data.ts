import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Folder of the large public exports that tests in test/extra read: HANDOVER_DATA, else ../shared/data beside the checkout. */
export const sharedData: string =
  process.env.HANDOVER_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));

export const hasSharedData: boolean = existsSync(sharedData);
