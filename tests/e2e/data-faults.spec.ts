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
