import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "./support/browser";
import { EMBEDS, Partner, iframe } from "./support/partner";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const partner = new Partner();
test.beforeAll(() => partner.start());
test.afterAll(() => partner.stop());

const host = (baseURL: string | undefined) => new URL(baseURL ?? "").origin;
const script = (baseURL: string | undefined) => `<script type="module" src="${host(baseURL)}/embed.js"></script>`;
const strict = (baseURL: string | undefined) => ({
  "content-security-policy": `default-src 'none'; script-src ${host(baseURL)}; frame-src ${host(baseURL)}; base-uri 'none'`,
});

/** Waits until the first frame of the page shows this heading and its data. */
async function shown(page: Page, heading: string): Promise<FrameLocator> {
  const inside = page.frameLocator("iframe").first();
  await expect(inside.locator("#app h1")).toContainText(heading, { timeout: 20_000 });
  await expect(inside.locator(".skeleton")).toHaveCount(0);
  await expect(inside.locator("html")).toHaveAttribute("data-samspel", "ready");
  return inside;
}

/** What the page's frames were told to touch: nothing. */
async function untouched(page: Page): Promise<void> {
  for (const child of page.frames().filter((frame) => frame.parentFrame())) {
    expect(await child.evaluate(() => (window as unknown as { touched: string[] }).touched)).toEqual([]);
    expect(await child.evaluate(() => document.cookie)).toBe("");
  }
}

test.beforeEach(async ({ context }) => {
  await context.addInitScript(() => {
    if (window.parent === window) return;
    const touched: string[] = [];
    Object.assign(window, { touched });
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(window, name, { get: () => (touched.push(name), undefined) });
    }
  });
});

for (const { path, element, heading } of EMBEDS) {
  test(`/${path} stands on a partner's page with a strict policy, as an element and sound inside and outside`, async ({ page, baseURL }) => {
    await page.goto(partner.show(`<samspel-embed ${element}></samspel-embed>`, strict(baseURL), script(baseURL)));
    const inside = await shown(page, heading);
    await expect(inside.locator("header.site-header, footer.site-footer")).toHaveCount(0);
    await expect(inside.locator('a[target="_blank"]').first()).toHaveAttribute("rel", /noopener/);
    const frame = page.locator("iframe");
    await expect(frame).toHaveAttribute("title", /.+/);
    await expect(frame).toHaveAttribute("loading", "lazy");
    await expect(frame).toHaveAttribute("referrerpolicy", "strict-origin-when-cross-origin");
    await expect(frame).toHaveAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)).toEqual([]);
    await untouched(page);
  });

  test(`X2: /${path} renders in a frame that may only run scripts`, async ({ page, baseURL }) => {
    await page.goto(partner.show(iframe(new URL(path, baseURL).href, "allow-scripts")));
    await shown(page, heading);
  });

  test(`/${path} fits from 280 to 1600 px and in a box of 400 px`, async ({ page, baseURL }) => {
    await page.setViewportSize({ width: 280, height: 400 });
    await page.goto(new URL(path, baseURL).href);
    for (const [width, height] of [[280, 400], [400, 400], [800, 400], [1600, 400]] as const) {
      await page.setViewportSize({ width, height });
      await expect(page.locator("html")).toHaveAttribute("data-samspel", "ready");
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over, `${width} px`).toBeLessThanOrEqual(0);
      await expect(page.locator("#app h1")).toBeInViewport();
    }
  });
}

test("X1: an embed framed by somebody who is not a partner is refused", async ({ page, baseURL, watch }) => {
  watch.allow(/frame-ancestors|Refused to frame|Framing/);
  await page.route("**/embed/karta", async (route) => {
    const answer = await route.fetch();
    const policy = (answer.headers()["content-security-policy"] ?? "").replace(/frame-ancestors .*/, "frame-ancestors 'self' https://partner.example");
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": policy } });
  });
  await page.goto(partner.show(iframe(new URL("embed/karta", baseURL).href)));
  await expect.poll(() => page.frames().some((frame) => frame.url().startsWith("chrome-error"))).toBe(true);
});

