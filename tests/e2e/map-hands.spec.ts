// The map under a hand: what is pressed, pointed at, wheeled, flicked and typed, and what eye and ear get back.
import type { Frame, Locator, Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";
import { openWith, register } from "./support/directory";
import { iframe, Partner } from "./support/partner";

test.use({ viewport: { width: 1200, height: 800 } });

/** One organisation exactly in the middle, bare ground around it for 200 px. */
const ONE = { id: "exempelbildarna-angered", name: "Exempelbildarna Angered", lat: 57.796, lon: 12.05, zoom: 17 };
const ON_ONE = `at=${ONE.lat},${ONE.lon},${ONE.zoom}`;
const START = "/karta?at=57.7,11.97,12";

type Point = [number, number];
type Seen = { sum: () => number; soon: Promise<number>; rest: () => Promise<number> };

/** Sums of what the canvas shows, taken in the page, because a frame is over before a test could ask for it. */
function sums(): void {
  const sum = () => {
    const canvas = document.querySelector<HTMLCanvasElement>(".map-viewport canvas")!;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    return new Uint32Array(data.buffer).reduce((all, pixel) => (Math.imul(all, 31) + pixel) | 0, 7);
  };
  const frame = () => new Promise((then) => requestAnimationFrame(then));
  // At rest once twenty frames in a row are the same.
  const rest = async () => {
    let [last, same] = [sum(), 0];
    while (same < 20) {
      await frame();
      const now = sum();
      [last, same] = [now, now === last ? same + 1 : 0];
    }
    return last;
  };
  Object.assign(window, { sum, rest });
}

/** Waits until the markers of a map are painted and the list of what is in view stands. */
async function painted(page: Page | Frame): Promise<Locator> {
  const map = page.getByRole("application", { name: "Karta över organisationer" });
  await expect(map).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByName("samspel:map-ready").length > 0);
  await expect(inView(page).first()).toBeAttached();
  return map;
}

async function openMap(page: Page, path: string): Promise<Locator> {
  await page.addInitScript(sums);
  await open(page, path);
  const map = await painted(page);
  await rest(page);
  return map;
}

const inView = (page: Page | Frame) => page.getByRole("listbox", { name: "I kartvyn" }).getByRole("option");

/** How many organisations the list of what is in view stands for. */
const listed = async (page: Page) =>
  (await inView(page).allTextContents()).reduce((all, text) => all + Number(/^(\d+) organisation/.exec(text.trim())?.[1] ?? 1), 0);

/** Where the address says that the map looks. */
const at = (page: Page | Frame) => {
  const [lat = NaN, lon = NaN, zoom = NaN] = (new URL(page.url()).searchParams.get("at") ?? "").split(",").map(Number);
  return { lat, lon, zoom };
};

/** CSS px from one longitude to another at a zoom level. */
const px = (from: number, to: number, zoom: number) => ((to - from) / 360) * 256 * 2 ** zoom;

/** A point of the map, so many px right of and under its middle. */
async function spot(map: Locator, right = 0, down = 0): Promise<Point> {
  const box = (await map.boundingBox())!;
  return [box.x + box.width / 2 + right, box.y + box.height / 2 + down];
}

const rest = (page: Page) => page.evaluate(() => (window as unknown as Seen).rest());

/** From now on the next event of this kind has the canvas summed up two frames later: what is there at once. */
const watchFor = (page: Page, kind: string) =>
  page.evaluate((kind) => {
    const seen = window as unknown as Seen;
    const then = (after: (sum: number) => void) => () =>
      requestAnimationFrame(() => requestAnimationFrame(() => after(seen.sum())));
    seen.soon = new Promise((after) => window.addEventListener(kind, then(after), { once: true, capture: true }));
  }, kind);
const soon = (page: Page) => page.evaluate(() => (window as unknown as Seen).soon);

/** Red, green, blue and alpha of the square around the middle of the canvas, `half` px to every side. */
const middle = (page: Page, half: number) =>
  page.locator(".map-viewport canvas").evaluate((canvas: HTMLCanvasElement, half) => {
    const [x, y] = [Math.round(canvas.width / 2) - half, Math.round(canvas.height / 2) - half];
    return [...canvas.getContext("2d")!.getImageData(x, y, 2 * half, 2 * half).data];
  }, half);

