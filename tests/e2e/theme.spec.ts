// The choice between light, dark and the system's, at the foot of every page: it holds until it is changed.
import type { Page } from "@playwright/test";
import { expect, open, ready, test } from "./support/browser";

const DARK = "rgb(18, 22, 28)";

const ground = (page: Page) => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
const chosen = (page: Page) => page.locator("html").getAttribute("data-theme");

/** Chooses in the footer, as a person does. */
async function choose(page: Page, group: string, name: string): Promise<void> {
  const radio = page.getByRole("contentinfo").getByRole("group", { name: group }).getByRole("radio", { name });
  await radio.check();
  await expect(radio).toBeChecked();
}

test("dark, once chosen, holds after a reload, on other pages and in the other language, until the system decides again", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, "/principer");
  const light = await ground(page);
  expect(light).not.toBe(DARK);
  expect(await chosen(page)).toBeNull();
  await expect(page.getByRole("radio", { name: "Som systemet" })).toBeChecked();

  await choose(page, "Utseende", "Mörkt");
  const dark = async (name: string) => {
    await ready(page);
    expect(await chosen(page)).toBe("dark");
    expect(await ground(page)).toBe(DARK);
    await expect(page.getByRole("contentinfo").getByRole("radio", { name })).toBeChecked();
  };
  await dark("Mörkt");
  await page.reload();
  await dark("Mörkt");
  // A page of the same bundle, one of another, and the other language.
  await page.getByRole("contentinfo").getByRole("link", { name: "Ordlista" }).click();
  await expect(page).toHaveURL(/ordlista$/);
  await dark("Mörkt");
  await page.getByRole("navigation", { name: "Huvudmeny" }).getByRole("link", { name: "Självskattning" }).click();
  await expect(page).toHaveURL(/sjalvskattning$/);
  await dark("Mörkt");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/self-assessment$/);
  await dark("Dark");

  await choose(page, "Appearance", "As the system");
  expect(await chosen(page)).toBeNull();
  expect(await ground(page)).toBe(light);
  await page.reload();
  await ready(page);
  expect(await chosen(page)).toBeNull();
  expect(await ground(page)).toBe(light);
  // From now on with the system, at once.
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => ground(page)).toBe(DARK);
});

test("light is light where the system is dark, from the first picture of the page on", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, "/ordlista");
  expect(await ground(page)).toBe(DARK);
  await choose(page, "Utseende", "Ljust");
  const light = await ground(page);
  expect(light).not.toBe(DARK);
  // What is written is drawn before the program has come, and must not flash.
  await page.route("**/*.wasm", () => {});
  await page.goto("/overenskommelsen");
  await expect(page.locator("#prerendered").getByRole("heading", { level: 1 })).toBeVisible();
  expect(await chosen(page)).toBe("light");
  expect(await ground(page)).toBe(light);
});
