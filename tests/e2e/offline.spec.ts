// Rows D3 and W1 to W5 of the fault matrix: use without a network, and what becomes of a worker that is new, broken or
// has no room.
import type { Page } from "@playwright/test";
import { begin, open, ready, saved } from "./support/browser";
import { changed, expect, type Faulty, first, say, says, test } from "./support/faults";

test.use({ serviceWorkers: "allow" });
test.beforeEach(({ watch }) => watch.allow(/status of [45]\d\d|ERR_|Failed to|integrity/));

const box = (page: Page, name: string) => page.getByRole("complementary", { name });

/** Opens a page and waits until the worker has put everything aside. */
async function visit(page: Page, path = "/"): Promise<void> {
  await open(page, path);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state)).toBe("activated");
}

/** The caches of the app. */
const caches_ = (page: Page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("samspel-app-")));

/** Publishes another build: another worker, which is all a browser looks at. */
const publish = (site: Faulty) => site.break(/^\/sw\.js/, changed({ text: (text) => text.replace(/const BUILD = "\w+"/, 'const BUILD = "second"') }));

const look = (page: Page) => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update().catch(() => {})));

test("D3: after one visit the whole app works with the server stopped", async ({ page, site }) => {
  await visit(page);
  await site.stop();
  await open(page, "/karta");
  await expect(page.locator(".org")).toHaveCount(110);
  await says(page, "Om uppgifterna", /kopia/);
  await open(page, "/principer/dialog");
  await expect(page.getByRole("heading", { level: 1, name: "Dialog" })).toBeVisible();
  await open(page, "/en/compact");
  await begin(page);
  const radio = page.locator("fieldset.question").first().locator("input[type=radio]").nth(1);
  await radio.check();
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(radio).toBeChecked();
  await site.start();
});

test("a page that was never visited starts without a network when the browser has kept nothing of its own", async ({ page, context, site }) => {
  await visit(page);
  await (await context.newCDPSession(page)).send("Network.clearBrowserCache");
  await site.stop();
  for (const path of ["/karta", "/sjalvskattning", "/en/principles/dialogue"]) {
    await open(page, path);
    await page.mouse.move(20, 20);
    await page.keyboard.press("Tab");
    await page.waitForTimeout(500);
    await expect(page.locator("html")).toHaveAttribute("data-samspel", "ready");
  }
  await site.start();
});

test("W1: a new version waits for a yes, and for an answer that is not saved", async ({ page, site }) => {
  await visit(page);
  await begin(page);
  await saved(page);
  await page.evaluate(() => Object.assign(window, { same: true, real: Storage.prototype.setItem }));
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const radios = page.locator("fieldset.question").first().locator("input[type=radio]");
  await radios.nth(1).check();
  await expect(page.locator("html")).toHaveAttribute("data-unsaved", "");
  publish(site);
  await look(page);
  await expect(box(page, "Ny version")).toBeVisible();
  // Until then the old one has not been touched.
  const waits = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  expect(await waits()).toBe(true);
  expect(await caches_(page)).toHaveLength(2);
  await box(page, "Ny version").getByRole("button", { name: "Uppdatera nu" }).click();
  await says(page, "Ny version", /så snart svaren är sparade/);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => "same" in window)).toBe(true);
  await page.evaluate(() => (Storage.prototype.setItem = (window as unknown as { real: typeof Storage.prototype.setItem }).real));
  await radios.nth(2).check();
  await page.waitForFunction(() => !("same" in window));
  await ready(page);
  await expect(radios.nth(2)).toBeChecked();
  await expect.poll(() => caches_(page)).toEqual(["samspel-app-second"]);
});

test("W1: without a yes nothing is loaded anew", async ({ page, site }) => {
  await visit(page);
  await open(page, "/ordlista");
  await page.evaluate(() => Object.assign(window, { same: true }));
  publish(site);
  await look(page);
  await box(page, "Ny version").getByRole("button", { name: "Senare" }).click();
  await expect(box(page, "Ny version")).toBeHidden();
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => "same" in window)).toBe(true);
});

