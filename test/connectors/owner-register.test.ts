import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFileCrm } from "../../connectors/crm/file-crm.ts";
import { createOwnerRegister } from "../../connectors/crm/owner-register.ts";
import type { OwnerWrite } from "../../contracts/outgoing-mail.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "handover-register-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function ownerWrite(overrides: Partial<OwnerWrite> = {}): OwnerWrite {
  return { source: "maven", clientSourceId: "103", ownerSourceId: "1370", key: "k-1", ...overrides };
}

const createRegister = () => createOwnerRegister((source) => createFileCrm({ folder, source }));

test("each owner goes to its own source and is read back from there", async () => {
  await createRegister().writeOwners([
    ownerWrite(),
    ownerWrite({ source: "northwind", ownerSourceId: "5", key: "k-2" }),
  ]);
  expect(await createRegister().readOwners("maven", ["103", "104"])).toEqual(
    new Map([
      ["103", "1370"],
      ["104", null],
    ]),
  );
  expect(await createRegister().readOwners("northwind", ["103"])).toEqual(new Map([["103", "5"]]));
});

test("a refused owner fails the set, and what was taken stays taken", async () => {
  await createRegister().writeOwners([ownerWrite()]);
  const second = [ownerWrite({ ownerSourceId: "1401" }), ownerWrite({ clientSourceId: "104", key: "k-3" })];
  await expect(createRegister().writeOwners(second)).rejects.toThrow("refused 1 owners; k-1");
  expect((await createRegister().readOwners("maven", ["103", "104"])).get("104")).toBe("1370");
  expect((await createRegister().readOwners("maven", ["103", "104"])).get("103")).toBe("1370");
});
