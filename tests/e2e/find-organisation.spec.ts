import { readFile } from "node:fs/promises";
import { expect, open, test, ready } from "./support/browser";

test("an organisation is found, opened and left by keyboard alone", async ({ page }) => {
  await open(page, "/karta");
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.getByRole("searchbox").evaluate((field) => field === document.activeElement)) break;
  }
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("alvstranden");
  await expect(page.locator("#results")).toHaveText(/^[1-5] av 110/);
  await expect(page.locator("mark").first()).toHaveText(/Älvstranden/i);
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.locator(".org h4 a").first().evaluate((link) => link === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await expect(page.locator("#panel-title")).toBeFocused();
  await expect(page).toHaveURL(/selected=/);
  await page.keyboard.press("Escape");
  await expect(page.locator(".org h4 a").first()).toBeFocused();
  await expect(page).not.toHaveURL(/selected=/);
});

test("facets count, stand in the address, survive a reload and are undone by Back", async ({ page }) => {
  await open(page, "/karta");
  await page.locator("summary", { hasText: "Stadsområde" }).click();
  const choice = page.locator(".facet-choice", { hasText: "Hisingen" });
  const count = Number(await choice.locator(".facet-count").textContent());
  expect(count).toBeGreaterThan(0);
  await choice.getByRole("checkbox").check();
  await expect(page.locator("#results")).toContainText(`${count} av 110`);
  await expect(page.locator(".org")).toHaveCount(count);
  await expect(page).toHaveURL(/district=hisingen/);
  await page.reload();
  await ready(page);
  await expect(page.locator("#results")).toContainText(`${count} av 110`);
  await page.locator("summary", { hasText: "Typ" }).click();
  await page.locator(".facet-choice", { hasText: "Ideell förening" }).getByRole("checkbox").check();
  await expect(page).toHaveURL(/kind=association/);
  await page.goBack();
  await expect(page).not.toHaveURL(/kind=/);
  await expect(page.locator("#results")).toContainText(`${count} av 110`);
});

test("a facet's choices are made when it is opened, follow what is chosen elsewhere, and stand when it is opened again", async ({ page }) => {
  await open(page, "/karta");
  const wide = page.locator(".facets-wide");
  const choices = wide.locator(".facet-choice");
  await expect(wide.locator("summary")).toHaveText(["Typ", "Ämne", "Stadsområde", "År"]);
  await expect(choices).toHaveCount(0);
  await wide.locator("summary", { hasText: "Stadsområde" }).click();
  const hisingen = choices.filter({ hasText: "Hisingen" });
  await hisingen.getByRole("checkbox").check();
  await expect(wide.locator("summary", { hasText: "Stadsområde" })).toContainText("1");
  // One is open at a time; what was made stays.
  await wide.locator("summary", { hasText: "Typ" }).click();
  await expect(hisingen).toBeHidden();
  await page.getByRole("button", { name: "Ta bort filtret Hisingen" }).click();
  await wide.locator("summary", { hasText: "Stadsområde" }).click();
  await expect(hisingen.getByRole("checkbox")).not.toBeChecked();
  await wide.locator("summary", { hasText: "År" }).click();
  await expect(wide.getByLabel("Från år").locator("option")).not.toHaveCount(1);
});

test("a chip takes its filter away and the count of results is announced", async ({ page }) => {
  await open(page, "/karta?district=hisingen&kind=foundation");
  await page.getByRole("button", { name: "Ta bort filtret Hisingen" }).click();
  await expect(page).not.toHaveURL(/district/);
  await expect(page.locator("#results")).toBeFocused();
  await expect(page.locator("#route-announcer")).toHaveText(/\d+ organisation(er)? visas/);
});

test("a search without a hit offers the way back", async ({ page }) => {
  await open(page, "/karta?q=zzzzz");
  await expect(page.getByText("Ingen organisation passar")).toBeVisible();
  await page.getByRole("button", { name: "Rensa alla" }).first().click();
  await expect(page.locator("#results")).toContainText("110 av 110");
});

test("list and map lead to each other", async ({ page }) => {
  await open(page, "/karta?district=hisingen");
  const list = page.getByRole("listbox");
  await list.focus();
  await page.keyboard.press("ArrowDown");
  const option = page.getByRole("option").first();
  await expect(option).toBeAttached();
  // A single organisation in view opens the panel; its card was the other way round.
  await page.locator(".org").nth(2).hover();
  await expect(page.locator(".org").nth(2)).toHaveClass(/hovered/);
  await page.locator(".org h4 a").nth(2).click();
  await expect(page.locator("#panel-title")).toBeVisible();
  await expect(page).toHaveURL(/selected=/);
});

test("the list is complete without the map's material", async ({ page, watch }) => {
  watch.allow(/ERR_FAILED|Failed to load resource/);
  await page.route("**/basemap.json", (route) => route.abort());
  await open(page, "/karta");
  await expect(page.locator(".org")).toHaveCount(110);
  await expect(page.locator(".map-failed")).toContainText("Servern svarar inte");
});

test("the downloads hold exactly the selection", async ({ page }) => {
  await open(page, "/karta?kind=foundation");
  const shown = await page.locator(".org").count();
  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /CSV/ }).click()]);
  const rows = (await readFile(await csv.path(), "utf8")).trim().split("\r\n");
  expect(rows.length).toBe(shown + 1);
  const [geo] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /GeoJSON/ }).click()]);
  const collection = JSON.parse(await readFile(await geo.path(), "utf8"));
  expect(collection.type).toBe("FeatureCollection");
  expect(collection.features).toHaveLength(shown);
});

test("on a phone the list comes first and a button switches to the map", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "/karta");
  await expect(page.locator(".org").first()).toBeVisible();
  await expect(page.locator("canvas")).toBeHidden();
  await page.getByRole("button", { name: "Visa karta" }).click();
  await expect(page.locator("canvas").first()).toBeVisible();
  await expect(page).toHaveURL(/view=map/);
  await page.getByRole("button", { name: "Visa lista" }).click();
  await expect(page.locator(".org").first()).toBeVisible();
});

test("on a phone the map is to be seen also for who was far down the list", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 740 });
  await open(page, "/karta");
  await page.evaluate(() => scrollTo(0, 2_400));
  await page.getByRole("button", { name: "Visa karta" }).click();
  await expect(page.locator("canvas").first()).toBeInViewport({ ratio: 0.8 });
});

test("an organisation's page says what is known and that it is invented", async ({ page }) => {
  await open(page, "/organisationer/exempelforeningen-alvstranden");
  await expect(page.locator("main h1")).toHaveText(/Exempel/);
  await expect(page.getByText("påhittade", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Visa på kartan" }).click();
  await expect(page).toHaveURL(/karta\?selected=/);
});
