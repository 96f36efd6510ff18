// The pages as they stand before the app does, without WebAssembly and without JavaScript.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { PAGES, expect, open, ready, test } from "./support/browser";

const MODULE = /_bg\.wasm$/;

/** Holds the module back until the returned function is called. */
async function hold(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(MODULE, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Letters of a part of the page, hidden ones too, without spaces and without what only the app writes. */
const textOf = (page: Page, selector: string) =>
  page.evaluate((selector) => {
    const part = document.querySelector(selector)?.cloneNode(true) as HTMLElement;
    for (const one of part.querySelectorAll("noscript, [role=status], select, .map-holder, .map")) one.remove();
    return (part.textContent ?? "").replace(/\s+/g, "");
  }, selector);

// A person's own answers are not there to be written; the map writes where it looks; the builder writes the address that
// the site is read from, which a written page does not know.
const SAME = PAGES.filter(({ sv }) => !/sjalvskattning\/|karta|badda-in/.test(sv));

for (const page_ of SAME) {
  for (const lang of ["sv", "en"] as const) {
    test(`${page_[lang]} reads the same before and after the app`, async ({ page }) => {
      const release = await hold(page);
      await page.goto(page_[lang]);
      await expect(page.locator("#prerendered h1")).toBeVisible();
      const [written, title] = [await textOf(page, "#prerendered main"), await page.title()];
      expect(written.length).toBeGreaterThan(60);
      release();
      await ready(page);
      await expect(page.locator("#prerendered")).toHaveCount(0);
      expect(await textOf(page, "#app main")).toBe(written);
      await expect(page).toHaveTitle(title);
    });
  }
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const scheme of ["light", "dark"] as const) {
    for (const lang of ["sv", "en"] as const) {
      test(`every page can be read and offers nothing that does not work, ${lang}, ${scheme}`, async ({ page }) => {
        test.setTimeout(120_000);
        await page.emulateMedia({ colorScheme: scheme });
        for (const page_ of PAGES) {
          await page.goto(page_[lang]);
          const main = page.locator("#prerendered main");
          await expect(main.locator("h1"), page_[lang]).toHaveCount(1);
          expect((await main.innerText()).length, page_[lang]).toBeGreaterThan(60);
          await expect(page.locator("noscript p").first(), page_[lang]).toBeVisible();
          for (const kind of ["button:not([popovertarget])", "input", "select", "textarea", ".search-icon", "[role=tablist]"]) {
            await expect(page.locator(`#prerendered ${kind}`).filter({ visible: true }), `${page_[lang]} ${kind}`).toHaveCount(0);
          }
        }
      });
    }
  }

  test("the register is a list that leads to every organisation", async ({ page }) => {
    await page.goto("/karta");
    const links = page.locator('#prerendered main a[href^="/organisationer/"]');
    await expect(links.filter({ visible: true })).toHaveCount(110);
    await links.first().click();
    await expect(page).toHaveURL(/\/organisationer\/.+/);
    await expect(page.locator("#prerendered h1")).toBeVisible();
  });

  test("the menu can be used on a phone", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto("/principer/dialog");
    await page.locator("#prerendered").getByRole("navigation", { name: "Huvudmeny" }).getByRole("link", { name: "Karta" }).click();
    await expect(page).toHaveURL(/\/karta$/);
  });

  test("links lead through the explainers", async ({ page }) => {
    await page.goto("/");
    await page.locator("#prerendered").getByRole("link", { name: "Principer" }).first().click();
    await page.locator("#prerendered main").getByRole("link", { name: /Dialog/ }).first().click();
    await expect(page.locator("#prerendered h1")).toHaveText("Dialog");
  });
});

for (const path of ["/", "/principer/dialog", "/karta", "/sjalvskattning", "/en/compact"]) {
  test(`${path} is accessible while the app is on its way`, async ({ page }) => {
    const release = await hold(page);
    await page.goto(path);
    await expect(page.locator("#prerendered h1")).toHaveCount(1);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    release();
    await ready(page);
  });
}

for (const width of [360, 1440]) {
  test(`nothing moves when the app takes its place, ${width} px`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 800 });
    for (const path of ["/", "/principer/dialog", "/overenskommelsen", "/ordlista", "/karta", "/sjalvskattning/dialog"]) {
      const release = await hold(page);
      await page.goto(path);
      // The font comes after the first text and may move some of that: what the app moves is asked here.
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(100);
      await page.evaluate(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        const note = (list: PerformanceObserverEntryList) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        };
        new PerformanceObserver(note).observe({ type: "layout-shift" });
      });
      release();
      await ready(page);
      await page.waitForTimeout(300);
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      const total = shifts.reduce((sum, one) => sum + one, 0);
      console.log(`layout shift of ${path} at ${width} px: ${total.toFixed(4)}`);
      expect(total, path).toBeLessThanOrEqual(0.02);
      await page.unrouteAll();
    }
  });
}

