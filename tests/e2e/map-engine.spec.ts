// The map's engine in a browser: fingers, frame, keys, the reader's place, raster tiles, and rest when nothing moves.
import type { Locator, Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";

test.use({ viewport: { width: 1200, height: 800 } });

/** Opens the map and waits until its markers are painted and it has come to rest. */
async function openMap(page: Page, path = "/karta"): Promise<Locator> {
  await open(page, path);
  const map = page.getByRole("application", { name: "Karta över organisationer" });
  await expect(map).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByName("samspel:map-ready").length > 0);
  await expect(page.getByRole("listbox", { name: "I kartvyn" }).getByRole("option").first()).toBeAttached();
  return map;
}

/** Where the address says that the map looks. */
const at = (page: Page) => {
  const [lat, lon, zoom] = (new URL(page.url()).searchParams.get("at") ?? "").split(",").map(Number);
  return { lat, lon, zoom };
};

const START = "/karta?at=57.7,11.97,12";

test("nothing asks for frames while the map is at rest", async ({ page }) => {
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    Object.assign(window, { asked: 0 });
    window.requestAnimationFrame = (then) => {
      (window as unknown as { asked: number }).asked += 1;
      return ask(then);
    };
  });
  await openMap(page);
  await page.waitForTimeout(800);
  const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
  const before = await asked();
  expect(before).toBeGreaterThan(0);
  await page.waitForTimeout(1500);
  expect(await asked()).toBe(before);
});

test("two fingers zoom and one drags", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, hasTouch: true, viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  const map = await openMap(page, START);
  const box = (await map.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const cdp = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: [number, number][]) =>
    cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch("touchStart", [[x - 40, y], [x + 40, y]]);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", [[x - 40 - step * 10, y], [x + 40 + step * 10, y]]);
  await touch("touchEnd", []);
  await expect.poll(() => at(page).zoom).toBeGreaterThan(13);
  const { lon, zoom } = at(page);
  await touch("touchStart", [[x + 100, y + 80]]);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", [[x + 100 - step * 20, y + 80]]);
  await page.waitForTimeout(150);
  await touch("touchEnd", []);
  await expect.poll(() => at(page).lon).toBeGreaterThan(lon);
  expect(at(page).zoom).toBeCloseTo(zoom, 1);
  await context.close();
});

test("a frame drawn with Shift is zoomed to and does not drag", async ({ page }) => {
  const map = await openMap(page, START);
  const box = (await map.boundingBox())!;
  await page.keyboard.down("Shift");
  await page.mouse.move(box.x + 200, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 260, box.y + 250);
  await page.mouse.move(box.x + 200 + box.width / 8, box.y + 200 + box.height / 8, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect.poll(() => at(page).zoom).toBeCloseTo(15, 0);
  // The frame lay up and left of the middle.
  expect(at(page).lon).toBeLessThan(11.97);
  expect(at(page).lat).toBeGreaterThan(57.7);
});

test("keys pan and zoom, and the zoom stays between 8 and 19", async ({ page }) => {
  const map = await openMap(page, START);
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => at(page).lon).toBeGreaterThan(11.97);
  await page.keyboard.press("+");
  await expect.poll(() => at(page).zoom).toBe(13);
  for (let press = 0; press < 9; press += 1) await page.keyboard.press("+");
  await expect.poll(() => at(page).zoom).toBe(19);
  for (let press = 0; press < 16; press += 1) await page.keyboard.press("-");
  await expect.poll(() => at(page).zoom).toBeLessThan(11);
  expect(at(page).zoom).toBeGreaterThanOrEqual(8);
});

test("the place of the reader is asked for on a press only, and a no is said", async ({ page, context }) => {
  await page.addInitScript(() => {
    Object.assign(window, { located: 0 });
    const ask = Geolocation.prototype.getCurrentPosition;
    Geolocation.prototype.getCurrentPosition = function (...args) {
      (window as unknown as { located: number }).located += 1;
      return ask.apply(this, args);
    };
  });
  await context.clearPermissions();
  await openMap(page);
  expect(await page.evaluate(() => (window as unknown as { located: number }).located)).toBe(0);
  await page.getByRole("button", { name: "Nära mig" }).click();
  await expect(page.locator(".map-hint")).toContainText("fick inte veta var du är");
  await expect(page.locator("#route-announcer")).toContainText("fick inte veta var du är");
});

