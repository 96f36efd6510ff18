// What the map shows beside the ground: its scale, the steps of its zoom, what clusters are made of, the shapes of kinds,
// and a picture as fine as the screen.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";
import { openWith, register } from "./support/directory";

test.use({ viewport: { width: 1200, height: 800 } });

const START = "/karta?at=57.7,11.97,12";
/** Bare ground for 200 px to every side. */
const BARE = { lat: 57.796, lon: 12.05, zoom: 17 };
const ON_BARE = `/karta?at=${BARE.lat},${BARE.lon},${BARE.zoom}`;

/** Waits until twenty frames in a row show the same. Put into the page, because a frame is over before a test could ask. */
function resting(): void {
  const sum = () => {
    const canvas = document.querySelector<HTMLCanvasElement>(".map-viewport canvas")!;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    return new Uint32Array(data.buffer).reduce((all, pixel) => (Math.imul(all, 31) + pixel) | 0, 7);
  };
  const rest = async () => {
    let [last, same] = [sum(), 0];
    while (same < 20) {
      await new Promise((then) => requestAnimationFrame(then));
      const now = sum();
      [last, same] = [now, now === last ? same + 1 : 0];
    }
  };
  Object.assign(window, { rest });
}

const rest = (page: Page) => page.evaluate(() => (window as unknown as { rest: () => Promise<void> }).rest());

const inView = (page: Page) => page.getByRole("listbox", { name: "I kartvyn" }).getByRole("option");

/** Opens the map, with a register of one's own or the bundled one, and waits until it is painted and at rest. */
async function openMap(page: Page, path: string, features?: unknown[]): Promise<Locator> {
  await page.addInitScript(resting);
  if (features) await openWith(page, JSON.stringify({ type: "FeatureCollection", schema: "1.0", features }), path);
  else await open(page, path);
  const map = page.getByRole("application", { name: "Karta över organisationer" });
  await expect(map).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByName("samspel:map-ready").length > 0);
  await expect(inView(page).first()).toBeAttached();
  await rest(page);
  return map;
}

/** Where the address says that the map looks: written when it has come to rest. */
const at = (page: Page) => {
  const [lat = NaN, lon = NaN, zoom = NaN] = (new URL(page.url()).searchParams.get("at") ?? "").split(",").map(Number);
  return { lat, lon, zoom };
};

/** An organisation of this kind that stands so many px right of and under the middle of the bare ground. */
function standing(id: string, kind: string, right: number, down: number) {
  const world = 256 * 2 ** BARE.zoom;
  const north = Math.asinh(Math.tan((BARE.lat * Math.PI) / 180)) - (2 * Math.PI * down) / world;
  const coordinates = [BARE.lon + (360 * right) / world, (Math.atan(Math.sinh(north)) * 180) / Math.PI];
  const [like] = register();
  return { ...like, id, geometry: { type: "Point", coordinates }, properties: { ...like?.properties, name: id, kind, scope: "address" } };
}

/** A point of the map, so many px right of and under its middle. */
async function spot(map: Locator, right = 0, down = 0): Promise<[number, number]> {
  const box = (await map.boundingBox())!;
  return [box.x + box.width / 2 + right, box.y + box.height / 2 + down];
}

/** Tones of grey in a part of the canvas, row by row: how far its corner is right of and under the middle, and its size. */
const grey = (page: Page, right: number, down: number, width: number, height: number): Promise<number[][]> =>
  page.locator(".map-viewport canvas").evaluate(
    (canvas: HTMLCanvasElement, { right, down, width, height }) => {
      const [x, y] = [Math.round(canvas.width / 2) + right, Math.round(canvas.height / 2) + down];
      const { data } = canvas.getContext("2d")!.getImageData(x, y, width, height);
      const tone = (at: number) => 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
      return Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => tone(4 * (row * width + column))));
    },
    { right, down, width, height },
  );

/** How many pixels are clearly of another tone. */
const differing = (one: number[][], other: number[][]): number =>
  one.flatMap((row, y) => row.filter((tone, x) => Math.abs(tone - (other[y]?.[x] ?? NaN)) > 40)).length;

