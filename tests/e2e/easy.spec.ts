import { expect, open, ready, test } from "./support/browser";

const EASY = ["/", "/overenskommelsen", "/principer/integritet-och-oberoende", "/principer/mangfald"];

for (const path of EASY) {
  test(`${path} is told in easy Swedish, by an address of its own`, async ({ page }) => {
    await open(page, path);
    await page.getByRole("link", { name: "Lätt svenska" }).click();
    await expect(page).toHaveURL(/\?easy=1$/);
    await expect(page.locator("article.easy h1")).toBeVisible();
    await expect(page).toHaveTitle(/på lätt svenska – Samspel/);
    await expect(page.locator("#route-announcer")).toHaveText("Nu står texten på lätt svenska.");
    await page.goBack();
    await expect(page.locator("article.easy")).toHaveCount(0);
    await expect(page).toHaveURL(/[^?]$/);
    await open(page, `${path}?easy=1`);
    await expect(page.locator("article.easy h1")).toBeVisible();
    await page.getByRole("link", { name: "Till den vanliga texten" }).click();
    await expect(page.locator("article.easy")).toHaveCount(0);
    await ready(page);
  });
}

test("easy words are fetched only when they are asked for", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "/principer/dialog");
  await expect(page.getByRole("link", { name: "Lätt svenska" })).toBeVisible();
  expect(asked.some((path) => path.endsWith("easy.sv.json"))).toBe(false);
  await page.getByRole("link", { name: "Lätt svenska" }).click();
  await expect(page.locator("article.easy")).toBeVisible();
  expect(asked.filter((path) => path.endsWith("easy.sv.json"))).toHaveLength(1);
});

test("a language without easy words has no switch and shows its ordinary text", async ({ page }) => {
  await open(page, "/principer/dialog?easy=1");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await ready(page);
  await expect(page.locator("main h1")).toHaveText("Dialogue");
  await expect(page.locator("article.easy")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /easy/i })).toHaveCount(0);
});

test("one easy page leads to the next", async ({ page }) => {
  await open(page, "/?easy=1");
  await page.getByRole("navigation", { name: "Mer på lätt svenska" }).getByRole("link", { name: "Dialog" }).click();
  await expect(page).toHaveURL(/principer\/dialog\?easy=1$/);
  await expect(page.locator("article.easy h1")).toHaveText("Dialog");
});

test("easy words that cannot be fetched are told, with a way back", async ({ page, watch }) => {
  watch.allow(/503/);
  await page.route("**/easy.sv.json", (route) => route.fulfill({ status: 503, body: "no" }));
  await page.goto("/principer/dialog?easy=1");
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByRole("link", { name: "Till den vanliga texten" }).click();
  await expect(page.locator("main h1")).toHaveText("Dialog");
});
