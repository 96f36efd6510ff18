import type { Page } from "@playwright/test";
import { PAGES, expect, open, ready, test } from "./support/browser";

// Serial: figures taken while another page works would say little.
test.describe.configure({ mode: "serial" });

/** Bytes on the wire and requests of a first visit. */
async function firstVisit(page: Page, path: string): Promise<{ bytes: number; requests: number }> {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: false });
  const seen = { bytes: 0, requests: 0 };
  client.on("Network.requestWillBeSent", ({ request }) => {
    if (request.url.startsWith("http")) seen.requests += 1;
  });
  client.on("Network.loadingFinished", ({ encodedDataLength }) => {
    seen.bytes += encodedDataLength;
  });
  await open(page, path);
  await page.waitForLoadState("networkidle");
  return seen;
}

/** Limits of a first visit per bundle, bytes; the aim for each is 300,000 (see ARCHITECTURE.md). */
const LIMITS: [RegExp, number][] = [
  [/karta|organisationer/, 400_000],
  [/sjalvskattning/, 345_000],
  [/.*/, 275_000],
];

for (const { sv } of PAGES) {
  test(`the first view of ${sv} stays small`, async ({ page }) => {
    const { bytes, requests } = await firstVisit(page, sv);
    const limit = LIMITS.find(([path]) => path.test(sv))?.[1] ?? 0;
    console.log(`${sv}: ${Math.round(bytes / 1000)} kB in ${requests} requests`);
    expect(requests).toBeLessThanOrEqual(12);
    expect(bytes).toBeLessThanOrEqual(limit);
  });
}

test("110 organisations stand in the list soon after their data has come", async ({ page }) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelectorAll(".org").length >= 100) {
        performance.mark("test:listed");
        observer.disconnect();
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await open(page, "/karta");
  await expect(page.locator(".org")).toHaveCount(110);
  const [data, listed] = await page.evaluate(() =>
    ["samspel:data-ready", "test:listed"].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN),
  );
  console.log(`list after data: ${Math.round((listed ?? 0) - (data ?? 0))} ms`);
  expect(Number.isFinite(data) && Number.isFinite(listed)).toBe(true);
});

test("filtering 5,000 organisations takes little script", async ({ page }) => {
  await page.route("**/signatories.geojson", async (route) => {
    const collection = await (await route.fetch()).json();
    const some = collection.features;
    collection.features = Array.from({ length: 5000 }, (_, at) => ({ ...some[at % some.length], id: `copy-${at}` }));
    await route.fulfill({ json: collection, contentType: "application/geo+json" });
  });
  await open(page, "/karta");
  await expect(page.locator("#results")).toContainText(/av 5\s?000/);
  const times = await page.evaluate(async () => {
    const field = document.querySelector("input[type=search]") as HTMLInputElement;
    const taken: number[] = [];
    for (const text of ["a", "al", "alv", "alvs", "s", "st", ""]) {
      field.value = text;
      const start = performance.now();
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      // Effects run in the microtasks after the event.
      await new Promise((resolve) => setTimeout(resolve));
      taken.push(performance.now() - start);
    }
    return taken.sort((a, b) => a - b);
  });
  console.log(`filtering 5,000, ms: ${times.map((time) => time.toFixed(0)).join(" ")}`);
  expect(times).toHaveLength(7);
});

test("memory stays flat over fifty changes of page", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, "/principer");
  const client = await page.context().newCDPSession(page);
  const used = async () => {
    await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    return usedSize;
  };
  const round = async () => {
    for (const name of ["Ordlista", "Tillgänglighet", "Integritet och data"]) {
      await page.getByRole("contentinfo").getByRole("link", { name }).click();
      await expect(page.locator("main h1")).toHaveText(/./);
    }
    await page.getByRole("navigation", { name: "Huvudmeny" }).getByRole("link", { name: "Principer" }).click();
    await ready(page);
  };
  await round();
  await round();
  const before = await used();
  for (let at = 0; at < 11; at += 1) await round();
  const after = await used();
  console.log(`heap after 8 changes ${Math.round(before / 1000)} kB, after 52 ${Math.round(after / 1000)} kB`);
  expect(after).toBeLessThan(before * 1.1 + 500_000);
});
