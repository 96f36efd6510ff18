// Every address stands on its own: entered directly, reloaded, gone back to, and seen in the other language.
import { App, expect, test } from "./support/app.ts";
import { compact, principle, SAMPLE } from "./support/data.ts";
import { EMBEDS, ROUTES, SITE } from "./support/routes.ts";
import { type Lang, LANGS, t } from "./support/text.ts";

const other = (lang: Lang): Lang => (lang === "sv" ? "en" : "sv");
const nameOf: Record<Lang, string> = { sv: "Svenska", en: "English" };
const switchTo = (app: App, lang: Lang) => app.page.getByRole("banner").getByRole("link", { name: nameOf[lang], exact: true });

for (const lang of LANGS) {
  for (const route of ROUTES) {
    test(`${lang}: ${route.name} stands by direct entry and after a reload`, async ({ app, page, baseURL }) => {
      await app.open(route.path[lang]);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      const heading = (await app.heading.textContent()) ?? "";
      expect(heading.trim()).not.toBe("");
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page).toHaveTitle(/\S/);
      // Twins: one address per language, and Swedish for everybody else.
      const twins = () =>
        page.locator("head link[rel=alternate][hreflang]").evaluateAll((links) =>
          links.map((link) => [link.getAttribute("hreflang"), (link as HTMLLinkElement).href]).sort(),
        );
      const address = (of: Lang) => new URL(route.path[of], baseURL).href;
      await expect.poll(twins).toEqual([
        ["en", address("en")],
        ["sv", address("sv")],
        ["x-default", address("sv")],
      ]);

      const title = await page.title();
      await page.reload();
      await app.ready();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
      await expect(page).toHaveTitle(title);
      expect(page.url()).toBe(address(lang));
    });
  }

  test(`${lang}: no two pages have the same title`, async ({ app, page }) => {
    for (const family of [SITE, EMBEDS]) {
      const titles = new Map<string, string>();
      for (const route of family) {
        await app.open(route.path[lang]);
        await expect(page).not.toHaveTitle(/^(Samspel)?$/);
        const title = await page.title();
        expect(titles.get(title), `${route.name} is called like`).toBeUndefined();
        titles.set(title, route.name);
      }
    }
  });

  test(`${lang}: an address that leads nowhere says so and offers a way on`, async ({ app, page }) => {
    for (const path of ["finns-inte", "principer/dialog/mer"]) {
      await app.open(lang === "sv" ? path : `en/${path}`);
      await expect(app.heading).toHaveText(t(lang, "common", "not_found_title"));
      await expect(page).toHaveTitle(new RegExp(t(lang, "common", "not_found_title")));
    }
    await page.getByRole("main").getByRole("link", { name: t(lang, "common", "not_found_home") }).click();
    await app.ready();
    await expect(app.heading).not.toHaveText(t(lang, "common", "not_found_title"));
  });

  test(`${lang}: an unknown organisation and unknown principles are told as such`, async ({ app }) => {
    await app.open(lang === "sv" ? "organisationer/finns-inte" : "en/organisations/finns-inte");
    await expect(app.heading).toHaveText(t(lang, "map", "missing_title"));
    await app.open(lang === "sv" ? "principer/finns-inte" : "en/principles/finns-inte");
    await expect(app.heading).toHaveText(t(lang, "explain", "principle_unknown_title"));
    await app.open(lang === "sv" ? "sjalvskattning/finns-inte" : "en/self-assessment/finns-inte");
    await expect(app.heading).toHaveText(t(lang, "assess", "unknown_title"));
  });

  test(`${lang}: changing language keeps the page, its query and a translated slug`, async ({ app, page, baseURL }) => {
    const to = other(lang);
    const integrity = SITE.find((route) => route.name === "principle INT");
    for (const path of [integrity, SITE.find((route) => route.name === "organisation"), SITE.find((route) => route.name === "questions")]) {
      if (!path) throw new Error("no such route");
      await app.open(path.path[lang]);
      await switchTo(app, to).click();
      await page.waitForURL(new URL(path.path[to], baseURL).href);
      await app.ready();
      await expect(page.locator("html")).toHaveAttribute("lang", to);
    }
    await app.open(lang === "sv" ? "karta?kind=association" : "en/map?kind=association");
    await switchTo(app, to).click();
    await page.waitForURL(new URL(to === "sv" ? "karta?kind=association" : "en/map?kind=association", baseURL).href);
    await app.ready();
    await app.open(integrity?.path[lang] ?? "");
    await switchTo(app, to).click();
    await expect(app.heading).toHaveText(principle(to, "INT").name);
  });
}

