/** `npm run screenshots [-- NAME …]`: plays a departure of the sample company and takes the main screens on the way. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DEMO_SIGN_IN } from "../services/demo/demo-sign-in.ts";
import { launchBrowser } from "../test/support/browser.ts";
import { signIn } from "./demo/api-client.ts";
import { runDemo } from "./demo/run-demo.ts";
import { STOPS, startOwnServer } from "./demo/server.ts";
import { openAlbum } from "./screenshots/album.ts";

/** The same day each time, so that the same departure is seen. */
const NOTICE_ON = "2026-03-02";
const LEAVER_CLIENTS = 32;
const FOLDER = fileURLToPath(new URL("../docs/pictures", import.meta.url));

async function main(wanted: readonly string[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const progress = (text: string) => console.log(text);
  const server = await startOwnServer({ sample: true, asOf: new Date(`${NOTICE_ON}T05:00:00Z`), progress });
  for (const signal of STOPS) process.once(signal, () => void server.stop().then(() => process.exit(130)));
  const browser = await launchBrowser();
  try {
    const album = openAlbum(browser, FOLDER, wanted, progress);
    await runDemo({
      address: server.address,
      demo: await signIn(server.address, DEMO_SIGN_IN.email, DEMO_SIGN_IN.password),
      company: "Sample",
      leaver: { clients: LEAVER_CLIENTS },
      dataAsOf: NOTICE_ON,
      asOf: NOTICE_ON,
      noticeDays: 14,
      until: album.look,
      progress,
    });
    if (album.missing().length > 0) throw new Error(`The departure never came to: ${album.missing().join(", ")}`);
  } finally {
    await browser.close();
    await server.stop();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
