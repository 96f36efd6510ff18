// Search over everything, from any page.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, open, ready, test } from "./support/browser";

const field = { name: "Sök i allt" };

/** Opens the search by keyboard and types. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("searchbox").last()).toBeFocused();
  await page.keyboard.type(text);
}

for (const path of ["/", "/karta", "/sjalvskattning", "/principer/dialog"]) {
  test(`Ctrl+K opens the search on ${path} and Escape gives the focus back`, async ({ page }) => {
    await open(page, path);
    const button = page.getByRole("banner").getByRole("button", { name: "Sök" });
    await button.focus();
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("searchbox", field)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(button).toBeFocused();
  });
}

test("what is typed is found in groups, without dots and from the beginning of a word", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("banner").getByRole("button", { name: "Sök" }).click();
  const dialog = page.getByRole("dialog", { name: "Sök i allt" });
  await expect(dialog.getByRole("searchbox", field)).toBeFocused();
  await page.keyboard.type("oppen");
  await expect(dialog.getByRole("heading", { name: "Principer" })).toBeVisible();
  await expect(dialog.getByRole("link", { name: "Öppenhet och insyn", exact: true }).first()).toBeVisible();
  await expect(dialog.getByRole("status")).toHaveText(/^\d+ träffar$/);
});

test("an organisation is reached by keyboard alone", async ({ page }) => {
  await open(page, "/overenskommelsen");
  await type(page, "exempelforeningen alvstranden");
  const link = page.getByRole("dialog").getByRole("link", { name: "Exempelföreningen Älvstranden" });
  await expect(link).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/organisationer\/exempelforeningen-alvstranden$/);
  await ready(page);
  await expect(page.locator("main h1")).toHaveText("Exempelföreningen Älvstranden");
  await page.goBack();
  await expect(page).toHaveURL(/\/overenskommelsen$/);
});

test("a word of the glossary is found and shown where it stands", async ({ page }) => {
  await open(page, "/en/glossary");
  await type(page, "public document");
  await page.getByRole("dialog").getByRole("link").last().click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/#public-document$/);
  await expect(page.locator("#public-document")).toBeInViewport();
});

test("nothing found says what to try", async ({ page }) => {
  await open(page, "/");
  await type(page, "qqqq");
  await expect(page.getByRole("dialog").getByText("Pröva ett kortare ord")).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText("0 träffar");
});

for (const scheme of ["light", "dark"] as const) {
  test(`the search is accessible, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, "/");
    await type(page, "dialog");
    await expect(page.getByRole("dialog").getByRole("link").first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  });
}

test("who comes back from what was found finds the words and the rest of it, and other words take their place", async ({ page }) => {
  await open(page, "/principer");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("dialog").getByRole("searchbox");
  await field.fill("dialog");
  const count = await page.locator("#finder-found").getByRole("status").textContent();
  await page.locator("#finder-found a").first().click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/\/principer$/);
  await page.keyboard.press("Control+k");
  await expect(field).toHaveValue("dialog");
  await expect(page.locator("#finder-found").getByRole("status")).toHaveText(count ?? "");
  await page.keyboard.type("idéburen");
  await expect(field).toHaveValue("idéburen");
});
