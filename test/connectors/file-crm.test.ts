import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OwnerWrite } from "../../connectors/crm/crm-connector.ts";
import { createFileCrm } from "../../connectors/crm/file-crm.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "handover-crm-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function ownerWrite(overrides: Partial<OwnerWrite> = {}): OwnerWrite {
  return { clientSourceId: "103", clientId: "c-103", newOwnerSourceId: "1370", key: "k-103-1", ...overrides };
}

describe("the file adapter", () => {
  test("reads back what it wrote, by a connector of its own", async () => {
    await createFileCrm({ folder, source: "maven" }).writeOwner(ownerWrite());
    const reader = createFileCrm({ folder, source: "maven" });
    expect(await reader.readOwner("103")).toEqual({ ownerSourceId: "1370" });
    expect(await reader.readOwner("104")).toBeNull();
    expect(await createFileCrm({ folder, source: "northwind" }).readOwner("103")).toBeNull();
  });

  test("takes the last write of a client as its owner", async () => {
    const crm = createFileCrm({ folder, source: "maven" });
    await crm.writeOwners([ownerWrite(), ownerWrite({ newOwnerSourceId: "1401", key: "k-103-2" })]);
    expect(await crm.readOwners(["103", "104"])).toEqual(new Map([["103", "1401"]]));
  });

  test("writes a key once, however often it is tried", async () => {
    const crm = createFileCrm({ folder, source: "maven" });
    expect(await crm.writeOwner(ownerWrite())).toEqual({ key: "k-103-1", accepted: true, repeated: false });
    await crm.writeOwner(ownerWrite({ newOwnerSourceId: "1401", key: "k-103-2" }));
    expect(await crm.writeOwner(ownerWrite())).toEqual({ key: "k-103-1", accepted: true, repeated: true });
    expect(await crm.readOwner("103")).toEqual({ ownerSourceId: "1401" });
    expect((await readFile(join(folder, "maven", "owners.csv"), "utf8")).trim().split("\n")).toHaveLength(3);
  });

  test("refuses a key that was used for another owner", async () => {
    const crm = createFileCrm({ folder, source: "maven" });
    await crm.writeOwner(ownerWrite());
    expect(await crm.writeOwner(ownerWrite({ newOwnerSourceId: "1401" }))).toMatchObject({
      accepted: false,
      permanent: true,
    });
    expect(await crm.readOwner("103")).toEqual({ ownerSourceId: "1370" });
  });

  test("loses nothing when many write at once", async () => {
    const writes = Array.from({ length: 40 }, (_, at) => ownerWrite({ clientSourceId: `${at}`, key: `k-${at}` }));
    await Promise.all(writes.map((write) => createFileCrm({ folder, source: "maven" }).writeOwner(write)));
    const owners = await createFileCrm({ folder, source: "maven" }).readOwners(writes.map((w) => w.clientSourceId));
    expect(owners.size).toBe(40);
  });

  test("counts a torn last line as not written and goes on behind it", async () => {
    const crm = createFileCrm({ folder, source: "maven" });
    await crm.writeOwner(ownerWrite());
    await appendFile(join(folder, "maven", "owners.csv"), '104,c-104,"14');
    expect(await crm.readOwner("104")).toBeNull();
    await crm.writeOwner(ownerWrite({ clientSourceId: "105", key: "k-105-1" }));
    expect(await crm.readOwners(["103", "104", "105"])).toEqual(
      new Map([
        ["103", "1370"],
        ["105", "1370"],
      ]),
    );
  });

  test("keeps commas and quotes of ids and refuses line breaks", async () => {
    const crm = createFileCrm({ folder, source: "maven" });
    await crm.writeOwner(ownerWrite({ clientSourceId: 'Bakers, "Sons"' }));
    expect(await crm.readOwner('Bakers, "Sons"')).toEqual({ ownerSourceId: "1370" });
    await expect(crm.writeOwner(ownerWrite({ clientSourceId: "a\nb", key: "k-x" }))).rejects.toThrow("line break");
  });

  test("stays inside its folder", () => {
    expect(() => createFileCrm({ folder, source: "../other" })).toThrow("folder");
  });
});
