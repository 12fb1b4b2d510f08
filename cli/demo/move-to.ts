import { moveDemoClockRoute } from "../../contracts/routes/demo.ts";
import type { ApiClient } from "./api-client.ts";

/** Moves business time forward to an instant, through everything that is due on the way. */
export async function moveTo(demo: ApiClient, at: Date): Promise<void> {
  for (;;) {
    const { businessNow } = await demo.call(moveDemoClockRoute, { body: { to: at.toISOString(), wait: true } });
    if (new Date(businessNow) >= at) return;
  }
}