test("back and forward walk through pages of every kind", async ({ app, page, baseURL }) => {
  const lang = "sv";
  const menu = page.getByRole("navigation", { name: t(lang, "common", "nav"), exact: true });
  const stops = [
    { link: "nav_principles", path: "principer", heading: t(lang, "explain", "principles_title") },
    { link: "nav_map", path: "karta", heading: t(lang, "map", "title") },
    { link: "nav_assessment", path: "sjalvskattning", heading: t(lang, "assess", "title") },
    { link: "nav_compact", path: "overenskommelsen", heading: compact.sv.name },
  ];
  await app.open("");
  for (const stop of stops) {
    await menu.getByRole("link", { name: t(lang, "common", stop.link), exact: true }).click();
    await page.waitForURL(new URL(stop.path, baseURL).href);
    await app.ready();
    await expect(app.heading).toHaveText(stop.heading);
    await expect(menu.getByRole("link", { name: t(lang, "common", stop.link), exact: true })).toHaveAttribute("aria-current", "page");
  }
  for (const stop of stops.slice(0, -1).reverse()) {
    await page.goBack();
    await page.waitForURL(new URL(stop.path, baseURL).href);
    await expect(app.heading).toHaveText(stop.heading);
  }
  for (const stop of stops.slice(1)) {
    await page.goForward();
    await page.waitForURL(new URL(stop.path, baseURL).href);
    await expect(app.heading).toHaveText(stop.heading);
  }
});

test("a part of the site belongs to its entry in the menu", async ({ app, page }) => {
  await app.open(`organisationer/${SAMPLE.id}`);
  const menu = page.getByRole("navigation", { name: t("sv", "common", "nav"), exact: true });
  await expect(menu.getByRole("link", { name: t("sv", "common", "nav_map"), exact: true })).toHaveAttribute("aria-current", "true");
  await expect(menu.locator("[aria-current]")).toHaveCount(1);
});

test("absurd queries fall back to the default", async ({ app, page }) => {
  const absurd = "kind=,,%00&theme=%F0%9F&signed_from=99999&signed_to=-3&citywide=yes&selected=..%2F..&view=3d&at=NaN,Infinity,1e9&sort=%3Cscript%3E";
  await app.open(`karta?${absurd}`);
  await expect(app.heading).toHaveText(t("sv", "map", "title"));
  await expect(page.locator("#results")).toHaveText(/^110 /);
});

test("what is missing is answered with 404 and plain text, never with a page", async ({ request }) => {
  for (const path of ["data/v1/none.json", "data/v2/signatories.geojson", "samspel-0123456789abcdef.js", "samspel-0123456789abcdef_bg.wasm", "font/none.woff2", "none.css"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()["content-type"], path).toMatch(/^text\/plain/);
    expect(await answer.text(), path).not.toMatch(/<html/i);
  }
});

test("pages, modules and data carry the headers they need", async ({ request }) => {
  const headersOf = async (path: string) => (await request.get(path)).headers();
  const page = await headersOf("karta");
  expect(page["content-security-policy"]).toContain("default-src 'none'");
  expect(page["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(page["content-security-policy"]).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  expect(page["x-content-type-options"]).toBe("nosniff");
  const html = await (await request.get("karta")).text();
  const wasm = /href="([^"]+_bg\.wasm)"/.exec(html)?.[1];
  expect(wasm, "the page names its module").toBeDefined();
  const module = await headersOf(wasm ?? "");
  expect(module["content-type"]).toBe("application/wasm");
  expect(module["cache-control"]).toContain("immutable");
  expect(module["access-control-allow-origin"]).toBe("*");
  expect((await headersOf("data/v1/signatories.geojson"))["content-type"]).toContain("json");
});
