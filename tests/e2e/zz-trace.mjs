import { chromium } from "@playwright/test";
import fs from "node:fs";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await (await browser.newContext({ viewport: { width: Number(process.env.W ?? 1280), height: 800 } })).newPage();
const path = process.argv[2] ?? "/karta";
const client = await browser.newBrowserCDPSession();
const events = [];
client.on("Tracing.dataCollected", ({ value }) => events.push(...value));
await client.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "v8", "v8.wasm", "disabled-by-default-v8.wasm.detailed", "blink.user_timing", "toplevel", "loading", "disabled-by-default-devtools.timeline", "disabled-by-default-v8.compile"] } });
if (process.env.CPU) { const c = await page.context().newCDPSession(page); await c.send("Emulation.setCPUThrottlingRate", { rate: Number(process.env.CPU) }); }
await page.goto("http://localhost:" + (process.env.PORT ?? 8090) + path);
await page.waitForSelector('html[data-samspel="ready"]');
await page.waitForTimeout(1500);
const done = new Promise((r) => client.once("Tracing.tracingComplete", r));
await client.send("Tracing.end");
await done;
const main = events.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain");
const start = events.find((e) => e.name === "navigationStart" && e.args?.data?.documentLoaderURL?.includes(path) ) ?? events.find((e) => e.name === "navigationStart");
const pid = start.pid, tids = main.filter((m) => m.pid === pid).map((m) => m.tid);
const own = events.filter((e) => e.pid === pid && tids.includes(e.tid) && e.ts >= start.ts);
const t = (ts) => ((ts - start.ts) / 1000).toFixed(0);
for (const e of events.filter((e) => e.pid === pid && e.cat?.includes("blink.user_timing") && /samspel/.test(e.name))) console.log("mark", e.name, t(e.ts));
for (const e of events.filter((e) => e.pid === pid && /firstContentfulPaint|largestContentfulPaint::Candidate/i.test(e.name))) console.log(e.name, t(e.ts));
const tasks = own.filter((e) => e.ph === "X" && e.name.endsWith("RunTask") && e.dur > 30000);
for (const task of tasks) {
  console.log(`\ntask at ${t(task.ts)} for ${(task.dur / 1000).toFixed(0)} ms`);
  const inside = own.filter((e) => e.ph === "X" && e.ts >= task.ts && e.ts + (e.dur ?? 0) <= task.ts + task.dur && e !== task && e.dur > 3000);
  for (const e of inside.slice(0, 60)) console.log("  ", t(e.ts), (e.dur / 1000).toFixed(1), e.name, JSON.stringify(e.args?.data?.functionName ?? e.args?.data?.url ?? e.args?.data?.type ?? "").slice(0, 80));
}
fs.writeFileSync("/tmp/prof/trace.json", JSON.stringify(events));
await browser.close();
