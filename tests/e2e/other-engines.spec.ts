// What Firefox and WebKit do otherwise, played in Chromium: what the app does about it has to work there before it can in them.
// Their own words and gaps were found by going through the app in Firefox 153 and WebKitGTK 2.50.
import type { Page } from "@playwright/test";
import { begin, expect, open, saved, test } from "./support/browser";

const root = (page: Page) => page.locator("html");

test.describe("a policy that forbids WebAssembly", () => {
  for (const said of [
    "WebAssembly.instantiateStreaming(): Compiling or instantiating WebAssembly module violates the following Content Security policy directive",
    "call to WebAssembly.instantiateStreaming() blocked by CSP",
  ]) {
    test(`is told as one, also where a browser says "${said.slice(-17)}"`, async ({ page, watch }) => {
      watch.allow(/boot: blocked/);
      await page.addInitScript((said) => {
        const refuse = () => Promise.reject(new WebAssembly.CompileError(said));
        Object.assign(WebAssembly, { instantiateStreaming: refuse, instantiate: refuse });
      }, said);
      await page.goto("/principer/dialog");
      await expect(root(page)).toHaveAttribute("data-fault", "blocked");
      await expect(page.getByRole("alert").locator("[data-fault]:visible")).toContainText("säkerhetsregel");
    });
  }
});

test("a stack that overflows stops the app under Firefox's name for it too, and nothing that still runs brings it back", async ({ page, watch }) => {
  watch.allow(/too much recursion/);
  await open(page, "/sjalvskattning");
  await page.evaluate(() => {
    const error = Object.assign(new Error("too much recursion"), { name: "InternalError" });
    dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
  });
  const screen = page.getByRole("alertdialog");
  await expect(screen).toBeVisible();
  await page.evaluate(() => (document.documentElement.dataset.samspel = "ready"));
  await expect(root(page)).toHaveAttribute("data-samspel", "dead");
  await expect(screen).toBeVisible();
  expect(await page.locator("#app").evaluate((app) => (app as HTMLElement).inert)).toBe(true);
});

test("what is saved as a file can still be had a while later", async ({ page }) => {
  await page.addInitScript(() => {
    const revoked: string[] = [];
    Object.assign(window, { revoked });
    const revoke = URL.revokeObjectURL;
    URL.revokeObjectURL = (url) => void (revoked.push(url), revoke(url));
  });
  await page.clock.install();
  await open(page, "/karta");
  const revoked = () => page.evaluate(() => (window as unknown as { revoked: string[] }).revoked.length);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: /CSV/ }).click();
  await saving;
  await page.clock.runFor(50_000);
  expect(await revoked()).toBe(0);
  await page.clock.runFor(15_000);
  expect(await revoked()).toBe(1);
});

test("a day is picked by a press anywhere on its icon, by Tab and a key, and the icon is ours", async ({ page }) => {
  await page.addInitScript(() => {
    let asked = 0;
    HTMLInputElement.prototype.showPicker = () => void (asked += 1);
    Object.assign(window, { asked: () => asked });
  });
  await begin(page);
  await open(page, "/sjalvskattning/plan");
  await page.locator("#add-row").click();
  const field = page.getByLabel("Välj en dag").first();
  const place = page.locator(".day").first();
  await expect(place.locator("svg")).toBeVisible();
  const [outer, inner] = [await place.boundingBox(), await field.boundingBox()];
  expect(inner && outer && Math.abs(inner.width - outer.width) < 4 && Math.abs(inner.height - outer.height) < 4).toBe(true);
  for (const x of [4, (outer?.width ?? 0) - 4]) await place.click({ position: { x, y: 20 } });
  expect(await page.evaluate(() => (window as unknown as { asked: () => number }).asked())).toBe(2);
  // The browser's own calendar has opened as well.
  await page.keyboard.press("Escape");
  await field.fill("2027-03-05");
  await expect(page.locator(".when textarea").first()).toHaveValue(/5 mars 2027/);
  await saved(page);
  // Where the focus is can be seen, though the field itself cannot.
  await page.locator(".when textarea").first().focus();
  await page.keyboard.press("Tab");
  await expect(field).toBeFocused();
  expect(await place.evaluate((place) => getComputedStyle(place).outlineStyle)).toBe("solid");
});
