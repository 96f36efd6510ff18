// Easy words where no script runs: a link at the beginning of a page leads to them.
import { expect, test } from "./support/browser";
import { data } from "./support/opened";

test.use({ javaScriptEnabled: false });

interface Easy {
  pages: { id: string; title: string; parts: { title?: string; lines: string[] }[] }[];
}
interface Compact {
  principles: { id: string; slug: string }[];
}

test("every page that is told in easy words tells them without script", async ({ page }) => {
  const easy = await data<Easy>(page, "easy.sv");
  const { principles } = await data<Compact>(page, "compact.sv");
  const slugs = new Map(principles.map(({ id, slug }) => [id, `/principer/${slug}`]));
  slugs.set("home", "/").set("compact", "/overenskommelsen");
  expect(easy.pages.length).toBe(principles.length + 2);
  for (const { id, title, parts } of easy.pages) {
    await page.goto(slugs.get(id) ?? "");
    const link = page.locator("#prerendered main").getByRole("link", { name: "Lätt svenska", exact: true });
    await expect(link).toBeVisible();
    await link.click();
    const told = page.locator(`#easy-${id}`);
    await expect(told.getByRole("heading", { level: 2 })).toHaveText(title);
    await expect(told).toBeInViewport();
    expect(await told.getByRole("heading", { level: 3 }).allTextContents()).toEqual(parts.flatMap((part) => part.title || []));
    expect(await told.locator("p").allTextContents()).toEqual(parts.flatMap((part) => part.lines));
  }
});

test("where nothing is told in easy words no link promises it", async ({ page }) => {
  for (const path of ["/en", "/en/compact", "/karta", "/ordlista"]) {
    await page.goto(path);
    await expect(page.locator("#prerendered main h1").first()).toBeVisible();
    await expect(page.locator("[id^=easy-], a[href*='#easy-']")).toHaveCount(0);
  }
});