// Widths and pages where the same text is larger in the font of the app than in the one it was first painted in.
for (const [width, path] of [[390, "/"], [390, "/en"], [412, "/overenskommelsen"], [412, "/sjalvskattning"], [360, "/karta"]] as const) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 823 }, deviceScaleFactor: 1.75, isMobile: true });
    test(`the largest text of ${path} is the written one, not the app's`, async ({ page }) => {
      let free = () => {};
      const painted = new Promise<void>((resolve) => (free = resolve));
      await page.route("**/*.woff2", async (route) => {
        await painted;
        await route.continue();
      });
      const release = await hold(page);
      await page.addInitScript(() => {
        const largest: number[] = [];
        Object.assign(window, { largest });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) largest.push(entry.startTime);
        }).observe({ type: "largest-contentful-paint", buffered: true });
      });
      await page.goto(path, { waitUntil: "commit" });
      await page.waitForFunction(() => (window as unknown as { largest: number[] }).largest.length > 0);
      free();
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(100);
      const before = await page.evaluate(() => performance.now());
      release();
      await ready(page);
      await page.waitForTimeout(300);
      const largest = await page.evaluate(() => (window as unknown as { largest: number[] }).largest);
      expect(largest.length).toBeGreaterThan(0);
      expect(largest.filter((time) => time > before)).toEqual([]);
    });
  });
}

for (const scheme of ["light", "dark"] as const) {
  test(`the principles have their colours before the app is there, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const release = await hold(page);
    await page.goto("/");
    const colours = (part: string) =>
      page.locator(`${part} path.petal`).evaluateAll((petals) => petals.map((petal) => getComputedStyle(petal).fill));
    // Colours that are still on their way to those of the chosen theme are nobody's.
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === "finished"));
    const written = await colours("#prerendered");
    expect(new Set(written).size).toBeGreaterThanOrEqual(6);
    release();
    await ready(page);
    expect(await colours("#app")).toEqual(written);
  });
}

test("there is a heading to see in every frame", async ({ page }) => {
  await page.addInitScript(() => {
    const missing: number[] = [];
    Object.assign(window, { missing });
    let seen = false;
    const look = (now: number) => {
      const shown = [...document.querySelectorAll("h1")].some((one) => one.checkVisibility());
      if (seen && !shown) missing.push(now);
      seen ||= shown;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await open(page, "/principer/kvalitet");
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => (window as unknown as { missing: number[] }).missing)).toEqual([]);
});

test("focus and what was opened stay in hand when the app takes its place", async ({ page }) => {
  const release = await hold(page);
  await page.goto("/overenskommelsen");
  const link = page.locator("#prerendered main").getByRole("link", { name: /Läs om principerna/ });
  const href = await link.getAttribute("href");
  await page.locator("#prerendered main summary").first().click();
  await link.focus();
  release();
  await ready(page);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(href);
  await expect(page.locator("#app main details").first()).toHaveAttribute("open", "");
});

test("a module that does not come leaves the text, with a word on what is missing", async ({ page, watch }) => {
  watch.allow(/boot:|404|integrity|Failed to/i);
  await page.route(MODULE, (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "gone" }));
  await page.goto("/principer/dialog");
  await expect(page.locator("html")).toHaveAttribute("data-fault", "missing");
  await expect(page.locator("#prerendered h1")).toHaveText("Dialog");
  await expect(page.locator("[data-fault=missing]:not(html)").first()).toBeVisible();
});

test("an address without a page of its own is answered by the app", async ({ page }) => {
  const answer = await page.goto("/organisationer/finns-inte");
  expect(await answer?.text()).not.toContain('id="prerendered"');
  await ready(page);
  await expect(page.locator("main h1")).toHaveText("Organisationen finns inte i registret");
});

test("every page weighs less than one congestion window", async ({ request }) => {
  const sizes: string[] = [];
  for (const { sv, en } of PAGES) {
    for (const path of [sv, en]) {
      const answer = await request.get(path, { headers: { "accept-encoding": "br" } });
      const length = Number(answer.headers()["content-length"]);
      expect(answer.headers()["content-encoding"], path).toBe("br");
      expect(length, path).toBeLessThanOrEqual(14_000);
      sizes.push(`${path} ${length}`);
    }
  }
  console.log(`HTML, bytes of brotli: ${sizes.join(", ")}`);
});

test("search engines are let in", async ({ request }) => {
  const answer = await request.get("/robots.txt");
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain("Allow: /");
});