/** Lines in a box on a ground of one tone, once by their shapes and once by their words: rows of it that follow each other. */
function linesIn(picture: number[][], ground: number): { shapes: number; words: number } {
  const off = (tone: number) => Math.abs(tone - ground) > 1;
  const rows = picture.filter((row) => row.some(off));
  const [left, right] = [Math.min(...rows.map((row) => row.findIndex(off))), Math.max(...rows.map((row) => row.findLastIndex(off)))];
  // Without the line around it, and what is left of its round corners.
  const inside = rows.slice(3, -3).map((row) => row.slice(left + 3, right - 2));
  const paper = inside[0]?.[0] ?? NaN;
  const lines = (from: number, to?: number) => {
    const marked = inside.map((row) => row.slice(from, to).some((tone) => Math.abs(tone - paper) > 40));
    return marked.filter((is, row) => is && !marked[row - 1]).length;
  };
  return { shapes: lines(0, 22), words: lines(26) };
}

test("zoomed in, the scale says a shorter distance, to the ear as to the eye, and its bar is as long as it says", async ({ page }) => {
  await openMap(page, START);
  const scale = page.locator(".map-scale");
  const metres = (text: string) => {
    const [, count, unit] = /^(\d+)\s(k?m)$/.exec(text) ?? [];
    return Number(count) * (unit === "km" ? 1000 : 1);
  };
  const shown = async () => metres(await scale.locator("[aria-hidden]").first().innerText());
  const width = () => scale.locator(".map-scale-bar").evaluate((bar) => bar.getBoundingClientRect().width);
  const said = [Infinity];
  for (const zoom of [12, 13, 14, 15, 16]) {
    if (zoom > 12) await page.getByRole("button", { name: "Zooma in" }).click();
    if (zoom > 12) await expect.poll(() => at(page).zoom).toBe(zoom);
    // The circle of latitude on which the middle lies, spread over 256 px at zoom 0.
    const perPx = (40_075_016.7 * Math.cos((57.7 * Math.PI) / 180)) / (256 * 2 ** zoom);
    const off = async () => Math.abs((await width()) - (await shown()) / perPx);
    await expect.poll(off, `px too many or too few at zoom ${zoom}`).toBeLessThan(1);
    expect(await width(), `at zoom ${zoom}`).toBeLessThanOrEqual(96);
    // All that is heard: what stands beside the bar is not heard once more.
    const heard = /^- text: "?Skala: ([^"]+)"?$/.exec(await scale.ariaSnapshot())?.[1] ?? "";
    expect(metres(heard), `at zoom ${zoom}`).toBe(await shown());
    said.push(metres(heard));
  }
  // From 2 to 5 is more than a level: the same distance may stand twice, with a bar twice as long, and never three times.
  for (const [step, distance] of said.slice(2).entries()) expect(distance, `${said}`).toBeLessThanOrEqual(said[step + 1] ?? NaN);
  for (const [step, distance] of said.slice(2).entries()) expect(distance, `${said}`).toBeLessThan(said[step] ?? NaN);
  expect(said[2], `${said}`).toBeLessThan(said[1] ?? NaN);
});

test("a pinch on a trackpad zooms by small steps, a notch of the wheel by nearly half a level, with Ctrl as well", async ({ page }) => {
  const map = await openMap(page, START);
  await page.mouse.move(...(await spot(map)));
  // Browsers tell of a pinch as of a wheel with Ctrl and small steps. The address has two decimals.
  for (const [ctrl, step, zoom] of [[true, -10, 12 + 1 / 6], [false, -100, 12 + 1 / 6 + 5 / 12], [true, -100, 13], [true, 10, 13 - 1 / 6]] as const) {
    if (ctrl) await page.keyboard.down("Control");
    await page.mouse.wheel(0, step);
    if (ctrl) await page.keyboard.up("Control");
    await expect.poll(() => at(page).zoom, `${step} px${ctrl ? " with Ctrl" : ""}`).toBeCloseTo(zoom, 2);
    await rest(page);
    expect(at(page).zoom).toBeCloseTo(zoom, 2);
  }
  expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1);
});

