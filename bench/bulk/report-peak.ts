/** Loaded before a process under measurement: leaves its peak memory, in bytes, in the file BENCH_PEAK_FILE when it exits. */
import { readFileSync, writeFileSync } from "node:fs";

const file = process.env.BENCH_PEAK_FILE;
if (file) process.on("exit", () => writeFileSync(file, String(readPeak())));

function readPeak(): number {
  // On Linux maxRSS begins with the parent's own; the kernel's high-water mark of this process does not.
  if (process.platform === "linux") {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kilobytes) return Number(kilobytes) * 1024;
  }
  return process.resourceUsage().maxRSS * 1024;
}
