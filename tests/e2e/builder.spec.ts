// The builder of embeds, as a partner's editor uses it: choose, see, copy, paste on a page of one's own.
import type { FrameLocator, Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";
import { Partner } from "./support/partner";

const ORG = "exempelforeningen-alvstranden";
const partner = new Partner();
test.beforeAll(() => partner.start());
test.afterAll(() => partner.stop());

// The foot of every page has a choice of light or dark as well.
const pick = (page: Page, name: string | RegExp) => page.locator("#main").getByRole("radio", { name, exact: true });
const code = (page: Page) => page.getByRole("textbox", { name: "Kod att klistra in" });
const preview = (page: Page) => page.locator(".builder-stage iframe");

/** Waits until the frame shows its data under this heading. */
async function shown(frame: FrameLocator, heading: string): Promise<void> {
  await expect(frame.locator("html")).toHaveAttribute("data-samspel", "ready", { timeout: 40_000 });
  await expect(frame.locator("#app h1")).toContainText(heading);
}

test("what is chosen is seen, coded, kept in the address and taken up from there", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, "/badda-in");
  await pick(page, "Listan").check();
  await page.getByRole("combobox", { name: "Stadsområde" }).selectOption({ label: "Hisingen" });
  await page.getByRole("checkbox", { name: "Sökfält" }).uncheck();
  await pick(page, "Mörkt").check();
  await pick(page, "English").check();
  for (const part of ["what=list", "district=hisingen", "in=en"]) await expect(page).toHaveURL(new RegExp(part));
  const before = await code(page).inputValue();
  const source = /src="([^"]+)"/.exec(before)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(new URL(source).pathname).toBe("/en/embed/map");
  expect(new URL(source).searchParams.get("district")).toBe("hisingen");
  const own = new URL((await preview(page).getAttribute("src")) ?? "", source);
  expect(own.href).toBe(source);
  await shown(page.frameLocator(".builder-stage iframe"), "Organisations");
  await expect(page.frameLocator(".builder-stage iframe").getByRole("searchbox")).toHaveCount(0);
  const address = page.url();
  await open(page, "/");
  await page.goto(address);
  await expect(code(page)).toHaveValue(before);
  await expect(pick(page, "Listan")).toBeChecked();
  await expect(page.getByRole("combobox", { name: "Stadsområde" })).toHaveValue("hisingen");
});

test("the preview waits until somebody begins to use the page, and moves nothing when it comes", async ({ page }) => {
  let loads = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.frame() !== page.mainFrame()) loads += 1;
  });
  await open(page, "/badda-in");
  const waits = page.getByText("Förhandsvisningen hämtas när du börjar använda sidan.");
  await expect(waits).toBeVisible();
  await expect(preview(page)).toHaveCount(0);
  const place = () => code(page).evaluate((field) => field.getBoundingClientRect().top + scrollY);
  const before = await place();
  await page.mouse.move(10, 10);
  await expect(preview(page)).toHaveCount(1);
  await expect(waits).toHaveCount(0);
  await shown(page.frameLocator(".builder-stage iframe"), "Organisationer");
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
  // It is loaded once, however the page is used from then on.
  for (const at of [50, 100, 150]) await page.mouse.move(at, at);
  await page.keyboard.press("Tab");
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await shown(page.frameLocator(".builder-stage iframe"), "Organisationer");
  expect(loads).toBe(1);
});

test("the preview is bound as on a partner's page, and as wide as chosen", async ({ page }) => {
  await open(page, "/badda-in");
  await page.mouse.move(10, 10);
  await shown(page.frameLocator(".builder-stage iframe"), "Organisationer");
  for (const width of [280, 400, 800]) {
    await pick(page, `${width} px`).check();
    await expect.poll(async () => preview(page).evaluate((frame) => (frame as HTMLElement).offsetWidth)).toBe(width);
    await expect(page).toHaveURL(new RegExp(`width=${width}`));
  }
  const bound = await preview(page).getAttribute("sandbox");
  expect(bound).toContain("allow-scripts");
  expect(await code(page).inputValue()).toContain(`sandbox="${bound}"`);
  // What is wider than its half is scrolled there: the page itself never is.
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await over()).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await over()).toBeLessThanOrEqual(0);
});

