// Wherever on a host the app lies, every address it asks for and leads to begins with that path. Run at the top of a host
// with the other tests, and below a path on the real servers.
import { expect, ready, test } from "./support/browser";

const BASE = process.env.SAMSPEL_BASE ?? "/";

test.beforeEach(async ({ page, baseURL }) => {
  // What is asked for outside is not there, whatever else the host has.
  await page.route("**/*", async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin === new URL(baseURL ?? "").origin && !pathname.startsWith(BASE)) await route.fulfill({ status: 418, body: pathname });
    else await route.continue();
  });
});

for (const [path, heading] of [
  ["", "Ett löfte åt båda håll. Hur går det?"],
  ["karta", "Karta och lista"],
  ["en/map", "Map and list"],
  ["principer/dialog", "Dialog"],
  ["organisationer/exempelforeningen-alvstranden", "Exempelföreningen Älvstranden"],
  ["sjalvskattning", "Självskattning"],
  ["badda-in", /bädda in/i],
  ["embed/karta", "Organisationer"],
  ["embed/snabbkoll", "Snabbkoll"],
  ["organisationer/en-som-inte-finns", /finns inte|hittades inte|saknas/i],
] as const) {
  test(`${BASE}${path} starts with its own files alone, and leads only to itself`, async ({ page, baseURL, watch }) => {
    watch.allow(/404/);
    await page.goto(BASE + path);
    await ready(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    const origin = new URL(baseURL ?? "").origin;
    const links = await page.locator("a[href], link[href], script[src], img[src], iframe[src]").evaluateAll((all) =>
      all.map((one) => new URL(one.getAttribute("href") ?? one.getAttribute("src") ?? "", location.href).href),
    );
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => link.startsWith(`${origin}/`) && !new URL(link).pathname.startsWith(BASE.replace(/\/$/, "")))).toEqual([]);
  });
}

test("links, search, language and Back stay below the path", async ({ page }) => {
  await page.goto(BASE);
  await ready(page);
  await page.getByRole("navigation").getByRole("link", { name: "Karta", exact: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`${BASE}karta$`));
  await ready(page);
  await page.getByRole("searchbox").first().fill("skolbänken");
  await expect(page).toHaveURL(new RegExp(`${BASE}karta\\?q=`));
  await page.locator('header a[hreflang="en"]').first().click();
  await expect(page).toHaveURL(new RegExp(`${BASE}en/map\\?q=`));
  await ready(page);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${BASE}karta\\?q=`));
  await page.reload();
  await ready(page);
  await expect(page.getByRole("searchbox").first()).toHaveValue("skolbänken");
});

test("pages, data and what is not there are answered below the path as at the top", async ({ request }) => {
  for (const [path, type, status] of [
    ["", "text/html", 200],
    ["en/principles", "text/html", 200],
    ["data/v1/index.json", "application/json", 200],
    ["data/v1/signatories.geojson", "application/geo+json", 200],
    ["data/v1/missing.json", "", 404],
    ["missing.js", "", 404],
    ["_headers", "", 404],
    ["_hosts/nginx.conf", "", 404],
  ] as const) {
    const answer = await request.get(BASE + path);
    expect(answer.status(), path).toBe(status);
    if (status === 200) expect(answer.headers()["content-type"], path).toContain(type);
    else expect(await answer.text(), path).not.toContain('id="app"');
  }
  const csp = async (path: string) => (await request.get(BASE + path)).headers()["content-security-policy"] ?? "";
  expect(await csp("karta")).toContain("frame-ancestors 'none'");
  expect(await csp("embed/karta")).not.toContain("frame-ancestors 'none'");
});