/** How many pixels are clearly another tone of grey, or clearly another in any of their parts. */
function differing(one: number[], other: number[], grey = false): number {
  const parts = (all: number[], pixel: number) => {
    const [red = 0, green = 0, blue = 0] = all.slice(4 * pixel, 4 * pixel + 3);
    return grey ? [0.2126 * red + 0.7152 * green + 0.0722 * blue] : [red, green, blue];
  };
  const pixels = [...Array(one.length / 4).keys()];
  return pixels.filter((pixel) => {
    const there = parts(other, pixel);
    return parts(one, pixel).some((part, index) => Math.abs(part - (there[index] ?? 0)) > 40);
  }).length;
}

/** Sends fingers to the page; an empty list lifts them all. */
async function fingers(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  return (type: "touchStart" | "touchMove" | "touchEnd", points: Point[]) =>
    cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
}

/** Drags 120 px to the left and lets go in motion. Nothing is waited for on the way, or a busy machine would slow the hand. */
async function flick(page: Page, [x, y]: Point): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const send = (type: "mousePressed" | "mouseMoved" | "mouseReleased", left: number) =>
    cdp.send("Input.dispatchMouseEvent", { type, x: x - left, y, button: "left", buttons: 1, clickCount: 1 });
  await page.mouse.move(x, y);
  await send("mousePressed", 0);
  await Promise.all([...[20, 40, 60, 80, 100, 120].map((left) => send("mouseMoved", left)), send("mouseReleased", 120)]);
}

test("a click on a marker opens its organisation, and one beside it does not", async ({ page }) => {
  const map = await openMap(page, `/karta?${ON_ONE}`);
  await page.mouse.click(...(await spot(map, 0, 60)));
  await page.mouse.click(...(await spot(map)));
  await expect(page).toHaveURL(new RegExp(`selected=${ONE.id}(&|$)`));
  await expect(page.locator("#panel-title")).toContainText(ONE.name);
  // The click beside it opened nothing: one step back and nothing is open.
  await page.goBack();
  await expect(page.locator("#panel-title")).toHaveCount(0);
  await expect(page).not.toHaveURL(/selected=/);
});

test("a click on a cluster goes in until its members stand apart", async ({ page }) => {
  // In the middle of the view two stand 12 px from each other at this zoom, and nobody else is near.
  const near = (geometry: unknown) => {
    const [lon = 0, lat = 0] = (geometry as { coordinates: number[] } | null)?.coordinates ?? [];
    return Math.abs(lon - 11.97) < 0.03 && Math.abs(lat - 57.7) < 0.015;
  };
  const all = register();
  const pair = all.filter(({ geometry }) => near(geometry)).slice(0, 2).map((feature, index) => ({
    ...feature,
    geometry: { type: "Point", coordinates: [11.968 + index * 0.004, 57.7] },
    properties: { ...feature.properties, scope: "address" },
  }));
  const features = [...pair, ...all.filter(({ geometry }) => !near(geometry))];
  await page.addInitScript(sums);
  await openWith(page, JSON.stringify({ type: "FeatureCollection", schema: "1.0", features }), START);
  const map = await painted(page);
  const members = inView(page).filter({ hasText: new RegExp(`^(${pair.map(({ properties }) => properties.name).join("|")}),`) });
  await expect(members).toHaveCount(0);
  await page.mouse.click(...(await spot(map)));
  await expect.poll(() => at(page).zoom).toBeGreaterThanOrEqual(13);
  await expect(members).toHaveCount(2);
  expect(Math.abs(at(page).lon - 11.97)).toBeLessThan(0.001);
  expect(page.url()).not.toContain("selected=");
});

test("pointing at a marker lifts its card, and pointing at the card lifts the marker", async ({ page }) => {
  const map = await openMap(page, `/karta?q=angered&${ON_ONE}`);
  const lifted = page.locator(".org.hovered");
  const card = page.locator(".org", { hasText: ONE.name });
  const plain = await middle(page, 13);
  await page.mouse.move(...(await spot(map)));
  await expect(lifted).toHaveCount(1);
  await expect(lifted.getByRole("heading")).toHaveText(ONE.name);
  await page.mouse.move(...(await spot(map, 0, 90)));
  await expect(lifted).toHaveCount(0);
  const changed = async () => differing(plain, await middle(page, 13));
  await expect.poll(changed).toBe(0);
  await card.hover();
  await expect.poll(changed).toBeGreaterThan(60);
  // Another card leaves this marker as it is.
  await page.locator(".org").filter({ hasNotText: ONE.name }).first().hover();
  await expect(lifted).toHaveCount(1);
  await expect.poll(changed).toBe(0);
});