for (const kinds of [["association", "association"], ["association", "foundation", "foundation", "cooperative", "cooperative"]]) {
  const count = new Set(kinds).size;

  test(`pointing at a cluster of ${count === 1 ? "one kind" : `${count} kinds`} says what it is made of, a line for each kind`, async ({ page }) => {
    const middle = (kinds.length - 1) / 2;
    const map = await openMap(page, ON_BARE, kinds.map((kind, index) => standing(`one-${index}`, kind, index - middle, 0)));
    const name = await inView(page).filter({ hasText: new RegExp(`^${kinds.length} organisationer`) }).innerText();
    expect(name.match(/: \d+/g)).toHaveLength(count);
    // So far from the cluster that the ring around it does not reach there.
    const above = () => grey(page, -160, -141, 320, 110);
    const below = (up = 0) => grey(page, -160, 31 - up, 320, 110);
    const bare = await above();
    const ground = bare[0]?.[0] ?? NaN;
    expect(bare.flat().every((tone) => tone === ground)).toBe(true);
    expect(await below()).toEqual(bare);
    await page.mouse.move(...(await spot(map)));
    await expect.poll(async () => differing(await above(), bare)).toBeGreaterThan(100);
    expect(linesIn(await above(), ground)).toEqual({ shapes: count, words: count });
    expect(await below()).toEqual(bare);
    await page.mouse.move(...(await spot(map, 0, 200)));
    await expect.poll(above).toEqual(bare);
    // Where there is no room above it, below it.
    await map.focus();
    let up = 0;
    for (const key of ["ArrowDown", "ArrowDown", ...Array<string>(4).fill("Shift+ArrowDown")]) {
      const { lat } = at(page);
      await page.keyboard.press(key);
      await expect.poll(() => at(page).lat).toBeLessThan(lat);
      up += key.startsWith("Shift") ? 10 : 100;
    }
    await rest(page);
    expect((await map.boundingBox())!.height / 2 - up).toBeLessThan(60);
    expect(await below(up)).toEqual(bare);
    await page.mouse.move(...(await spot(map, 0, -up)));
    await expect.poll(async () => linesIn(await below(up), ground)).toEqual({ shapes: count, words: count });
  });
}

test("every kind has a shape of its own, told from every other without colour", async ({ page }) => {
  const file = new URL("../../data/v1/compact.sv.json", import.meta.url);
  const { vocabularies } = JSON.parse(readFileSync(file, "utf8")) as { vocabularies: { kinds: { id: string }[] } };
  const kinds = vocabularies.kinds.map(({ id }) => id);
  expect(kinds.length).toBeGreaterThan(1);
  // Two of each, all so far apart that none are gathered and that each stands on ground alone.
  const half = 16;
  const places = [...kinds, ...kinds].map((kind, nth) => [kind, ((nth % 4) - 1.5) * 90, (Math.floor(nth / 4) - 1.5) * 90] as const);
  await openMap(page, ON_BARE, places.map(([kind, right, down], nth) => standing(`one-${nth}`, kind, right, down)));
  await expect(inView(page)).toHaveCount(places.length);
  const cuts: number[][][] = [];
  for (const [, right, down] of places) cuts.push(await grey(page, right - half, down - half, 2 * half, 2 * half));
  const pictures = kinds.map((kind, nth) => ({ kind, one: cuts[nth] ?? [], other: cuts[nth + kinds.length] ?? [] }));
  const ground = cuts[0]?.[0]?.[0] ?? NaN;
  const same = Math.max(...pictures.map(({ one, other }) => differing(one, other)));
  for (const [nth, { kind, one }] of pictures.entries()) {
    expect(differing(one, one.map((row) => row.map(() => ground))), kind).toBeGreaterThan(100);
    for (const { kind: second, other } of pictures.slice(nth + 1)) {
      expect(differing(one, other), `${kind} and ${second}`).toBeGreaterThan(2 * same + 20);
    }
  }
});