test("X3: forged height messages are ignored", async ({ page, baseURL }) => {
  await page.goto(
    partner.show(`<samspel-embed view="principle" item="dialog"></samspel-embed><iframe title="Annan" name="other" srcdoc="x"></iframe>`, {}, script(baseURL)),
  );
  await shown(page, "Dialog");
  const frame = page.locator("samspel-embed iframe");
  const height = () => frame.evaluate((frame: HTMLIFrameElement) => Number(frame.height));
  await expect.poll(height).not.toBe(640);
  const settled = await height();
  const message = (height: unknown, v = 1) => ({ source: "samspel", v, type: "height", height });
  // From the page itself, and from another frame on it.
  await page.evaluate((data) => window.postMessage(data, "*"), message(4000));
  await page.frame("other")?.evaluate((data) => window.parent.postMessage(data, "*"), message(4000));
  // From the right frame, in the wrong shape.
  const own = page.frames().find((frame) => frame.url().includes("/embed/"));
  for (const data of [message("4000"), message(Number.NaN), message(4000, 2), { height: 4000 }, "4000", null]) {
    await own?.evaluate((data) => window.parent.postMessage(data, "*"), data as never);
  }
  await page.waitForTimeout(300);
  expect(await height()).toBe(settled);
  // In the right shape it is followed, within bounds.
  for (const [said, taken] of [[1e9, 5000], [1, 200], [700.2, 701]] as const) {
    await own?.evaluate((data) => window.parent.postMessage(data, "*"), message(said));
    await expect.poll(height).toBe(taken);
  }
});

/** Always the same numbers for the same start. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

test("X4: whatever the address says, an embed shows itself and nothing else happens", async ({ page }) => {
  test.setTimeout(120_000);
  page.on("dialog", () => expect(false, "a dialog").toBe(true));
  const KEYS = ["q", "kind", "theme", "district", "signed_from", "signed_to", "citywide", "selected", "view", "at", "sort", "theme_color", "scheme", "search", "filters", "list", "map", "timeline", "x"];
  const VALUES = ["", "0", "1", "-1", "9e99", "NaN", "<script>alert(1)</script>", "javascript:alert(1)", "../..", "%00", "%ff", "å\u202eä", "hisingen", "hisingen,,hisingen", "57,11,99", "1e9,1e9,1e9", "#ffffff", "red;}", "light", "A".repeat(3000), "';--", "%E0%A4%A"];
  const next = random(20_261_124);
  const PATHS = ["/embed/karta", "/embed/principer/dialog", "/embed/snabbkoll", "/embed/marke/exempelforeningen-alvstranden", "/embed/marke/%3Cimg%20src=x%3E", "/embed/organisationer/finns-inte"];
  for (let round = 0; round < 30; round += 1) {
    const query = Array.from({ length: 1 + next(6) }, () => `${KEYS[next(KEYS.length)]}=${encodeURI(VALUES[next(VALUES.length)] ?? "").replaceAll("#", "%23")}`);
    const address = `${PATHS[next(PATHS.length)]}?${query.join("&")}`;
    await page.goto(address);
    await expect(page.locator("html"), address).toHaveAttribute("data-samspel", "ready");
    await expect(page.locator("#app h1"), address).toHaveCount(1);
    expect(await page.evaluate(() => document.querySelectorAll("#app script, #app img, #app iframe").length), address).toBe(0);
  }
});

test("X5: a partner's page that isolates itself shows an embed", async ({ page, baseURL }) => {
  const isolated = { "cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin" };
  await page.goto(partner.show(`<samspel-embed view="map"></samspel-embed>`, isolated, script(baseURL)));
  await shown(page, "Organisationer");
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
  await expect(page.locator("samspel-embed iframe")).toBeVisible();
});

test("B1: an embed whose module is missing says so and keeps its text", async ({ page, baseURL, watch }) => {
  watch.allow(/404|missing|Failed to load|integrity/);
  await page.route(/_bg\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(partner.show(iframe(new URL("embed/principer/dialog", baseURL).href)));
  const inside = page.frameLocator("iframe");
  await expect(inside.locator('p[data-fault="missing"]:visible')).toBeVisible();
  await expect(inside.locator("#prerendered h1")).toHaveText("Dialog");
});

test("B2: an embed that may not run WebAssembly says so and keeps its text", async ({ page, baseURL, watch }) => {
  watch.allow(/WebAssembly|wasm|blocked/i);
  await page.route("**/embed/principer/dialog", async (route) => {
    const answer = await route.fetch();
    const policy = (answer.headers()["content-security-policy"] ?? "").replace(" 'wasm-unsafe-eval'", "");
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": policy } });
  });
  await page.goto(partner.show(iframe(new URL("embed/principer/dialog", baseURL).href)));
  const inside = page.frameLocator("iframe");
  await expect(inside.locator('p[data-fault="blocked"]:visible')).toBeVisible();
  await expect(inside.locator("#prerendered h1")).toHaveText("Dialog");
});