test("a marker that is open looks another, also without colours", async ({ page }) => {
  await openMap(page, `/karta?${ON_ONE}`);
  const plain = await middle(page, 18);
  await openMap(page, `/karta?${ON_ONE}`);
  expect(differing(plain, await middle(page, 18))).toBe(0);
  await openMap(page, `/karta?${ON_ONE}&selected=${ONE.id}`);
  await expect(page.locator("#panel-title")).toContainText(ONE.name);
  const open = await middle(page, 18);
  expect(differing(plain, open)).toBeGreaterThan(300);
  expect(differing(plain, open, true)).toBeGreaterThan(300);
});

test("the buttons zoom and move the map as they say", async ({ page }) => {
  const map = await openMap(page, START);
  const box = (await map.boundingBox())!;
  const press = (name: string) => page.getByRole("toolbar", { name: "Kartans knappar" }).getByRole("button", { name }).click();
  await press("Zooma in");
  await expect.poll(() => at(page)).toEqual({ lat: 57.7, lon: 11.97, zoom: 13 });
  await press("Zooma ut");
  await expect.poll(() => at(page)).toEqual({ lat: 57.7, lon: 11.97, zoom: 12 });
  await press("Flytta kartan med knappar");
  for (const [name, back, axis, sign] of [
    ["Flytta norrut", "Flytta söderut", "lat", 1],
    ["Flytta söderut", "Flytta norrut", "lat", -1],
    ["Flytta österut", "Flytta västerut", "lon", 1],
    ["Flytta västerut", "Flytta österut", "lon", -1],
  ] as const) {
    const start = { lat: 57.7, lon: 11.97 };
    await press(name);
    await expect.poll(() => (at(page)[axis] - start[axis]) * sign, name).toBeGreaterThan(0.001);
    const there = at(page);
    const other = axis === "lat" ? "lon" : "lat";
    expect(there[other], name).toBeCloseTo(start[other], 4);
    expect(there.zoom, name).toBe(12);
    // A third of the map. Northwards a degree is longer on this map by the cosine of the latitude.
    const way = axis === "lon" ? px(start.lon, there.lon, 12) : px(start.lat, there.lat, 12) / Math.cos((there.lat * Math.PI) / 180);
    expect((way * sign) / (axis === "lon" ? box.width : box.height), name).toBeCloseTo(0.33, 1);
    await press(back);
    await expect.poll(() => Math.abs(at(page)[axis] - start[axis]), back).toBeLessThan(0.0001);
  }
});

test("”Visa alla” brings everybody who has a place into view, from wherever one was", async ({ page }) => {
  await openMap(page, `/karta?${ON_ONE}`);
  const everybody = register().filter(({ geometry }) => geometry).length;
  expect(await listed(page)).toBeLessThan(everybody);
  await page.getByRole("button", { name: "Visa alla" }).click();
  await expect.poll(() => at(page).zoom).toBeLessThan(12);
  await expect.poll(() => listed(page)).toBe(everybody);
});

