import type { Page } from "@playwright/test";
import { expect, open, ready, test } from "./support/browser";
import { Partner } from "./support/partner";

// `config.json` beside the app is written by whoever runs it: what is wrong is named, and the app starts all the same.
for (const [key, config] of [
  ["data", { data: "http://elsewhere.example/" }],
  ["data", { data: "http://[" }],
  ["data", { data: 7 }],
  ["offline", { offline: "no" }],
  ["tiles.url", { tiles: { url: "ftp://tiles.example/{z}" } }],
  ["tiles.url", { tiles: null }],
  ["tiles.attribution", { tiles: { url: "/tiles/{z}/{x}/{y}.png" } }],
  ["languages", { languages: "sv" }],
  ["languages", { languages: ["../en"] }],
  ["publisher", { publisher: " " }],
  ["contact", { contact: "a@b.example?bcc=c@d.example" }],
  ["frame_ancestors", { frame_ancestors: ["https://a.example/path"] }],
  ["frame_ancestors", { frame_ancestors: [] }],
  ["dta", { dta: "data/v1/" }],
] as const) {
  test(`a wrong ${key} in config.json is named, and the default used: ${JSON.stringify(config)}`, async ({ page }) => {
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    await page.route("**/config.json", (route) => route.fulfill({ json: config }));
    await open(page, "/ordlista");
    expect(said.filter((text) => text.startsWith("config.json:"))).toEqual([expect.stringContaining(`"${key}"`)]);
    expect(await page.evaluate(() => document.documentElement.dataset.endpoint)).toMatch(/\/data\/v1\/$/);
  });
}

for (const body of ["", "[]", '{"__proto__":1,"constructor":2,"toString":3}', "7", "null", "{", '{"data":"data/v1/"}']) {
  test(`the app starts with ${JSON.stringify(body)} for a config.json`, async ({ page }) => {
    await page.route("**/config.json", (route) => route.fulfill({ body, contentType: "application/json" }));
    await open(page, "/ordlista");
  });
}

const configured = (page: Page, config: object) => page.route("**/config.json", (route) => route.fulfill({ json: config }));

test("publisher and contact in config.json stand in for the endpoint's, wherever they are shown", async ({ page }) => {
  await configured(page, { publisher: "Provstadens kansli", contact: "kansli@provstad.example" });
  await open(page, "/integritet");
  const footer = page.locator("footer");
  await expect(footer).toContainText("Provstadens kansli");
  await expect(footer.getByRole("link", { name: "kansli@provstad.example" })).toHaveAttribute("href", "mailto:kansli@provstad.example");
  await expect(page.locator("main .publisher")).toContainText("Provstadens kansli");
  await open(page, "/organisationer/exempelbussen-berattande");
  await expect(page.getByRole("link", { name: "Föreslå en rättelse" })).toHaveAttribute("href", /^mailto:kansli@provstad\.example\?subject=/);
});

test("a language that is not offered is in no switch, and its pages lead to those that are", async ({ page }) => {
  await configured(page, { languages: ["sv"] });
  await open(page, "/principer/dialog");
  await expect(page.locator("a[hreflang]").filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('head link[rel="alternate"][hreflang="en"]')).toHaveCount(0);
  await page.goto("/en/principles/dialogue?x=1#dialogue");
  await page.waitForURL("**/principer/dialog?x=1#dialogue");
  await ready(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
});

test("languages that nobody knows leave the site as it is", async ({ page }) => {
  await configured(page, { languages: ["fi"] });
  await open(page, "/principer/dialog");
  await expect(page.locator('header a[hreflang="en"]').filter({ visible: true })).toHaveCount(1);
});

for (const { ancestors, started } of [
  { ancestors: ["'self'", "https://partner.example"], started: false },
  { ancestors: ["'self'", "*"], started: true },
]) {
  test(`a frame on another origin ${started ? "starts" : "stays as it was written"} with ${JSON.stringify(ancestors)}`, async ({ page, watch, baseURL }) => {
    watch.allow(/framed/);
    await configured(page, { frame_ancestors: ancestors });
    const partner = new Partner();
    await partner.start();
    await page.goto(partner.show(`<iframe title="Princip" width="800" height="600" src="${new URL("embed/principer/dialog", baseURL).href}"></iframe>`));
    const frame = page.frameLocator("iframe");
    if (started) {
      await expect(frame.locator("html")).toHaveAttribute("data-samspel", "ready");
    } else {
      await expect(frame.getByText("Sidan får inte visas som en del av den här webbplatsen.")).toBeVisible();
      await expect(frame.locator("html")).not.toHaveAttribute("data-samspel", "ready");
      await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
    }
    await partner.stop();
  });
}
