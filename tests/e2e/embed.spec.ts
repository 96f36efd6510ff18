import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";

const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

let partner: Server;
let address: string;

// The partner stands on `localhost`, the app on `127.0.0.1`: two sites to the browser.
test.beforeAll(async () => {
  partner = createServer((request, response) => {
    const query = new URL(request.url ?? "/", "http://localhost").searchParams;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="sv"><title>Partner</title><body><h1>Partner</h1>
      <iframe src="${query.get("src")}" title="Samspel" width="100%" height="560" sandbox="${query.get("sandbox")}"
        referrerpolicy="strict-origin-when-cross-origin"></iframe>
      <script>window.heights=[];addEventListener("message",(e)=>heights.push(e.data))</script>`);
  });
  await new Promise<void>((resolve) => partner.listen(0, "127.0.0.1", resolve));
  address = `http://localhost:${(partner.address() as AddressInfo).port}/`;
});

test.afterAll(() => new Promise((resolve) => partner.close(resolve)));

async function frame(page: Page, src: string, sandbox = SANDBOX): Promise<FrameLocator> {
  await page.goto(`${address}?src=${encodeURIComponent(src)}&sandbox=${encodeURIComponent(sandbox)}`);
  return page.frameLocator("iframe");
}

for (const [path, shown] of [
  ["embed/karta?district=hisingen", "Organisationer"],
  ["embed/principer/dialog", "Dialog"],
  ["en/embed/map", "Organisations"],
  ["en/embed/principles/dialogue", "Dialogue"],
] as const) {
  test(`/${path} works on another origin, touches no storage and links out`, async ({ page, context, baseURL }) => {
    await context.addInitScript(() => {
      if (window.parent === window) return;
      const touched: string[] = [];
      Object.assign(window, { touched });
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, { get: () => (touched.push(name), undefined) });
      }
    });
    const inside = await frame(page, new URL(path, baseURL).href);
    await expect(inside.locator("#app h1")).toHaveText(shown);
    await expect(inside.locator(".skeleton")).toHaveCount(0);
    await expect(inside.locator("header.site-header, footer.site-footer")).toHaveCount(0);
    const out = inside.locator('a[target="_blank"]').first();
    await expect(out).toHaveAttribute("rel", /noopener/);
    const child = page.frames().find((frame) => frame.parentFrame());
    expect(await child?.evaluate(() => (window as unknown as { touched: string[] }).touched)).toEqual([]);
    expect(await child?.evaluate(() => document.cookie)).toBe("");
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heights: unknown[] }).heights.at(-1)))
      .toMatchObject({ source: "samspel", v: 1, type: "height", height: expect.any(Number) });
  });

  test(`/${path} renders in a frame that may only run scripts`, async ({ page, baseURL }) => {
    const inside = await frame(page, new URL(path, baseURL).href, "allow-scripts");
    await expect(inside.locator("#app h1")).toHaveText(shown);
    await expect(inside.locator(".skeleton")).toHaveCount(0);
  });
}

test("the map in a frame takes the partner's scheme and colour", async ({ page, baseURL }) => {
  const inside = await frame(page, new URL("embed/karta?scheme=dark&theme_color=aa0066&search=0", baseURL).href);
  await expect(inside.locator("#app h1")).toBeVisible();
  await expect(inside.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(inside.getByRole("searchbox")).toHaveCount(0);
});

test("the full app refuses to be framed", async ({ page, baseURL, watch }) => {
  watch.allow(/frame-ancestors|Refused to frame|Framing/);
  await frame(page, new URL("karta", baseURL).href);
  await expect.poll(() => page.frames().some((frame) => frame.url().startsWith("chrome-error"))).toBe(true);
});

test("an embed fits 280 px", async ({ page }) => {
  await page.setViewportSize({ width: 280, height: 400 });
  for (const path of ["/embed/karta", "/embed/principer/dialog"]) {
    await open(page, path);
    await expect(page.locator("#app h1")).toBeVisible();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});