test("W2: a broken worker is taken away by the kill switch at the next visit, and no answer goes with it", async ({ page, site }) => {
  const broken = 'self.addEventListener("install",()=>self.skipWaiting());self.addEventListener("activate",(e)=>e.waitUntil(clients.claim()));self.addEventListener("fetch",(e)=>e.respondWith(new Response("broken",{headers:{"content-type":"text/html"}})));';
  await visit(page);
  await page.evaluate(() => localStorage.setItem("samspel/assessment/x/a", "an answer"));
  site.break(/^\/sw\.js/, say(200, "text/javascript", broken));
  await expect
    .poll(async () => {
      // Asked for each time: a question may come while one from before is still on its way, and is then taken for that.
      await look(page);
      await page.goto("/ordlista");
      return page.locator("body").innerText();
    }, { timeout: 30_000 })
    .toBe("broken");
  // What was asked for by these visits is answered: a check of the worker that still runs would stand in for the next one.
  await expect
    .poll(async () => {
      const asked = site.count(/^\/sw\.js/);
      await page.waitForTimeout(2_000);
      return site.count(/^\/sw\.js/) - asked;
    }, { timeout: 30_000 })
    .toBe(0);
  const kill = await (await fetch(new URL("sw.kill.js", site.url))).text();
  site.break(/^\/sw\.js/, say(200, "text/javascript", kill));
  // A visit asks for the worker anew, whatever the old one answers; the new one loads the page again by itself.
  await page.goto("/ordlista");
  await ready(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await caches_(page)).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await page.evaluate(() => localStorage.getItem("samspel/assessment/x/a"))).toBe("an answer");
});

test("W2: the switch in config.json takes the worker away as well", async ({ page, site }) => {
  await visit(page);
  site.break(/config\.json/, say(200, "application/json", '{ "data": "data/v1/", "offline": false }'));
  await open(page, "/ordlista");
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect.poll(() => caches_(page)).toEqual([]);
});

test("W3: when a file of the new version cannot be had the old one stays whole", async ({ page, site }) => {
  await visit(page);
  const [before] = await caches_(page);
  publish(site);
  site.break(/boot\.js/, say(500, "text/plain", "x"));
  await look(page);
  await expect.poll(() => site.count(/boot\.js/)).toBeGreaterThan(1);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing ?? null)).toBeNull();
  await expect.poll(() => caches_(page)).toEqual([before]);
  await expect(box(page, "Ny version")).toBeHidden();
  await site.stop();
  await open(page, "/principer");
  await site.start();
});

test("W4: without room the app works online and says so once", async ({ page, context, site, watch }) => {
  watch.allow(/Quota/i);
  const client = await context.newCDPSession(page);
  await page.goto("/robots.txt");
  await client.send("Storage.overrideQuotaForOrigin", { origin: site.url.slice(0, -1), quotaSize: 20_000 });
  await open(page, "/ordlista");
  await expect(box(page, "Utan uppkoppling")).toBeVisible();
  await box(page, "Utan uppkoppling").getByRole("button").click();
  await open(page, "/karta");
  await expect(page.locator(".org")).toHaveCount(110);
  await page.waitForTimeout(500);
  await expect(box(page, "Utan uppkoppling")).toBeHidden();
});

test("W5: a page from before the last upload is loaded anew once", async ({ page, site }) => {
  // Asked for once, once more past the cache, and once more to learn why it failed.
  site.break(/_bg\.wasm/, first(3, say(404, "text/plain", "gone")));
  await open(page, "/ordlista");
  expect(site.count(/^\/ordlista/)).toBe(2);
});

test("W5: when that does not help a message says so, and there is no loop", async ({ page, site, watch }) => {
  watch.allow(/boot:/);
  site.break(/_bg\.wasm/, say(404, "text/plain", "gone"));
  await page.goto("/ordlista");
  await expect(page.locator("html")).toHaveAttribute("data-fault", "missing");
  await page.waitForTimeout(300);
  expect(site.count(/^\/ordlista/)).toBe(2);
});

test("the manifest names icons that are there and shortcuts that lead to pages", async ({ page, request, baseURL }) => {
  await open(page, "/");
  const link = await page.locator('link[rel="manifest"]').getAttribute("href");
  const answer = await request.get(new URL(link ?? "", baseURL).href);
  expect(answer.headers()["content-type"]).toContain("application/manifest+json");
  const manifest = await answer.json();
  for (const { src, type } of manifest.icons) {
    const icon = await request.get(new URL(src, answer.url()).href);
    expect(icon.headers()["content-type"], src).toBe(type);
  }
  for (const { url } of manifest.shortcuts) await open(page, new URL(url, answer.url()).pathname);
});
