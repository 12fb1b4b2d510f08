import { describe, expect, it } from "vitest";
import { signIn } from "../../cli/demo/api-client.ts";
import { readDemoArguments } from "../../cli/demo/arguments.ts";

const here = import.meta.dirname;

describe("the demo's command line", () => {
  it("takes an export with its leaver, or the sample, with a notice of fourteen days", () => {
    expect(readDemoArguments(["--data", here, "--leaver", "Ann Lee", "--as-of", "2026-02-27", "--json"])).toEqual({
      company: { kind: "export", folder: here, mapping: null },
      leaver: "Ann Lee",
      noticeDays: 14,
      asOf: "2026-02-27",
      url: null,
      json: true,
    });
    expect(readDemoArguments(["--sample", "--url", "http://127.0.0.1:3000/"])).toMatchObject({
      company: { kind: "sample", clients: 450 },
      url: "http://127.0.0.1:3000",
    });
  });

  it.each([
    [[], "Name either --data"],
    [["--sample", "--data", here, "--leaver", "Ann"], "Name either --data"],
    [["--data", here], "--leaver must name who leaves"],
    [["--data", `${here}/nowhere`, "--leaver", "Ann"], "nowhere is not there"],
    [["--data", here, "--mapping", `${here}/none.json`, "--leaver", "Ann"], "none.json is not there"],
    [["--sample", "--mapping", `${here}/none.json`], "--mapping goes with --data"],
    [["--sample", "--clients", "many"], "--clients must be a whole number"],
    [["--sample", "--notice-days", "0"], "--notice-days must be a whole number"],
    [["--sample", "--as-of", "2026-02-31"], "--as-of must be a day"],
    [["--sample", "--as-of", ""], "--as-of must be a day"],
    [["--sample", "--url", "localhost:3000"], "--url must be an http or https address"],
    [["--sample", "--leavers", "Ann"], "--leavers"],
    [["--sample", "more"], "more"],
  ])("says of %j what is wrong, and how it is called", (args, reason) => {
    const read = () => readDemoArguments(args);
    expect(read).toThrow(reason);
    expect(read).toThrow("npm run demo -- --data DIR [--mapping FILE] --leaver NAME");
  });

  it("says so where no server answers", async () => {
    await expect(signIn("http://127.0.0.1:9", "demo@demo.example", "x")).rejects.toThrow(
      "No server answers at http://127.0.0.1:9.",
    );
  });
});
