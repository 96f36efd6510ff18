// "Delete everything": what is kept in the browser is gone, answers and copies alike, and what others keep there is not.
import type { Page } from "@playwright/test";
import { begin, expect, open, saved, test } from "./support/browser";

test.use({ serviceWorkers: "allow" });

const kept = (page: Page) =>
  page.evaluate(async () => ({
    keys: Object.keys(localStorage).filter((key) => key.startsWith("samspel")),
    session: Object.keys(sessionStorage).filter((key) => key.startsWith("samspel")),
    caches: (await caches.keys()).filter((name) => name.startsWith("samspel")),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

test("deleting takes answers, theme, copies and the worker, and leaves what is somebody else's", async ({ page }) => {
  await begin(page);
  await page.locator("fieldset.question").first().getByRole("radio").nth(1).check();
  await saved(page);
  await page.getByRole("contentinfo").getByText("Mörkt").click();
  await expect.poll(async () => (await kept(page)).caches.length).toBeGreaterThan(0);
  await page.evaluate(async () => {
    localStorage.setItem("annan/nyckel", "1");
    sessionStorage.setItem("samspel/full", "1");
    await caches.open("annans");
  });
  await open(page, "/integritet");
  await page.getByRole("button", { name: "Radera allt som Samspel har sparat" }).click();
  await expect(page.getByRole("heading", { name: "Ska allt raderas?" })).toBeFocused();
  await page.keyboard.press("Escape");
  expect((await kept(page)).keys.length, "no is no").toBeGreaterThan(0);
  await page.getByRole("button", { name: "Radera allt som Samspel har sparat" }).click();
  await page.getByRole("button", { name: "Ja, radera allt" }).click();
  await expect(page.locator("#main").getByText(/^Klart\. \d+ sparad/)).toBeVisible();
  await expect.poll(() => kept(page)).toEqual({ keys: [], session: [], caches: [], workers: 0 });
  expect(await page.evaluate(async () => [localStorage.getItem("annan/nyckel"), await caches.has("annans")])).toEqual(["1", true]);
  // The page stands, and the next visit begins as the first one did.
  await open(page, "/sjalvskattning");
  await expect(page.locator(".saved-list > li")).toHaveCount(0);
});

test("where raster tiles are configured the privacy page names whose server they come from", async ({ page, watch }) => {
  watch.allow(/tiles\.example/);
  await page.route("**/config.json", (route) =>
    route.fulfill({ json: { tiles: { url: "https://tiles.example/{z}/{x}/{y}.png", attribution: "Exempelkartan", max_zoom: 18 } } }),
  );
  await open(page, "/integritet");
  await expect(page.getByText("kartans bakgrund hämtas från tiles.example")).toBeVisible();
  await page.unroute("**/config.json");
  await open(page, "/integritet");
  await expect(page.getByText("kartans bakgrund")).toHaveCount(0);
});
