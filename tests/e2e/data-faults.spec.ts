// Rows D1 to D11, D13 and D17 of the fault matrix: what becomes of a page when a file of the endpoint does not come.
import type { Page } from "@playwright/test";
import * as find from "./support/directory";
import { changed, cut, expect, type Fault, type Faulty, first, hang, json, refuse, say, says, stall, test } from "./support/faults";
import { open, ready } from "./support/browser";

const REGISTER = /signatories\.geojson/;
const EMPTY = /Ingen organisation passar|inte publicerad/;

const notice = (page: Page) => page.getByRole("complementary", { name: "Om uppgifterna" });
const again = (page: Page) => notice(page).getByRole("button", { name: "Försök igen" });

test.beforeEach(({ watch }) => watch.allow(/status of [45]\d\d|ERR_/));

/** Waits until a copy of the register is kept. */
async function kept(page: Page): Promise<void> {
  const copies = () => page.evaluate(async () => (await (await caches.open("samspel-data")).keys()).map(({ url }) => url).join());
  await expect.poll(copies).toContain("signatories");
}

/** Lets the time limit of a request pass once it has been asked for. */
async function late(page: Page, site: Faulty, asked: number): Promise<void> {
  await expect.poll(() => site.count(REGISTER)).toBeGreaterThan(asked);
  await page.clock.fastForward(8_500);
}

const faults: [row: string, what: string, fault: Fault, said: RegExp, slow?: true][] = [
  ["D1", "a host that is down", refuse, /Servern svarar inte/],
  ["D4", "a host that never answers", hang, /svarade inte i tid/, true],
  ["D4", "a body that stalls", stall, /svarade inte i tid/, true],
  ["D6", "a file that is not found", say(404, "text/plain", "gone"), /flyttats eller tagits bort/],
  ["D6", "a file that is gone for good", say(410, "text/plain", "gone"), /flyttats eller tagits bort/],
  ["D7", "an error of the server, twice", say(503, "text/plain", "x", { "retry-after": "1" }), /fel på servern/],
  ["D8", "a connection cut inside the body", cut, /Servern svarar inte/],
  ["D9", "a file cut short that claims to be whole", json('{"type":"FeatureColl'), /skadad/],
  ["D10", "a web page in the place of data", say(200, "text/html", "<p>Log in</p>"), /webbsida/],
  ["D11", "a newer schema", json('{"schema":"9.0","type":"FeatureCollection","features":[]}'), /nyare än den här versionen/],
  ["D11", "a file without its envelope", json('{"features":[]}'), /skadad/],
  ["D13", "a register of bad rows only", json(find.fixture("all-bad.geojson")), /skadad/],
  ["D13", "an empty register that does not say so", json(find.fixture("empty.geojson")), /skadad/],
];

for (const [row, what, fault, said, slow] of faults) {
  test(`${row}: ${what} leaves the written page at first, the kept copy later, and is said with a way on`, async ({ page, site }) => {
    if (slow) await page.clock.install();
    site.break(REGISTER, fault);
    await page.goto("/karta");
    if (slow) await late(page, site, 0);
    await expect(page.locator("html")).toHaveAttribute("data-samspel", "written");
    await says(page, "Om uppgifterna", said);
    await says(page, "Om uppgifterna", /som den skrevs/);
    await expect(page.locator("#prerendered .org")).toHaveCount(110);
    await expect(page.getByText(EMPTY)).toHaveCount(0);

    site.mend();
    await again(page).click();
    await ready(page);
    await expect(notice(page)).toBeHidden();
    await expect(page.locator(".org")).toHaveCount(110);
    await kept(page);

    const asked = site.count(REGISTER);
    site.break(REGISTER, fault);
    await page.reload();
    if (slow) await late(page, site, asked);
    await ready(page);
    await says(page, "Om uppgifterna", said);
    await says(page, "Om uppgifterna", /en kopia som sparades på den här enheten/);
    await expect(notice(page).locator("time")).toHaveText(/20\d\d.*\d\d:\d\d/);
    await expect(page.locator(".org")).toHaveCount(110);
    await expect(page.getByText(EMPTY)).toHaveCount(0);

    site.mend();
    await again(page).click();
    await expect(notice(page)).toBeHidden();
    await ready(page);
  });
}