test("nothing on the partner's page moves when the embed comes", async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    if (window.parent !== window) return;
    Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) (window as unknown as { moved: number }).moved += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const element = `<samspel-embed view="map" style="display:block;min-height:560px"></samspel-embed>`;
  await page.goto(partner.show(element, {}, script(baseURL)));
  await shown(page, "Organisationer");
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBe(0);
  expect(await page.locator("samspel-embed iframe").evaluate((frame: HTMLIFrameElement) => frame.height)).toBe("560");
});

test("several embeds stand on one page, and a changed attribute changes its own", async ({ page, baseURL }) => {
  const elements = `<samspel-embed id="one" view="badge" item="exempelforeningen-alvstranden"></samspel-embed>
    <samspel-embed id="two" view="principle" item="dialog" lang="sv"></samspel-embed>`;
  await page.goto(partner.show(elements, {}, script(baseURL)));
  await expect(page.frameLocator("#one iframe").locator("#app h1")).toContainText("Vi har skrivit under");
  await expect(page.frameLocator("#two iframe").locator("#app h1")).toHaveText("Dialog");
  const steps = await page.evaluate(() => history.length);
  await page.locator("#two").evaluate((element) => {
    element.setAttribute("lang", "en");
    element.setAttribute("item", "quality");
    element.setAttribute("label", "Our quality");
  });
  await expect(page.frameLocator("#two iframe").locator("#app h1")).toHaveText("Quality");
  await expect(page.locator("#two iframe")).toHaveAttribute("title", "Our quality");
  await expect(page.frameLocator("#one iframe").locator("#app h1")).toContainText("Vi har skrivit under");
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test("where the frame is blocked, what the partner wrote inside leads on", async ({ page, baseURL, watch }) => {
  watch.allow(/frame-src|Refused to frame|Framing|violates/);
  await page.clock.install();
  const policy = { "content-security-policy": `default-src 'none'; script-src ${host(baseURL)}; frame-src 'none'` };
  const inside = `<a href="${host(baseURL)}/karta">Till kartan</a>`;
  await page.goto(partner.show(`<samspel-embed view="map">${inside}</samspel-embed><samspel-embed view="quick" lang="en"></samspel-embed>`, policy, script(baseURL)));
  await expect(page.locator("samspel-embed iframe").first()).toBeAttached();
  await page.clock.runFor(9_000);
  await expect(page.getByRole("link", { name: "Till kartan" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Quick check" })).toHaveAttribute("href", /\/en\/embed\/quick-check$/);
});

test("the partner's colour is followed and kept readable in either theme", async ({ page }) => {
  for (const scheme of ["light", "dark"] as const) {
    for (const colour of ["ffee00", "00003c"]) {
      await page.goto(`/embed/snabbkoll?theme_color=${colour}&scheme=${scheme}`);
      await expect(page.locator("html")).toHaveAttribute("data-samspel", "ready");
      await expect(page.locator("html")).toHaveAttribute("data-theme", scheme);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      expect(violations.map(({ id }) => id), `${colour} ${scheme}`).toEqual([]);
    }
  }
});

test("the quick check opens in a tab of its own and answers nothing in the frame", async ({ page, baseURL }) => {
  await page.goto(partner.show(iframe(new URL("embed/snabbkoll", baseURL).href)));
  const inside = await shown(page, "Snabbkoll");
  await expect(inside.locator(".embed-questions li")).toHaveCount(6);
  const first = await inside.locator(".embed-questions li").first().textContent();
  await inside.getByRole("radio", { name: "Vi är en förvaltning eller ett bolag" }).check();
  await expect(inside.locator(".embed-questions li").first()).not.toHaveText(first ?? "");
  await untouched(page);
  const opened = page.context().waitForEvent("page");
  await inside.getByRole("link", { name: /Gör snabbkollen/ }).click();
  await expect((await opened).locator("#app h1")).toHaveText("Snabbkoll");
});

test("steps in a framed map leave the history of the page around it alone", async ({ page, baseURL }) => {
  await page.goto(partner.show(iframe(new URL("embed/karta", baseURL).href)));
  const inside = await shown(page, "Organisationer");
  const steps = await page.evaluate(() => history.length);
  await inside.locator(".org h4 a").first().click();
  await expect(inside.locator("#panel-title")).toBeFocused();
  expect(await page.evaluate(() => history.length)).toBe(steps);
});
