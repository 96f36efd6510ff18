import { expect, open, test } from "./support/browser";

// `config.json` beside the app is written by whoever runs it: what is wrong is named, and the app starts all the same.
for (const [key, config] of [
  ["data", { data: "http://elsewhere.example/" }],
  ["data", { data: "http://[" }],
  ["data", { data: 7 }],
  ["offline", { offline: "no" }],
  ["tiles.url", { tiles: { url: "ftp://tiles.example/{z}" } }],
  ["tiles.url", { tiles: null }],
  ["tiles.attribution", { tiles: { url: "/tiles/{z}/{x}/{y}.png" } }],
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

for (const body of ["", "[]", "7", "null", "{", '{"data":"data/v1/"}']) {
  test(`the app starts with ${JSON.stringify(body)} for a config.json`, async ({ page }) => {
    await page.route("**/config.json", (route) => route.fulfill({ body, contentType: "application/json" }));
    await open(page, "/ordlista");
  });
}