test("the buttons are one tab stop, and arrows, Home and End go between them", async ({ page }) => {
  await openMap(page, START);
  const bar = page.getByRole("toolbar", { name: "Kartans knappar" });
  const button = (name: string) => bar.getByRole("button", { name, exact: true });
  const inside = bar.locator(":focus");
  await page.getByRole("listbox", { name: "I kartvyn" }).focus();
  await page.keyboard.press("Tab");
  await expect(button("Zooma in")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(button("Zooma ut")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(button("Visa alla")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(inside).toHaveCount(0);
  // Back where one was, not at the first.
  await page.keyboard.press("Shift+Tab");
  await expect(button("Visa alla")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(inside).toHaveCount(0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await expect(button("Flytta kartan med knappar")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button("Flytta kartan med knappar")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  await expect(button("Flytta norrut")).toBeFocused();
  await page.keyboard.press("End");
  await expect(button("Flytta söderut")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(button("Zooma in")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(button("Flytta söderut")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(button("Zooma in")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(inside).toHaveCount(0);
  // None of these keys was for the map.
  expect(at(page)).toEqual({ lat: 57.7, lon: 11.97, zoom: 12 });
});

test("the wheel zooms around the pointer and the page stays", async ({ page }) => {
  const map = await openMap(page, START);
  const [right, down] = [160, 120];
  await page.mouse.move(...(await spot(map, right, down)));
  await page.mouse.wheel(0, -120);
  await expect.poll(() => at(page).zoom).toBeCloseTo(12.5, 2);
  const now = at(page);
  // The ground under the pointer is where it was: the middle has come as much nearer as the scale grew.
  expect(px(11.97, now.lon, 12)).toBeCloseTo(right * (1 - 2 ** -0.5), 0);
  expect(now.lat).toBeLessThan(57.7);
  await page.mouse.wheel(0, 180);
  await expect.poll(() => at(page).zoom).toBeCloseTo(11.75, 2);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test("a pinch as Safari tells it zooms around the pointer, and fingers on the screen are not counted twice", async ({ page }) => {
  const map = await openMap(page, START);
  const [right, down] = [160, 120];
  const [x, y] = await spot(map, right, down);
  /** The events of one pinch, by how far the fingers are apart in shares of where they began; whether each was taken. */
  const pinch = (scales: number[]) =>
    map.evaluate(
      (viewport, [scales, clientX, clientY]) =>
        scales.map((scale, step) => {
          const event = new Event(step === 0 ? "gesturestart" : "gesturechange", { bubbles: true, cancelable: true });
          return !viewport.dispatchEvent(Object.assign(event, { scale, clientX, clientY }));
        }),
      [scales, x, y] as const,
    );
  expect(await pinch([1, 1.2, Math.SQRT2])).toEqual([true, true, true]);
  await expect.poll(() => at(page).zoom).toBeCloseTo(12.5, 2);
  const now = at(page);
  expect(px(11.97, now.lon, 12)).toBeCloseTo(right * (1 - 2 ** -0.5), 0);
  // The next pinch begins anew.
  await pinch([1, 0.5 ** 0.25]);
  await expect.poll(() => at(page).zoom).toBeCloseTo(12.25, 2);
  // What is no number of that kind changes nothing.
  await pinch([1, 0, NaN]);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await pinch([1, 4]);
  await page.mouse.up();
  await rest(page);
  expect(at(page).zoom).toBeCloseTo(12.25, 2);
});

test("a double click zooms in one level around the pointer", async ({ page }) => {
  const map = await openMap(page, `/karta?${ON_ONE}`);
  await page.mouse.dblclick(...(await spot(map, 100, 80)));
  await expect.poll(() => at(page).zoom).toBe(18);
  const now = at(page);
  expect(Math.abs(px(ONE.lon, now.lon, 17) - 50)).toBeLessThan(1);
  expect(now.lat).toBeLessThan(ONE.lat);
  expect(page.url()).not.toContain("selected=");
});

test("an arrow moves the map, and with Shift a tenth of that", async ({ page }) => {
  const map = await openMap(page, START);
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => Math.round(px(11.97, at(page).lon, 12))).toBe(100);
  const { lon } = at(page);
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => Math.round(px(lon, at(page).lon, 12))).toBe(10);
});

for (const motion of ["no-preference", "reduce"] as const) {
  const less = motion === "reduce";

  test(`let go in motion, the map ${less ? "stops where less motion is asked for" : "goes on by itself and comes to rest"}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: motion });
    const map = await openMap(page, "/karta?at=57.7,11.9,15");
    const from = await spot(map, 60, 60);
    await watchFor(page, "pointerup");
    await flick(page, from);
    const released = await soon(page);
    await expect.poll(() => at(page).lon).toBeGreaterThan(11.9);
    const rested = await rest(page);
    const way = px(11.9, at(page).lon, 15);
    if (less) {
      expect(way).toBeCloseTo(120, 0);
      expect(rested).toBe(released);
    } else {
      expect(way).toBeGreaterThan(160);
      expect(rested).not.toBe(released);
    }
    expect(at(page).lat).toBeCloseTo(57.7, 4);
  });

  test(`a press of + ${less ? "arrives at once where less motion is asked for" : "is a journey"}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: motion });
    const map = await openMap(page, START);
    await map.focus();
    const before = await rest(page);
    await watchFor(page, "keydown");
    await page.keyboard.press("+");
    const pressed = await soon(page);
    await expect.poll(() => at(page).zoom).toBe(13);
    const rested = await rest(page);
    expect(rested).not.toBe(before);
    if (less) expect(pressed).toBe(rested);
    else expect(pressed).not.toBe(rested);
  });
}

test("after a zoom the polite region says the level and how many are in view", async ({ page }) => {
  const map = await openMap(page, START);
  const before = await listed(page);
  // A new map is silent for a second.
  await page.waitForFunction(() => performance.now() - performance.getEntriesByName("samspel:map-ready")[0]!.startTime > 1000);
  await map.focus();
  await page.keyboard.press("+");
  const said = page.locator("#route-announcer");
  await expect(said).toHaveAttribute("aria-live", "polite");
  await expect(said).toHaveText(/^Zoomnivå 13, \d+ organisation(er)? i kartvyn$/);
  const count = Number(/, (\d+) /.exec((await said.textContent()) ?? "")?.[1]);
  expect(count).toBe(await listed(page));
  expect(count).toBeLessThan(before);
  await page.keyboard.press("-");
  await expect(said).toHaveText(new RegExp(`^Zoomnivå 12, ${before} organisationer i kartvyn$`));
});

test.describe("on a screen of two px per px", () => {
  test.use({ deviceScaleFactor: 2 });

  test("the canvas stays sharp and keeps its middle when the window gets another size", async ({ page }) => {
    const map = await openMap(page, `/karta?${ON_ONE}`);
    const canvas = map.locator("canvas");
    const size = () => canvas.evaluate((canvas) => [canvas.clientWidth, canvas.clientHeight] as const);
    // Px that the canvas has too many or too few. Its room may be half a px wide, which client sizes do not tell.
    const blurred = () =>
      canvas.evaluate((canvas: HTMLCanvasElement) => {
        const { width, height } = canvas.getBoundingClientRect();
        return [canvas.width - Math.round(2 * width), canvas.height - Math.round(2 * height)];
      });
    expect(await blurred()).toEqual([0, 0]);
    const [before, marker] = [await size(), await middle(page, 24)];
    await page.setViewportSize({ width: 1000, height: 640 });
    await expect.poll(async () => (await size())[0]).not.toBe(before[0]);
    expect((await size())[1]).not.toBe(before[1]);
    await expect.poll(blurred).toEqual([0, 0]);
    await rest(page);
    // The marker is still in the middle, and so is what a zoom goes in on. Its edges may lie half a px beside where they
    // were, where the map is an odd number of px wide; without it more than 900 px would be others.
    expect(differing(marker, await middle(page, 24))).toBeLessThan(300);
    await map.focus();
    await page.keyboard.press("+");
    await expect.poll(() => at(page)).toEqual({ lat: ONE.lat, lon: ONE.lon, zoom: 18 });
  });
});

test.describe("in a partner's frame", () => {
  const partner = new Partner();
  test.beforeAll(() => partner.start());
  test.afterAll(() => partner.stop());

  async function framed(page: Page, baseURL: string | undefined): Promise<{ frame: Frame; map: Locator }> {
    const src = new URL("/embed/karta?list=0&at=57.7,11.97,12", baseURL).href;
    await page.goto(partner.show(`${iframe(src)}<div style="height: 2000px"></div>`));
    const frame = (await (await page.locator("iframe").elementHandle())!.contentFrame())!;
    await expect(frame.locator("html")).toHaveAttribute("data-samspel", "ready");
    return { frame, map: await painted(frame) };
  }

  const scrolled = (page: Page) => page.evaluate(() => window.scrollY);

  /** Where the page stands once it has run out: twenty frames in a row at the same place. */
  const stopped = (page: Page) =>
    page.evaluate(async () => {
      let [last, same] = [window.scrollY, 0];
      while (same < 20) {
        await new Promise((then) => requestAnimationFrame(then));
        [last, same] = [window.scrollY, window.scrollY === last ? same + 1 : 0];
      }
      return last;
    });

  test("the wheel scrolls the partner's page and tells how to zoom, and Ctrl and the wheel zoom", async ({ page, baseURL }) => {
    const { frame, map } = await framed(page, baseURL);
    const hint = frame.locator(".map-hint");
    await expect(hint).toBeHidden();
    await page.mouse.move(...(await spot(map)));
    await page.mouse.wheel(0, 100);
    await expect(hint).toBeVisible();
    await expect(hint).toHaveText("Håll ner Ctrl eller ⌘ och rulla för att zooma kartan");
    await expect.poll(() => scrolled(page)).toBe(100);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -120);
    await page.keyboard.up("Control");
    // Half a level from 12: the wheel alone had changed nothing.
    await expect.poll(() => at(frame).zoom).toBe(12.5);
    expect(await scrolled(page)).toBe(100);
    await expect(hint).toBeHidden();
  });

  test.describe("with fingers", () => {
    test.use({ hasTouch: true });

    test("one scrolls the partner's page and is told of two, and two move the map", async ({ page, baseURL }) => {
      const { frame, map } = await framed(page, baseURL);
      const hint = frame.locator(".map-hint");
      const touch = await fingers(page);
      const [x, y] = await spot(map);
      await touch("touchStart", [[x, y]]);
      for (let step = 1; step <= 8; step += 1) await touch("touchMove", [[x, y - step * 10]]);
      await expect(hint).toBeVisible();
      await expect(hint).toHaveText("Flytta kartan med två fingrar");
      await touch("touchEnd", []);
      await expect.poll(() => scrolled(page)).toBeGreaterThan(30);
      const there = await stopped(page);
      const two = (left: number): Point[] => [[x - 40 - left, y - 60], [x + 40 - left, y - 60]];
      // A browser too busy to hear the page within a fifth of a second takes the fingers for itself: once more then.
      await expect(async () => {
        await touch("touchStart", two(0));
        for (let step = 1; step <= 10; step += 1) await touch("touchMove", two(step * 10));
        await touch("touchEnd", []);
        await expect.poll(() => px(11.97, at(frame).lon, 12), { timeout: 2_000 }).toBeGreaterThan(60);
      }).toPass();
      // To the side only, by the two: the one that went up had moved nothing.
      expect(at(frame).lat).toBeCloseTo(57.7, 3);
      expect(at(frame).zoom).toBeCloseTo(12, 1);
      expect(await scrolled(page)).toBe(there);
    });
  });
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true });

  test("a tap on a marker opens its organisation", async ({ page }) => {
    const map = await openMap(page, `/karta?${ON_ONE}`);
    await page.touchscreen.tap(...(await spot(map)));
    await expect(page).toHaveURL(new RegExp(`selected=${ONE.id}(&|$)`));
    await expect(page.locator("#panel-title")).toContainText(ONE.name);
  });
});

test("an address of a view from far out, or beside all organisations, shows that view", async ({ page }) => {
  for (const view of [[57.7, 11.97, 9.92], [57.6, 11.75, 11]] as const) {
    const map = await openMap(page, `/karta?at=${view.join(",")}`);
    await map.focus();
    // Ten px to the right and back writes into the address where the map looks.
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => at(page).lon).not.toBe(view[1]);
    await page.keyboard.press("Shift+ArrowLeft");
    const off = () => Math.max(Math.abs(at(page).lat - view[0]), Math.abs(at(page).lon - view[1]), Math.abs(at(page).zoom - view[2]));
    await expect.poll(off).toBeLessThan(0.01);
  }
});

test("the buttons keep a tab stop when those for the four directions go", async ({ page }) => {
  await openMap(page, START);
  const pad = page.getByRole("button", { name: "Flytta kartan med knappar" });
  await pad.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  // As assistive technology presses a button: the focus stays where it was.
  await pad.evaluate((button: HTMLElement) => button.click());
  await expect(pad).toHaveAttribute("aria-expanded", "false");
  await expect(page.locator(".map-controls button[tabindex='0']")).toHaveCount(1);
});
