import type { Page } from "@playwright/test";
import { PAGES, expect, open, test } from "./support/browser";
import { bare, read, textOfSheets } from "./support/pdf";

/** Every text that print shows, element by element, without spaces. */
async function shown(page: Page, selector: string): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  const texts = await page.locator(selector).filter({ visible: true }).allInnerTexts();
  await page.emulateMedia({ media: null });
  return texts.map(bare).filter((text) => text !== "");
}

for (const { sv, en } of PAGES.filter(({ sv }) => /^\/principer\/./.test(sv))) {
  for (const path of [sv, en]) {
    test(`${path} prints on one A4 with all its text`, async ({ page }) => {
      await open(page, path);
      const texts = await shown(page, "main :is(h1, h2, h3, li > p, dd, .lead)");
      expect(texts.length).toBeGreaterThan(15);
      const { sheets, text } = await read(await page.pdf({ format: "A4" }));
      expect(sheets).toBe(1);
      for (const part of texts) expect(text).toContain(part);
    });
  }
}

for (const format of ["A4", "A3"]) {
  for (const path of ["/principer", "/en/principles"]) {
    test(`${path} prints as a poster on one ${format}`, async ({ page }) => {
      await open(page, path);
      const texts = await shown(page, "main :is(h1, h2, li p)");
      expect(texts.length).toBe(13);
      const { sheets, text } = await read(await page.pdf({ format }));
      expect(sheets).toBe(1);
      for (const part of texts) expect(text).toContain(part);
    });
  }
}

for (const path of ["/karta", "/karta?tab=table", "/karta?tab=figures", "/ordlista", "/overenskommelsen"]) {
  test(`no sheet of ${path} is empty on paper`, async ({ page }) => {
    await open(page, path);
    const sheets = await textOfSheets(await page.pdf({ format: "A4" }));
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.map((text) => text.length).filter((length) => length < 20)).toEqual([]);
  });
}

test("the list prints without its controls", async ({ page }) => {
  await open(page, "/karta?district=hisingen");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("searchbox")).toBeHidden();
  await expect(page.locator(".org").first()).toBeVisible();
});