test("one press copies the lines and says so to eye and ear", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-write"]);
  await open(page, "/badda-in");
  const button = page.getByRole("button", { name: "Kopiera koden" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".builder-code").getByText("Koden är kopierad.")).toBeVisible();
  await expect(page.locator("#route-announcer")).toHaveText("Koden är kopierad.");
  await pick(page, "Listan").check();
  await expect(page.locator(".builder-code").getByText("Koden är kopierad.")).toHaveCount(0);
  await button.click();
  await expect(page.locator("#route-announcer")).toHaveText("Koden är kopierad.");
  const lines = await code(page).inputValue();
  await page.goto(partner.show('<textarea aria-label="Sidans källa"></textarea>'));
  const source = page.getByRole("textbox", { name: "Sidans källa" });
  await source.focus();
  await page.keyboard.press("Control+V");
  await expect(source).toHaveValue(lines);
});

test("where copying is refused the lines are there to be marked", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
  });
  await open(page, "/badda-in");
  await page.getByRole("button", { name: "Kopiera koden" }).click();
  await expect(page.locator(".builder-code").getByText("Det gick inte att kopiera.")).toBeVisible();
});

for (const [form, policy] of [["Ram (iframe)", "frame-src"], ["Element som följer höjden", "script-src"]] as const) {
  test(`what is copied as ${form} works on a page with the policy that is told`, async ({ page }) => {
    await open(page, `/badda-in?what=organisation&item=${ORG}`);
    await pick(page, form).check();
    const lines = await code(page).inputValue();
    const told = (await page.locator(".builder-code pre").textContent()) ?? "";
    expect(told).toContain(policy);
    // The frame's own border is a style in the line itself.
    await page.goto(partner.show(lines, { "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; ${told}` }));
    await shown(page.frameLocator("iframe").first(), "Exempelföreningen Älvstranden");
    const frame = page.locator("iframe").first();
    await expect(frame).toHaveAttribute("title", /Älvstranden/);
    await expect(frame).toHaveAttribute("sandbox", /allow-scripts/);
  });
}

test("the badge can be a picture that needs neither script nor frame", async ({ page }) => {
  await open(page, "/badda-in");
  await expect(pick(page, "Bild")).toHaveCount(0);
  await pick(page, /^Märket/).check();
  await page.getByRole("combobox", { name: "Vilken organisation?" }).selectOption(ORG);
  await pick(page, "Bild").check();
  const lines = await code(page).inputValue();
  const told = (await page.locator(".builder-code pre").textContent()) ?? "";
  await page.goto(partner.show(lines, { "content-security-policy": `default-src 'none'; ${told}` }));
  const link = page.getByRole("link", { name: /har skrivit under/ });
  await expect(link).toHaveAttribute("href", new RegExp(`/organisationer/${ORG}$`));
  const drawn = () => link.getByRole("img").evaluate((image) => (image as HTMLImageElement).naturalWidth);
  await expect.poll(drawn).toBeGreaterThan(50);
});

test("what stands in the address without sense is the default, and is told by nobody", async ({ page }) => {
  await open(page, "/badda-in?what=%3Cscript%3E&item=../../x&in=tlh&as=picture&width=-1&theme-color=url(x)&district=%22%3E");
  await expect(pick(page, "Kartan")).toBeChecked();
  await expect(pick(page, "Full bredd")).toBeChecked();
  await expect(pick(page, "Ram (iframe)")).toBeChecked();
  expect(await code(page).inputValue()).not.toMatch(/<script|\.\.\/|url\(/);
  await page.mouse.move(10, 10);
  await shown(page.frameLocator(".builder-stage iframe"), "Organisationer");
});
