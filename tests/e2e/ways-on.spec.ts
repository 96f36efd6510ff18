// Where somebody could get stuck, and goes on: on a phone, in a frame, with an old address, with words that find nobody.
import { expect, open, test } from "./support/browser";
import { counts, openWith, search } from "./support/directory";

const BRUK = "exempelbruket-hogsbo";

test("on a phone, what is chosen on the map opens above it, and Escape leads back to the map", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, "/karta?view=map");
  const list = page.getByRole("listbox", { name: "I kartvyn" });
  await list.focus();
  for (let at = 0; at < 40 && !page.url().includes("selected="); at += 1) {
    await page.keyboard.press("ArrowDown");
    const now = await list.getAttribute("aria-activedescendant");
    const name = (await page.locator(`[id="${now}"]`).textContent()) ?? "";
    // A marker of several opens itself; one of one is an organisation.
    if (!/^\d/.test(name.trim())) await page.keyboard.press("Enter");
    await page.waitForTimeout(50);
  }
  await expect(page).toHaveURL(/selected=/);
  await expect(page.locator("#panel-title")).toBeFocused();
  await expect(page.locator("#panel-title")).toBeInViewport();
  await expect(page.locator(".map-canvas")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeFocused();
  await expect(page.locator(".map-list")).toBeHidden();
  await open(page, `/karta?view=map&selected=${BRUK}`);
  await expect(page.locator("#panel-title")).toHaveText(/Exempelbruket Högsbo/);
});

test("on a phone, the way from what is open to the map shows the map", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await open(page, `/karta?selected=${BRUK}`);
  await expect(page.locator("#panel-title")).toBeVisible();
  await page.getByRole("button", { name: "Visa karta" }).click();
  await expect(page.locator(".map-viewport")).toBeInViewport();
});