test("the map flies to where the reader is, and keeps it to itself", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["geolocation"], { origin: new URL(baseURL!).origin });
  await context.setGeolocation({ latitude: 57.73, longitude: 11.9, accuracy: 150 });
  await openMap(page);
  const before = await page.getByRole("listbox", { name: "I kartvyn" }).getByRole("option").count();
  await page.getByRole("button", { name: "Nära mig" }).click();
  await expect(page.locator("#route-announcer")).toContainText("platsen där du är");
  await expect.poll(() => page.getByRole("listbox", { name: "I kartvyn" }).getByRole("option").count()).not.toBe(before);
  await page.waitForTimeout(600);
  expect(page.url()).not.toContain("at=");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("57.7");
});

test("somebody off the map is told so, and the map stays", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["geolocation"], { origin: new URL(baseURL!).origin });
  await context.setGeolocation({ latitude: 59.33, longitude: 18.07, accuracy: 50 });
  await openMap(page);
  await page.getByRole("button", { name: "Nära mig" }).click();
  await expect(page.locator(".map-hint")).toContainText("utanför kartans område");
});

test("clusters say what they hold, and districts how many are somewhere in them", async ({ page }) => {
  await openMap(page);
  const options = page.getByRole("listbox", { name: "I kartvyn" }).getByRole("option");
  await expect(options.filter({ hasText: /^\d+ organisationer, .+\. .+: \d+/ }).first()).toBeAttached();
  await expect(options.filter({ hasText: /^\d+ organisationer någonstans i Hisingen\. .+: \d+/ })).toHaveCount(1);
  await options.filter({ hasText: "någonstans i Hisingen" }).dispatchEvent("click");
  await expect(page.locator("#route-announcer")).toContainText("utspridda runt cirkeln");
  await expect(options.filter({ hasText: /, någonstans i Hisingen$/ }).first()).toBeAttached();
});

test("a map that was hidden and printed is still there", async ({ page }) => {
  const map = await openMap(page, START);
  await page.emulateMedia({ media: "print" });
  await expect(map).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expect(map).toBeVisible();
  await map.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => at(page).lon).toBeLessThan(11.97);
  expect(at(page).zoom).toBe(12);
});

/** A tile of one colour that the map has nowhere else. */
const COLOUR = [200, 30, 120];
const SQUARE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGM4IVfxHwAFbgJeSFX5DgAAAABJRU5ErkJggg==",
  "base64",
);

test("raster tiles are drawn where the deployer names them", async ({ page }) => {
  await page.route("**/config.json", (route) =>
    route.fulfill({ json: { data: "data/v1/", tiles: { url: "/tiles/{z}/{x}/{y}.png", attribution: "© Provkartan", max_zoom: 14 } } }),
  );
  const asked: string[] = [];
  await page.route("**/tiles/**", (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.fulfill({ body: SQUARE, contentType: "image/png" });
  });
  await openMap(page, START);
  await expect(page.locator(".map-credit")).toContainText("© Provkartan");
  await expect.poll(() => asked.length).toBeGreaterThan(5);
  // Drawn, and not only asked for: all around, where there is no marker, the ground is theirs.
  const share = () =>
    page.locator(".map canvas").evaluate((canvas: HTMLCanvasElement, colour) => {
      const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let same = 0;
      for (let at = 0; at < data.length; at += 4) if (colour.every((value, part) => Math.abs((data[at + part] ?? 0) - value) < 3)) same += 1;
      return same / (canvas.width * canvas.height);
    }, COLOUR);
  await expect.poll(share).toBeGreaterThan(0.5);
  expect(asked.every((path) => /^\/tiles\/12\/218\d\/12[34]\d\.png$/.test(path))).toBe(true);
});

