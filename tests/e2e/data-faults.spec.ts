import type { Page, Route } from "@playwright/test";
import { expect, open, test } from "./support/browser";

const REGISTER = "**/signatories.geojson";

async function serve(page: Page, answer: Parameters<Route["fulfill"]>[0]): Promise<void> {
  await page.route(REGISTER, (route) => route.fulfill(answer));
}

for (const [what, answer, said] of [
  ["an error of the server", { status: 500, body: "x" }, "Servern svarade med fel 500"],
  ["a web page in place of data", { status: 200, contentType: "text/html", body: "<p>Log in</p>" }, "webbsida"],
  ["a file cut short", { status: 200, contentType: "application/json", body: '{"type":"FeatureColl' }, "skadad"],
  ["a newer schema", { status: 200, contentType: "application/json", body: '{"schema":"9.0","type":"FeatureCollection","features":[]}' }, "nyare"],
] as const) {
  test(`${what} is said in words, and trying again recovers`, async ({ page, watch }) => {
    watch.allow(/500/);
    await serve(page, answer);
    await open(page, "/karta");
    await expect(page.getByRole("alert")).toContainText(said);
    await expect(page.getByText("Ingen organisation passar")).toHaveCount(0);
    await page.unroute(REGISTER);
    await page.getByRole("button", { name: "Försök igen" }).click();
    await expect(page.locator(".org")).toHaveCount(110);
  });
}

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
  await open(page, "/karta");
  await expect(page.getByRole("alert")).toContainText("större än appen tar emot");
  const seen = await page.evaluate(() => {
    const { pulled, cancelled } = window as unknown as { pulled: number; cancelled: boolean };
    return { pulled, cancelled };
  });
  expect(seen.cancelled).toBe(true);
  expect(seen.pulled).toBeLessThanOrEqual(8);
});