test("the canvas is as fine as the screen, from one screen to the next and back, while its size stays", async ({ page }) => {
  const map = await openMap(page, ON_BARE, [standing("one", "association", 0, 0)]);
  const canvas = map.locator("canvas");
  const cdp = await page.context().newCDPSession(page);
  const size = await canvas.boundingBox();
  const before = await grey(page, -20, -20, 40, 40);
  for (const deviceScaleFactor of [1, 2, 1.5, 2.25, 2.5, 1]) {
    await cdp.send("Emulation.setDeviceMetricsOverride", { width: 1200, height: 800, deviceScaleFactor, mobile: false });
    // Chromium tells media queries of another screen, but not of one made up like this: only what else it made up then.
    await cdp.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-data", value: "no-preference" }] });
    await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(deviceScaleFactor);
    expect(await canvas.boundingBox()).toEqual(size);
    // Px that it has too many or too few.
    const off = () =>
      canvas.evaluate((canvas: HTMLCanvasElement, scale) => {
        const { width, height } = canvas.getBoundingClientRect();
        return [canvas.width - Math.round(scale * width), canvas.height - Math.round(scale * height)];
      }, deviceScaleFactor);
    await expect.poll(off, `${deviceScaleFactor} px per px`).toEqual([0, 0]);
  }
  await rest(page);
  expect(await grey(page, -20, -20, 40, 40)).toEqual(before);
});

const inSight = (page: Page) =>
  page.getByRole("listbox", { name: "I kartvyn" }).getByRole("option").and(page.locator('[aria-selected="true"]'));
const OPEN = "exempelforeningen-alvstranden";
const ELSEWHERE = `/karta?at=${BARE.lat},${BARE.lon},${BARE.zoom}&selected=${OPEN}`;

test("what an address has open is in view and stays there, also where its camera looks elsewhere", async ({ page }) => {
  for (const path of [ELSEWHERE, `/karta?at=57.7,11.97,12&selected=${OPEN}`]) {
    await open(page, path);
    await expect(page.locator("#panel-title")).toHaveText("Exempelföreningen Älvstranden");
    await expect(inSight(page)).toHaveCount(1);
  }
  // The address follows to where the map went, so that another change of it does not lead away.
  await open(page, ELSEWHERE);
  await expect(page).not.toHaveURL(new RegExp(`at=${BARE.lat}`));
  await page.getByRole("slider").press("ArrowLeft");
  await expect(page).toHaveURL(/signed_to=/);
  await expect(inSight(page)).toHaveCount(1);
  // Without anything open, the camera is where the address says.
  await open(page, ON_BARE);
  await expect(page.getByText("Inga organisationer i kartvyn")).toBeAttached();
  await expect(page).toHaveURL(new RegExp(`at=${BARE.lat}`));
});

test("on a phone, too, what is open is in view when the map is shown, and the way back leads to the map", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 760 });
  await open(page, ELSEWHERE);
  await page.getByRole("button", { name: "Visa karta" }).click();
  await expect(inSight(page)).toHaveCount(1);
  await open(page, `${ELSEWHERE}&view=map`);
  await page.getByRole("button", { name: "Tillbaka till kartan" }).click();
  await expect(page.locator("#panel-title")).toHaveCount(0);
  await expect(page.locator(".map-viewport")).toBeFocused();
});

test("what stands in the list stays the element it was while one goes through it, so that a screen reader keeps its place", async ({
  page,
}) => {
  await openMap(page, START);
  const list = page.getByRole("listbox", { name: "I kartvyn" });
  const before = await inView(page).elementHandles();
  expect(before.length).toBeGreaterThan(3);
  await list.focus();
  await expect(list).toHaveAttribute("aria-activedescendant", "map-in-view-0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(list).toHaveAttribute("aria-activedescendant", "map-in-view-2");
  await expect(page.locator(".map-options .active")).toHaveId("map-in-view-2");
  for (const option of before) expect(await option.evaluate((option) => option.isConnected)).toBe(true);
  // After the map has moved there are as many as are in view, each by its own number.
  await page.getByRole("button", { name: "Zooma in" }).click();
  await rest(page);
  const ids = await inView(page).evaluateAll((options) => options.map((option) => option.id));
  expect(ids).toEqual(ids.map((_, at) => `map-in-view-${at}`));
  const labels = await inView(page).allTextContents();
  expect(new Set(labels).size, labels.join(" | ")).toBe(labels.length);
});
