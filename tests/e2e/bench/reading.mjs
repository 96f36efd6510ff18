// What a reader on a slow phone waits for: a written page of the app beside a plain page with the same text, in one run;
// and Lighthouse's four marks. 4 × slower processor, 1.6 Mbit/s, 150 ms (engineering budget for first views).
// Environment: APP_URL, PAGES_URL (plain pages at plain/…), SAMSPEL_CHROMIUM, BENCH_OUT (file), BENCH_RUNS.
import { writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const { APP_URL, PAGES_URL, SAMSPEL_CHROMIUM, BENCH_OUT } = process.env;
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const PATHS = { start: "", principle: "principer/dialog", map: "karta" };
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "sv-SE" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    const seen = { lcp: 0, shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => (seen.lcp = list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.shift += one.value))).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(url, { waitUntil: "load" });
  const isApp = await page.evaluate(() => document.getElementById("app") !== null);
  if (isApp) await page.waitForFunction(() => document.documentElement.dataset.samspel === "ready", undefined, { timeout: 60_000 });
  await page.waitForTimeout(500);
  const found = await page.evaluate(() => ({
    "first text": performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    "largest text": window.seen.lcp,
    "app in place": performance.getEntriesByName("samspel:mounted")[0]?.startTime ?? null,
    "layout shift": window.seen.shift,
  }));
  await context.close();
  return found;
}

const browser = await chromium.launch({ executablePath: SAMSPEL_CHROMIUM, args: ["--no-sandbox", "--disable-background-networking"] });
const results = {};
for (const [name, path] of Object.entries(PATHS)) {
  const all = { app: [], plain: [] };
  for (let run = 0; run < RUNS; run += 1) {
    all.app.push(await visit(browser, `${APP_URL}${path}`));
    all.plain.push(await visit(browser, `${PAGES_URL}plain/${name}.html`));
  }
  const middle = (list, what) => median(list.map((one) => one[what] ?? 0));
  results[name] = Object.fromEntries(
    Object.keys(all.app[0]).map((what) => [what, { app: middle(all.app, what), plain: middle(all.plain, what) }]),
  );
  for (const [what, { app, plain }] of Object.entries(results[name])) {
    const ratio = plain > 0 ? `, ratio ${(app / plain).toFixed(2)}` : "";
    console.log(`${name.padEnd(10)} ${what.padEnd(13)} app ${app.toFixed(what === "layout shift" ? 4 : 0).padStart(7)}, plain ${plain.toFixed(0).padStart(6)}${ratio}`);
  }
}
await browser.close();
writeFileSync(BENCH_OUT, JSON.stringify({ runs: RUNS, results }, null, 1));