test("tiles that do not come leave the embedded map, and are given up with one warning", async ({ page, watch }) => {
  watch.allow(/404|Failed to load resource/);
  await page.route("**/config.json", (route) =>
    route.fulfill({ json: { data: "data/v1/", tiles: { url: "/tiles/{TileMatrix}/{TileRow}/{TileCol}.png", attribution: "Prov" } } }),
  );
  await page.route("**/tiles/**", (route) => route.fulfill({ status: 404 }));
  const warnings: string[] = [];
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  const map = await openMap(page, START);
  await expect.poll(() => warnings.filter((text) => text.includes("raster tiles")).length).toBe(1);
  // What is drawn is water and land again, each a good part of the picture.
  const colours = () =>
    page.locator(".map canvas").evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      const counts = new Map<string, number>();
      for (let at = 0; at < data.length; at += 4) counts.set(`${data[at]},${data[at + 1]},${data[at + 2]}`, (counts.get(`${data[at]},${data[at + 1]},${data[at + 2]}`) ?? 0) + 1);
      return [...counts.values()].filter((count) => count > 0.1 * canvas.width * canvas.height).length;
    });
  await expect.poll(colours).toBeGreaterThanOrEqual(2);
  await map.focus();
  await page.keyboard.press("+");
  await expect.poll(() => at(page).zoom).toBe(13);
  expect(warnings.filter((text) => text.includes("raster tiles"))).toHaveLength(1);
});

for (const [code, why, said] of [
  [1, "a no", "fick inte veta var du är"],
  [2, "no way to find out", "Det gick inte att ta reda på var du är"],
  [3, "no answer in time", "Det tog för lång tid"],
] as const) {
  test(`asked where the reader is, ${why} has its own sentence`, async ({ page }) => {
    await page.addInitScript((code) => {
      Geolocation.prototype.getCurrentPosition = (_, failed) =>
        failed?.({ code, message: "", PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 } as GeolocationPositionError);
    }, code);
    await openMap(page);
    await page.getByRole("button", { name: "Nära mig" }).click();
    await expect(page.locator(".map-hint")).toContainText(said);
    await expect(page.locator("#route-announcer")).toContainText(said);
  });
}

test("a map in flight waits for the next frame and nothing else while the tab is hidden", async ({ page }) => {
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    const tab = { hidden: false, asked: 0, waiting: [] as FrameRequestCallback[] };
    Object.assign(window, { tab });
    // A hidden tab gets no frames: what asks for one waits until it is shown again.
    window.requestAnimationFrame = (then) => {
      tab.asked += 1;
      if (!tab.hidden) return ask(then);
      return tab.waiting.push(then);
    };
  });
  type Tab = { tab: { hidden: boolean; asked: number; waiting: FrameRequestCallback[] } };
  const map = await openMap(page, START);
  await map.focus();
  await page.evaluate(() => void ((window as unknown as Tab).tab.hidden = true));
  await page.keyboard.press("+");
  await page.waitForTimeout(300);
  const asked = () => page.evaluate(() => (window as unknown as Tab).tab.asked);
  const before = await asked();
  await page.waitForTimeout(1500);
  expect(await asked()).toBe(before);
  expect(at(page).zoom).toBe(12);
  await page.evaluate(() => {
    const { tab } = window as unknown as Tab;
    tab.hidden = false;
    tab.waiting.splice(0).forEach((then) => requestAnimationFrame(then));
  });
  await expect.poll(() => at(page).zoom).toBe(13);
});

test("in forced colours a marker is a shape in the colour of text on the ground of the page", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  // One organisation in the middle.
  await openMap(page, "/karta?at=57.796,12.05,17");
  const { middle, around, ink, ground } = await page.evaluate(() => {
    const probe = getComputedStyle(document.querySelector(".map-probe")!);
    const rgb = (colour: string) => (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
    const [ink, ground] = [rgb(probe.color), rgb(probe.backgroundColor)];
    const canvas = document.querySelector<HTMLCanvasElement>(".map-viewport canvas")!;
    const share = (colour: number[], half: number, hole: number) => {
      const [x, y] = [Math.round(canvas.width / 2) - half, Math.round(canvas.height / 2) - half];
      const { data } = canvas.getContext("2d")!.getImageData(x, y, 2 * half, 2 * half);
      let [same, all] = [0, 0];
      for (let at = 0; at < 4 * half * half; at += 1) {
        const [dx, dy] = [(at % (2 * half)) - half, Math.floor(at / (2 * half)) - half];
        if (Math.hypot(dx, dy) < hole || Math.hypot(dx, dy) > half) continue;
        all += 1;
        same += Number(colour.every((part, index) => Math.abs((data[at * 4 + index] ?? 0) - part) < 40));
      }
      return same / all;
    };
    return { middle: share(ink, 5, 0), around: share(ground, 18, 13), ink, ground };
  });
  expect(ink).not.toEqual(ground);
  expect(middle).toBeGreaterThan(0.8);
  expect(around).toBeGreaterThan(0.8);
});
