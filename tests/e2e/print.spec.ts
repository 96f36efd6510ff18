import { expect, open, test } from "./support/browser";

const pages = (pdf: Buffer) => (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

test("a principle prints on one A4", async ({ page }) => {
  await open(page, "/principer/dialog");
  expect(pages(await page.pdf({ format: "A4", preferCSSPageSize: true }))).toBe(1);
});

test("the list prints without its controls", async ({ page }) => {
  await open(page, "/karta?district=hisingen");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("searchbox")).toBeHidden();
  await expect(page.locator(".org").first()).toBeVisible();
});
