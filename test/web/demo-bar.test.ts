import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { wakes } from "../../db/schema/kernel.ts";
import { prepareDemo } from "../../services/demo/prepare-demo.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb({ demo: true });

test("the demo's bar says by itself that the process has come to rest, which no event tells", async () => {
  const demo = { email: "demo@handover.example", password: "plays the world", frozenAt: new Date("2026-03-02T09:00Z") };
  const { personId } = await prepareDemo(web.api.deps, demo);
  const workflowId = "departure:none";
  await web.api.db.query.insert(wakes).values({ workflowId, type: "departure" });
  const { page, faults } = await web.openAs(personId, "/mailbox");
  const bar = page.getByRole("region", { name: "Demo" });
  await bar.getByText("Still at work: 1 wake").waitFor();
  await web.api.db.query.delete(wakes).where(eq(wakes.workflowId, workflowId));
  await bar.locator('[role="status"][aria-busy="false"]').waitFor();
  expect(faults).toEqual([]);
});
