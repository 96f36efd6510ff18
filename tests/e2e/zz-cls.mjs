import { chromium } from "@playwright/test";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: Number(process.env.W ?? 1280), height: 720 } });
const page = await context.newPage();
await page.addInitScript(() => {
  window.shifts = [];
  new PerformanceObserver((list) => { for (const e of list.getEntries()) window.shifts.push({ t: Math.round(e.startTime), v: e.value, s: e.sources.map((x) => [x.node?.nodeName + "." + x.node?.className + "#" + x.node?.id + " " + (x.node?.textContent ?? "").slice(0, 30), JSON.stringify([x.previousRect.y, x.previousRect.height, x.currentRect.y, x.currentRect.height, x.previousRect.width, x.currentRect.width])]), state: document.documentElement.dataset.samspel, fonts: document.fonts.status }); }).observe({ type: "layout-shift", buffered: true });
});
const line = await context.newCDPSession(page);
const bps = Number(process.env.BPS ?? 6250);
await line.send("Network.emulateNetworkConditions", { offline: false, latency: 300, downloadThroughput: bps, uploadThroughput: bps });
page.on("requestfinished", (r) => console.log("got", r.url().split("/").pop(), Date.now() - t0));
const t0 = Date.now();
await page.goto("http://localhost:8090" + (process.argv[2] ?? "/principer/dialog"), { waitUntil: "commit" });
await page.waitForSelector('html[data-samspel="ready"]', { timeout: 120000 });
await page.waitForTimeout(1500);
for (const s of await page.evaluate(() => window.shifts)) console.log(JSON.stringify(s));
await browser.close();