test("D2: a first visit that loses the network gives the written text and a clear message", async ({ page, site, watch }) => {
  watch.allow(/boot:|Failed to/);
  site.break(/_bg\.wasm/, refuse);
  await page.goto("/principer");
  await expect(page.locator("html")).toHaveAttribute("data-fault", "offline");
  await expect(page.getByText("Det finns ingen kontakt med servern")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("D5: at 50 kbit/s what is written can be read and left by, and nothing jumps when the app comes", async ({ page, context }) => {
  // All there is to load takes that long on such a line.
  test.setTimeout(180_000);
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) (window as unknown as { shift: number }).shift += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const line = await context.newCDPSession(page);
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: 300, downloadThroughput: 6_250, uploadThroughput: 6_250 });
  const html = page.locator("html");
  const written = page.locator("#prerendered");
  await page.goto("/principer", { waitUntil: "commit" });
  await written.getByRole("link", { name: /Dialog/ }).first().click({ timeout: 30_000 });
  await expect(written.getByRole("heading", { level: 1, name: "Dialog" })).toBeVisible({ timeout: 30_000 });
  await expect(html).toHaveAttribute("data-samspel", "boot");
  await expect(html).toHaveAttribute("data-samspel", "ready", { timeout: 120_000 });
  await ready(page);
  await expect(page.getByRole("heading", { level: 1, name: "Dialog" })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
});

test("D7: one error of the server is tried again without a word", async ({ page, site }) => {
  site.break(REGISTER, first(1, say(500, "text/plain", "x")));
  await open(page, "/karta");
  await expect(page.locator(".org")).toHaveCount(110);
  await expect(notice(page)).toBeHidden();
  expect(site.count(REGISTER)).toBe(2);
});

test("a request is given up when the page is left", async ({ page, site }) => {
  site.break(REGISTER, stall);
  await page.goto("/karta");
  await expect.poll(() => site.count(REGISTER)).toBe(1);
  await page.goto("/ordlista");
  await expect.poll(() => site.seen.find(({ path }) => REGISTER.test(path))?.closed).toBe(true);
});

test("trying again while the host is still down says so and keeps what is shown", async ({ page, site }) => {
  await open(page, "/karta");
  await kept(page);
  site.break(REGISTER, refuse);
  await page.reload();
  await ready(page);
  await page.evaluate(() => Object.assign(window, { same: true }));
  await again(page).click();
  await says(page, "Om uppgifterna", /gick inte nu heller/);
  expect(await page.evaluate(() => "same" in window)).toBe(true);
  await expect(page.locator(".org")).toHaveCount(110);
});

test("with the data on another host that is down, the copy published with the app is shown and called so", async ({ page, site }) => {
  site.break(/config\.json/, say(200, "application/json", JSON.stringify({ data: `${site.url}elsewhere/v1/` })));
  site.break(/elsewhere/, refuse);
  await open(page, "/karta");
  await expect(page.locator(".org")).toHaveCount(110);
  await says(page, "Om uppgifterna", /kopian som följde med appen/);
});

test("D17: a version the browser knows is not sent again and is shown without a word", async ({ page, site }) => {
  await open(page, "/karta");
  await page.reload();
  await ready(page);
  const asked = site.seen.filter(({ path }) => REGISTER.test(path));
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.at(-1)?.headers["if-none-match"]).toBeTruthy();
  await expect(page.locator(".org")).toHaveCount(110);
  await expect(notice(page)).toBeHidden();
});

test("D17: a version the browser does not know takes the old one's place", async ({ page, site }) => {
  await open(page, "/karta");
  site.break(REGISTER, changed({ headers: { etag: '"other"' }, text: (text) => text.replace("Exempelföreningen Älvstranden", "Exempelföreningen Ny") }));
  await page.reload();
  await ready(page);
  await expect(page.getByRole("link", { name: "Exempelföreningen Ny" }).first()).toBeVisible();
});

test("D17: a copy older than thirty days carries a warning", async ({ page, site }) => {
  await open(page, "/karta");
  await kept(page);
  await page.clock.install({ time: Date.now() + 40 * 86_400_000 });
  site.break(REGISTER, refuse);
  await page.reload();
  await ready(page);
  await says(page, "Om uppgifterna", /mer än 30 dagar gammal/);
});

test("a file without an end is given up above the limit, not read for ever", async ({ page }) => {
  await page.addInitScript(() => {
    const real = window.fetch.bind(window);
    Object.assign(window, { pulled: 0, cancelled: false });
    const seen = window as unknown as { pulled: number; cancelled: boolean };
    const endless = () =>
      new ReadableStream({
        pull(to) {
          seen.pulled += 1;
          to.enqueue(new Uint8Array(1_000_000).fill(32));
        },
        cancel() {
          seen.cancelled = true;
        },
      });
    window.fetch = async (what, how) => {
      const url = what instanceof Request ? what.url : String(what);
      if (!url.includes("signatories.geojson")) return real(what, how);
      return new Response(endless(), { headers: { "content-type": "application/geo+json" } });
    };
  });
  await page.goto("/karta");
  await says(page, "Om uppgifterna", /större än appen tar emot/);
  const seen = await page.evaluate(() => {
    const { pulled, cancelled } = window as unknown as { pulled: number; cancelled: boolean };
    return { pulled, cancelled };
  });
  expect(seen.cancelled).toBe(true);
  expect(seen.pulled).toBeLessThanOrEqual(8);
});

const COMPACT = /compact\.sv\.json/;
const withoutShort = changed({
  text: (text) => {
    const { short, ...index } = JSON.parse(text) as Record<string, unknown>;
    expect(short).toHaveLength(2);
    return JSON.stringify(index);
  },
});

test("a map takes the compact in short from the index and stands without the whole", async ({ page, site }) => {
  site.break(COMPACT, refuse);
  for (const path of ["/karta", "/embed/karta", "/organisationer/exempelforeningen-alvstranden"]) {
    await open(page, path);
    await expect(notice(page)).toBeHidden();
  }
  expect(site.count(COMPACT)).toBe(0);
});

for (const [what, fault] of [
  ["does not hold it", withoutShort],
  ["is not to be had", say(404, "text/plain", "gone")],
] as const) {
  test(`where the index ${what}, a map reads the whole compact`, async ({ page, site }) => {
    site.break(/index\.json/, fault);
    await open(page, "/karta");
    await expect(page.locator(".org")).toHaveCount(110);
    await expect(page.locator(".org").filter({ hasText: "Hisingen" }).first()).toBeVisible();
    if (fault === withoutShort) expect(site.count(COMPACT)).toBe(1);
  });
}

test("where neither is to be had the written map stays, and is whole once they are", async ({ page, site }) => {
  site.break(/index\.json/, withoutShort);
  site.break(COMPACT, refuse);
  await page.goto("/karta");
  await expect(page.locator("html")).toHaveAttribute("data-samspel", "written");
  await says(page, "Om uppgifterna", /Servern svarar inte/);
  await expect(page.locator("#prerendered .org")).toHaveCount(110);
  site.mend();
  await again(page).click();
  await ready(page);
  await expect(page.locator(".org")).toHaveCount(110);
});
