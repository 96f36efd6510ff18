import { expect, open, test } from "./support/browser";

test("five questions say in words whether the definition fits", async ({ page }) => {
  await open(page, "/overenskommelsen");
  const helper = page.getByRole("region", { name: "Är vi en del av den sociala ekonomin?" });
  await expect(helper.getByRole("group")).toHaveCount(5);
  const answer = (at: number, word: string) =>
    helper.getByRole("group").nth(at).getByRole("radio", { name: word, exact: true }).check({ force: true });
  for (const at of [0, 1, 2, 3]) await answer(at, "Ja");
  await expect(helper.locator(".notice")).toHaveCount(0);
  await answer(4, "Ja");
  await expect(helper.locator(".notice")).toContainText("passar definitionen");
  await answer(4, "Vet inte");
  await expect(helper.locator(".notice")).toContainText("nytta framför vinst");
  await answer(2, "Nej");
  await expect(helper.locator(".notice li")).toHaveText(["fristående från det offentliga"]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("the areas can be narrowed to one group, and lead to the questions on them", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "/overenskommelsen");
  const areas = page.locator("#areas .areas > li");
  await expect(areas).toHaveCount(13);
  await page.locator("#areas").getByRole("radio", { name: /Finansieringsformer/ }).check({ force: true });
  await expect(areas.filter({ visible: true })).toHaveCount(3);
  await expect(page.locator("#route-announcer")).toHaveText("3 områden visas.");
  await page.locator("#areas").getByRole("radio", { name: "Alla" }).check({ force: true });
  await expect(areas.filter({ visible: true })).toHaveCount(13);
  expect(asked.some((path) => path.includes("instrument"))).toBe(false);
  await page.getByRole("checkbox", { name: /frågor vid varje område/ }).check();
  await page.locator("#area-8").getByRole("link", { name: "Nya kommer in" }).click();
  await expect(page).toHaveURL(/principer\/mangfald#q-MAN1$/);
  await expect(page.locator("#q-MAN1")).toBeFocused();
});

test("a period of the history is chosen with the arrow keys, and every event has a source", async ({ page }) => {
  await open(page, "/overenskommelsen");
  const events = page.locator("#timeline .timeline > li");
  const all = await events.count();
  for (const event of await events.all()) await expect(event.locator(".source-line")).toHaveCount(1);
  await page.locator("#timeline").getByRole("radio", { name: "Allt" }).focus();
  const seen = [];
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press("ArrowRight");
    seen.push(await events.filter({ visible: true }).count());
  }
  expect(seen.every((count) => count > 0)).toBe(true);
  expect(seen.reduce((sum, count) => sum + count, 0)).toBe(all);
});

test("what was narrowed is narrowed still after a visit elsewhere, and in a link", async ({ page }) => {
  await open(page, "/overenskommelsen");
  const areas = page.locator("#areas .areas > li").filter({ visible: true });
  const events = page.locator("#timeline .timeline > li").filter({ visible: true });
  await page.locator("#areas").getByRole("radio", { name: /Finansieringsformer/ }).check({ force: true });
  await page.locator("#timeline").getByRole("radio").nth(2).check({ force: true });
  const shown = await events.count();
  await expect(page).toHaveURL(/\?group=\d+&period=\d{4}$/);
  await areas.first().getByRole("link").first().click();
  await expect(page).toHaveURL(/principer/);
  await page.goBack();
  await expect(areas).toHaveCount(3);
  await expect(events).toHaveCount(shown);
  await open(page, `/en/compact${new URL(page.url()).search}`);
  await expect(areas).toHaveCount(3);
  await open(page, "/overenskommelsen?group=x&period=1");
  await expect(areas).toHaveCount(13);
});
