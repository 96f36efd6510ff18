import { PAGES, expect, open, ready, test } from "./support/browser";

for (const page_ of PAGES) {
  for (const lang of ["sv", "en"] as const) {
    test(`${page_[lang]} stands by direct entry and by reload`, async ({ page, baseURL }) => {
      await open(page, page_[lang]);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page).toHaveTitle(/.+ – Samspel/);
      for (const twin of ["sv", "en"] as const) {
        const link = page.locator(`link[rel="alternate"][hreflang="${twin}"]`);
        const href = () => link.evaluate((one: HTMLLinkElement) => one.href);
        await expect.poll(href).toMatch(new RegExp(`^${new URL(page_[twin], baseURL).href}/?$`));
      }
      const heading = await page.locator("main h1").textContent();
      await page.reload();
      await ready(page);
      await expect(page.locator("main h1")).toHaveText(heading ?? "");
    });
  }
}

test("every page has a title of its own", async ({ page }) => {
  test.setTimeout(120_000);
  const titles: string[] = [];
  for (const page_ of PAGES.filter((page_) => !("embed" in page_))) {
    await open(page, page_.sv);
    await expect(page).toHaveTitle(/./);
    titles.push(await page.title());
  }
  // Without an open assessment its inner pages all say that there is none.
  const inner = titles.filter((title) => /Ingen skattning/.test(title)).length;
  expect(new Set(titles).size).toBe(titles.length - Math.max(0, inner - 1));
});

test("the language switch keeps the page, also where its address differs", async ({ page }) => {
  await open(page, "/principer/langsiktighet");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/principles\/long-term-commitment$/);
  await ready(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("link", { name: "Svenska" }).click();
  await expect(page).toHaveURL(/\/principer\/langsiktighet$/);
});

test("back and forward lead through the pages visited", async ({ page }) => {
  await open(page, "/");
  const menu = page.getByRole("navigation", { name: "Huvudmeny" });
  await menu.getByRole("link", { name: "Principer" }).click();
  await expect(page).toHaveURL(/\/principer$/);
  await ready(page);
  await menu.getByRole("link", { name: "Karta" }).click();
  await expect(page).toHaveURL(/\/karta$/);
  await expect(page.getByRole("searchbox")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/principer$/);
  await ready(page);
  await expect(page.locator("main h1")).toHaveText(/princip/i);
  await page.goForward();
  await expect(page.getByRole("searchbox")).toBeVisible();
});

test("an address that leads nowhere says so and offers ways on", async ({ page }) => {
  await open(page, "/finns-inte/alls");
  await expect(page.locator("main h1")).toHaveText("Sidan finns inte");
  await open(page, "/en/karta");
  await expect(page.locator("main h1")).toHaveText("There is no such page");
});

test("an unknown organisation or principle is told apart from a failure", async ({ page }) => {
  await open(page, "/organisationer/finns-inte");
  await expect(page.locator("main h1")).toHaveText("Organisationen finns inte i registret");
  await open(page, "/principer/finns-inte");
  await expect(page.locator("main").getByRole("link", { name: "Dialog" }).first()).toBeVisible();
});

test("a missing file is a real 404 and never a page", async ({ request }) => {
  for (const path of ["samspel-nothing_bg.wasm", "data/v1/nothing.json", "font/nothing.woff2"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()["content-type"], path).not.toContain("html");
  }
});

test("absurd query values fall back to the default", async ({ page }) => {
  await open(page, "/karta?kind=%3Cscript%3E&signed_from=-5&at=999,x,NaN&sort=%00&selected=../../etc&view=7&q=%E2%80%AE");
  await expect(page.locator("#results")).toContainText("110 av 110");
});

test("focus goes to the new page's heading and its title is announced once", async ({ page }) => {
  await open(page, "/principer");
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.getElementById("route-announcer");
    new MutationObserver(() => said.push(region?.textContent ?? "")).observe(region as Node, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await page.getByRole("contentinfo").getByRole("link", { name: "Ordlista" }).click();
  await expect(page.locator("main h1")).toBeFocused();
  await expect(page.locator("#route-announcer")).toHaveText("Ordlista");
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.filter((text) => text === "Ordlista")).toHaveLength(1);
});

test("the skip link is the first stop and moves focus to the content", async ({ page }) => {
  await open(page, "/overenskommelsen");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Hoppa till innehållet" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await expect(page).toHaveURL(/overenskommelsen$/);
});

test("every answer carries the production headers", async ({ request }) => {
  const page = (await request.get("")).headers();
  expect(page["content-security-policy"]).toContain("default-src 'none'");
  expect(page["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(page["x-content-type-options"]).toBe("nosniff");
  const embed = (await request.get("embed/karta")).headers();
  expect(embed["content-security-policy"]).not.toContain("frame-ancestors 'none'");
  expect(embed["cross-origin-resource-policy"]).toBe("cross-origin");
  const data = (await request.get("data/v1/signatories.geojson")).headers();
  expect(data["access-control-allow-origin"]).toBe("*");
  expect(data["content-type"]).toContain("application/geo+json");
});
