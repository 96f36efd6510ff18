// A program in two halves: the second comes when somebody begins to use the page, and is waited for when it is called
// before that (`shell/second.js`).
import type { Page } from "@playwright/test";
import { PAGES, begin, open, ready, saved } from "./support/browser";
import { expect, flip, say, test } from "./support/faults";

const SECOND = /_later\.wasm$/;

const table = (page: Page) => page.getByRole("tab", { name: "Tabell" });
/** A press out of nothing: no pointer has moved that could have told of it. */
const pressed = (page: Page) => table(page).evaluate((one: HTMLElement) => one.click());

/** Waits until the lettering has come and what hangs on it has been drawn. */
const drawn = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
  });

type Seen = { held: string[]; early: boolean };

/**
 * Notes what led to each request that held up the page, and whether the second half was asked for before the page stood.
 * With the first half `alone` the second never comes by itself, however early it is asked for.
 */
async function watched(page: Page, alone = false): Promise<() => Promise<Seen>> {
  await page.addInitScript((alone) => {
    const seen: Seen = { held: [], early: false };
    Object.assign(window, { halves: seen });
    const open = XMLHttpRequest.prototype.open as (...given: unknown[]) => void;
    XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...given: unknown[]) {
      if (given[2] === false) seen.held.push(new Error().stack ?? "");
      return open.apply(this, given);
    };
    const { fetch } = window;
    window.fetch = (...given) => {
      const stands = document.documentElement.dataset.samspel === "ready";
      const second = String(given[0]).endsWith("_later.wasm");
      if (second && !stands) seen.early = true;
      return second && alone ? new Promise(() => {}) : fetch(...given);
    };
  }, alone);
  return () => page.evaluate(() => (window as unknown as { halves: Seen }).halves);
}

/** Has the lettering come last: then much is drawn that has to be drawn anew. */
const letteringLast = (page: Page) =>
  page.route(/\.woff2$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });

for (const { sv, en } of PAGES) {
  test(`a first view of ${sv} and looking around there need the first half alone`, async ({ page }) => {
    const seen = await watched(page, true);
    for (const path of [sv, en]) {
      // The English page has all at once.
      if (path === sv) await letteringLast(page);
      else await page.unrouteAll({ behavior: "wait" });
      const lettering = path === sv ? page.waitForResponse(/\.woff2$/) : undefined;
      await open(page, path);
      await page.mouse.move(200, 300, { steps: 3 });
      await page.keyboard.press("Tab");
      await page.evaluate(() => scrollTo(0, 500));
      await (await lettering)?.finished();
      await drawn(page);
      // A text that is only in the second half would be as many zeros.
      expect(await page.evaluate(() => document.documentElement.outerHTML.includes("\0"))).toBe(false);
      expect(await seen(), "`cargo xtask first-views` finds out anew what first views call").toEqual({ held: [], early: false });
    }
  });
}

test("who begins to use the page gets the second half, once", async ({ page, site }) => {
  await page.goto(`${site.url}karta`);
  await ready(page);
  await page.mouse.move(300, 300, { steps: 5 });
  await expect.poll(() => site.count(SECOND)).toBe(1);
  await table(page).click();
  await expect(page.getByRole("table")).toBeVisible();
  expect(site.count(SECOND)).toBe(1);
});

test("who does nothing gets it after three seconds, since the network may be gone later", async ({ page, site }) => {
  await page.goto(`${site.url}principer`);
  await ready(page);
  expect(site.count(SECOND)).toBe(0);
  await expect.poll(() => site.count(SECOND)).toBe(1);
});

test("a press that comes before it is waited for, and counts", async ({ page, site }) => {
  site.break(SECOND, async ({ real, response }) => {
    const { headers, body } = await real();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    response.writeHead(200, { ...headers, "content-length": String(body.length) });
    response.end(body);
  });
  const seen = await watched(page);
  await page.goto(`${site.url}karta`);
  await ready(page);
  await pressed(page);
  await expect(page.getByRole("table")).toBeVisible();
  expect((await seen()).held).toHaveLength(1);
});

test("who brings answers or wishes along gets both halves at once", async ({ page }) => {
  await begin(page);
  await page.locator("fieldset.question").first().locator("input[type=radio]").nth(2).check();
  await saved(page);
  const seen = await watched(page);
  await page.reload();
  await ready(page);
  expect(await seen()).toEqual({ held: [], early: true });
  await page.evaluate(() => localStorage.clear());
  await open(page, "/karta?district=hisingen");
  expect(await seen()).toEqual({ held: [], early: true });
});

test("without a network it is there all the same, when it came before", async ({ page, context }) => {
  await open(page, "/karta");
  const came = page.waitForResponse(SECOND);
  await page.mouse.move(300, 300, { steps: 5 });
  await (await came).finished();
  await context.setOffline(true);
  await table(page).click();
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.locator("#crash")).toBeHidden();
});

for (const [what, fault] of [
  ["has one bit turned", flip],
  ["has other bytes", say(200, "application/wasm", "not what was built")],
  ["is not there", say(404, "text/plain", "gone")],
] as const) {
  test(`a second half that ${what} is not run: the app stops, says so, and starts again`, async ({ page, site, watch }) => {
    watch.allow(/second half|_later\.wasm|status of 404|ntegrity|Failed to/);
    site.break(SECOND, fault);
    await page.goto(`${site.url}karta`);
    await ready(page);
    await pressed(page);
    await expect(page.locator("#crash")).toBeVisible();
    site.mend();
    await page.getByRole("button", { name: "Ladda om sidan" }).click();
    await ready(page);
    await table(page).click();
    await expect(page.getByRole("table")).toBeVisible();
  });
}

test("a second half that came damaged once is asked for again, past the browser's copy", async ({ page, site, watch }) => {
  watch.allow(/second half|_later\.wasm|ntegrity|Failed to/);
  let times = 0;
  site.break(SECOND, async (to) => {
    times += 1;
    if (times === 1) return flip(to);
    const { headers, body } = await to.real();
    to.response.writeHead(200, { ...headers, "content-length": String(body.length) });
    to.response.end(body);
  });
  await page.goto(`${site.url}karta`);
  await ready(page);
  await pressed(page);
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.locator("#crash")).toBeHidden();
});