for (const width of [390, 900]) {
  test(`a framed map without a list shows what is chosen on it, and says that it is an example, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 600 });
    await open(page, "/embed/karta?list=0");
    await expect(page.locator(".map-list")).toHaveCount(0);
    await expect(page.getByText("Organisationerna är påhittade.")).toBeVisible();
    await open(page, `/embed/karta?list=0&selected=${BRUK}`);
    await expect(page.locator("#panel-title")).toBeVisible();
    const back = page.getByRole("button", { name: "Tillbaka till kartan" });
    const colours = await back.evaluate((button) => [getComputedStyle(button).color, getComputedStyle(button).backgroundColor]);
    expect(colours[0]).not.toBe(colours[1]);
    await back.click();
    await expect(page.locator("#panel-title")).toHaveCount(0);
    await expect(page.locator(".map-viewport")).toBeVisible();
  });
}

test("a framed map without a list has search and facets where they are asked for", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await open(page, "/embed/karta?list=0&search=1&filters=1");
  await search(page).fill("alvstranden");
  await expect(page.locator("#results")).toHaveText(/^[1-5] av 110/);
  await expect(page.locator(".org")).toHaveCount(0);
  await search(page).fill("xyzzyx");
  await expect(page.getByRole("heading", { name: "Ingen organisation passar" })).toBeVisible();
  await expect(page).toHaveURL(/search=1&filters=1&list=0/);
});

test("ids that the data lacks narrow nothing, and the others still count", async ({ page }) => {
  await open(page, "/karta?kind=nonsense&theme=x&district=atlantis");
  await counts(page, 110);
  await expect(page.locator(".chips")).toHaveCount(0);
  await open(page, "/karta?kind=nonsense&district=hisingen");
  await counts(page, 24);
  await expect(page.locator(".chips li")).toHaveCount(2);
  await page.getByRole("button", { name: "Ta bort filtret Hisingen" }).click();
  await counts(page, 110);
  await expect(page).not.toHaveURL(/nonsense/);
});

test("small words stand in nobody's way, and words that find nobody together are offered one by one", async ({ page }) => {
  await open(page, "/karta?q=kultur%20p%C3%A5%20hisingen");
  const withSmall = await page.locator("#results").textContent();
  await open(page, "/karta?q=kultur%20hisingen");
  expect(await page.locator("#results").textContent()).toBe(withSmall);
  expect(withSmall).toMatch(/^[1-9]/);
  await search(page).fill("unga i angered");
  await counts(page, 0);
  await expect(page.getByText("Pröva färre ord, eller andra.")).toBeVisible();
  await page.getByRole("button", { name: /^Bara ”angered”: \d+$/ }).click();
  await expect(search(page)).toHaveValue("angered");
  await expect(page.locator("#results")).toHaveText(/^[1-9]\d* av 110/);
  await page.goBack();
  await expect(search(page)).toHaveValue("unga i angered");
});

test("nearest is offered from the start, and asks where one is on a press", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["geolocation"], { origin: new URL(baseURL!).origin });
  await context.setGeolocation({ latitude: 57.73, longitude: 11.9, accuracy: 150 });
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, "/karta");
  await page.getByLabel("Ordning").selectOption("near");
  await expect(page.getByText("Vi vet inte varifrån avståndet ska räknas")).toBeVisible();
  await page.getByRole("button", { name: "Nära mig" }).click();
  await expect(page.getByText("Avstånd från där du är.")).toBeVisible();
  await expect(page.locator(".org-far").first()).toHaveText(/^\d+(,\d)?\s(m|km)$/);
});

test("who does not tell where they are is told what else they can do", async ({ page, context }) => {
  await context.clearPermissions();
  await open(page, "/karta?sort=near");
  await page.locator(".map-list").getByRole("button", { name: "Nära mig" }).click();
  await expect(page.locator(".map-list").getByText(/fick inte veta var du är|gick inte att ta reda på var du är/)).toBeVisible();
});

test("years are offered with how many signed in each, and Escape folds a facet and gives the focus back", async ({ page }) => {
  await open(page, "/karta");
  const summary = page.locator(".facets-wide summary", { hasText: "År" });
  await summary.click();
  const first = page.getByLabel("Från år").locator("option").nth(1);
  await expect(first).toHaveText(/^2012 \(\d+\)$/);
  const all = await first.textContent();
  await search(page).fill("alvstranden");
  await expect(first).not.toHaveText(all ?? "");
  await page.getByLabel("Från år").focus();
  await page.keyboard.press("Escape");
  await expect(summary).toBeFocused();
  await expect(page.getByLabel("Från år")).toBeHidden();
});

test("rows that could not be read are told with their reasons", async ({ page }) => {
  const whole = JSON.parse(await (await page.request.get("/data/v1/signatories.geojson")).text());
  whole.features.push({ type: "Feature", id: "Å Å", geometry: null, properties: { name: "Utan id" } });
  await openWith(page, JSON.stringify(whole));
  await page.getByText("rad i registret kunde inte läsas").click();
  await expect(page.locator(".notice.warning li")).toHaveText(["111: Å Å the id must be 1 to 80 of a-z, 0-9 and -"]);
});

test("a wrong address in a frame stays a frame: no menu, nothing stored, and a way to the site", async ({ page }) => {
  for (const path of ["/embed/finns-inte", "/en/embed/nothing/here", "/embed/principer/finns-inte"]) {
    await open(page, path);
    await expect(page.locator("header, footer, nav")).toHaveCount(0);
    await expect(page.locator("main a[target=_blank]").last()).toBeVisible();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  }
});

test("in a frame an organisation's own site opens beside the partner's page", async ({ page }) => {
  await open(page, `/embed/organisationer/${BRUK}`);
  await expect(page.locator(".org-facts a[rel~=external]")).toHaveAttribute("target", "_blank");
  await open(page, `/organisationer/${BRUK}`);
  await expect(page.locator(".org-facts a[rel~=external]")).not.toHaveAttribute("target", "_blank");
});

test("a petal says its principle's sentence when it has the focus or is pointed at", async ({ page }) => {
  await open(page, "/");
  const told = page.locator(".petals-told");
  await expect(told).toHaveText("Varje blad leder till en princip.");
  const before = await page.locator(".doors").boundingBox();
  const petals = page.locator("main .petal-link");
  for (let at = 0; at < 6; at += 1) {
    const sentence = ((await petals.nth(at).locator("title").textContent()) ?? "").replace(/^[^:]+: /, "");
    await petals.nth(at).focus();
    await expect(told).toContainText(sentence);
  }
  expect(await page.locator(".doors").boundingBox()).toEqual(before);
  await petals.nth(1).hover();
  await expect(told).toContainText("Dialog");
});

test("whatever names an invented organisation says that it is invented", async ({ page }) => {
  await open(page, "/principer");
  await page.keyboard.press("Control+k");
  await page.getByRole("searchbox").fill("exempelbruket");
  await expect(page.getByRole("dialog").getByText("Organisationerna är påhittade.")).toBeVisible();
  await open(page, "/badda-in?what=badge");
  await expect(page.locator(".builder-choices .example-notice")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, "/karta?view=map");
  await expect(page.locator(".map-example")).toBeVisible();
});

test("a slide of the years is one step for Back, and so is a play", async ({ page }) => {
  await open(page, "/karta?kind=association");
  const slider = page.getByRole("slider");
  await slider.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/signed_to=/);
  await expect(page).toHaveURL(/kind=association/);
  await page.goBack();
  await expect(page).not.toHaveURL(/signed_to=/);
  await expect(page).toHaveURL(/kind=association/);
  await page.getByRole("button", { name: "Spela" }).click();
  await expect(page).toHaveURL(/signed_to=201[3-9]/);
  await page.getByRole("button", { name: "Pausa" }).click();
  await page.goBack();
  await expect(page).not.toHaveURL(/signed_to=/);
  await expect(page).toHaveURL(/kind=association/);
});

test("a change that leaves the number as it was is announced all the same", async ({ page }) => {
  await open(page, "/karta");
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector("#route-announcer");
    if (region) new MutationObserver(() => said.push(region.textContent ?? "")).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said.filter((text) => text.includes("organisation")).length);
  const field = page.getByRole("searchbox");
  await field.fill("zzzzz");
  await expect.poll(said).toBe(1);
  await field.fill("zzzzzz");
  await expect.poll(said).toBe(2);
});

test("what a search found is marked where it stands: name, theme or district", async ({ page }) => {
  await open(page, "/karta?q=kultur");
  const card = page.locator(".org").filter({ has: page.locator("p mark") }).first();
  await expect(card.locator("p mark").first()).toHaveText(/^kultur/i);
  // Since when somebody is in cannot be searched for, and is never marked.
  await open(page, "/karta?q=sedan");
  await expect(page.locator(".org p mark", { hasText: /^sedan/ })).toHaveCount(0);
});
