// The map as a picture: places are in sight with the page's first paint, before the app and without script.
import { expect, ready, test } from "./support/browser";
import AxeBuilder from "@axe-core/playwright";

interface Register {
  features: { geometry: { coordinates: [number, number] } | null; properties: { scope: string } }[];
}

const MAPS = [
  { path: "/karta", label: /^Kartbild med (\d+) organisationer/ },
  { path: "/en/map", label: /^A picture of the map with (\d+) organisations/ },
  { path: "/embed/karta", label: /^Kartbild med (\d+) organisationer/ },
  { path: "/en/embed/map", label: /^A picture of the map with (\d+) organisations/ },
];

test.use({ viewport: { width: 1000, height: 800 } });

/** Keeps the app's program from coming until the function that this returns is called. */
async function held(page: import("@playwright/test").Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

for (const { path, label } of MAPS) {
  test(`${path} shows every place before the app is there, and the app's map takes the same room`, async ({ page }) => {
    const release = await held(page);
    await page.goto(path);
    const picture = page.getByRole("img", { name: label });
    await expect(picture).toBeVisible();
    const register = (await (await page.request.get("/data/v1/signatories.geojson")).json()) as Register;
    const onMap = register.features.filter(({ geometry }) => geometry);
    const inDistrict = onMap.filter(({ properties }) => properties.scope === "district");
    const drawn = (await picture.locator(".place").last().getAttribute("d"))?.match(/h0/g)?.length;
    expect(drawn).toBe(onMap.length - inDistrict.length);
    expect(await picture.locator(".area").getAttribute("d")).toMatch(/^(M-?\d+ -?\d+h0)+$/);
    expect(Number((await picture.getAttribute("aria-label"))?.match(/\d+/)?.[0])).toBe(onMap.length);
    const inside = await picture.evaluate((svg: SVGSVGElement) => {
      const room = svg.getBoundingClientRect();
      const places = (svg.querySelector(".place") as SVGPathElement).getBoundingClientRect();
      return places.left >= room.left && places.right <= room.right && places.top >= room.top && places.bottom <= room.bottom && places.width > 100;
    });
    expect(inside).toBe(true);
    await expect(page.locator("#prerendered .map-credit")).toBeVisible();
    const before = await picture.boundingBox();
    release();
    await ready(page);
    await expect(page.locator(".map-picture")).toHaveCount(0);
    expect(await page.locator(".map-viewport").boundingBox()).toEqual(before);
  });

  test(`${path} has the picture without script, and no button that does nothing`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL, viewport: { width: 1000, height: 800 } });
    const page = await context.newPage();
    await page.goto(path);
    await expect(page.getByRole("img", { name: label })).toBeVisible();
    for (const inert of [".time", ".facet", ".map-controls button", "input", "select"]) {
      await expect(page.locator(`#prerendered ${inert}`).filter({ visible: true })).toHaveCount(0);
    }
    await context.close();
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the page with the picture is accessible in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await held(page);
    await page.goto("/karta");
    await expect(page.locator(".map-picture")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    expect(violations).toEqual([]);
  });
}

test("places lie to each other as they do in the world", async ({ page }) => {
  await held(page);
  await page.goto("/karta");
  const path = (await page.locator(".map-picture .place").last().getAttribute("d")) ?? "";
  const drawn = [...path.matchAll(/M(-?\d+) (-?\d+)h0/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  const register = (await (await page.request.get("/data/v1/signatories.geojson")).json()) as Register;
  const there = register.features.filter(({ geometry, properties }) => geometry && properties.scope !== "district");
  const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const world = there.map(({ geometry }) => [((geometry?.coordinates[0] ?? 0) * Math.PI) / 180, -mercator(geometry?.coordinates[1] ?? 0)] as const);
  const range = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [left, right] = range(world.map(([x]) => x));
  const [top] = range(world.map(([, y]) => y));
  const [from, to] = range(drawn.map(([x]) => x));
  const [above] = range(drawn.map(([, y]) => y));
  const scale = (to - from) / (right - left);
  const sorted = (places: (readonly [number, number])[]) => places.map(([x, y]) => `${x},${y}`).sort();
  // The same projection and one scale for both directions: each place is where the arithmetic here says, within rounding.
  const expected = world.map(([x, y]) => [from + (x - left) * scale, above + (y - top) * scale] as const);
  const far = expected.filter(([x, y]) => !drawn.some(([dx, dy]) => Math.abs(dx - x) <= 1.5 && Math.abs(dy - y) <= 1.5));
  expect(far, sorted(far).join(" ")).toEqual([]);
});

for (const width of [280, 400, 1600]) {
  test(`an embed of the map alone shows the places before the app, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 400 });
    const release = await held(page);
    await page.goto("/embed/karta?list=0");
    const picture = page.locator(".map-picture");
    await expect(picture).toBeVisible();
    await expect(page.locator("#prerendered .map-list")).toHaveCount(0);
    const before = await picture.boundingBox();
    expect(before?.height).toBeGreaterThan(200);
    release();
    await ready(page);
    expect(await page.locator(".map-viewport").boundingBox()).toEqual(before);
  });
}

for (const path of ["/organisationer/exempelforeningen-alvstranden", "/en/organisations/exempelforeningen-alvstranden"]) {
  test(`the surroundings on ${path} are there before the app, and it draws them at the same place`, async ({ page }) => {
    const release = await held(page);
    await page.goto(path);
    const picture = page.locator("#prerendered .org-map .map-picture");
    await expect(picture).toBeVisible();
    await expect(picture.locator(".place").first()).toBeVisible();
    await expect(picture.locator("text").first()).toBeVisible();
    // The organisation stands in the middle, and its neighbours, whom the page names, around it.
    const dots = (d: string | null) => [...(d ?? "").matchAll(/M(-?\d+) (-?\d+)h0/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(dots(await picture.locator(".place").last().getAttribute("d"))).toEqual([[300, 300]]);
    const around = dots(await picture.locator(".place").first().getAttribute("d"));
    expect(around.length).toBeGreaterThan(2);
    expect(around.length).toBeLessThanOrEqual(await page.locator("#prerendered .near-list li").count());
    const before = await picture.boundingBox();
    release();
    await ready(page);
    await expect(page.locator(".map-picture")).toHaveCount(0);
    expect(await page.locator(".map-still").boundingBox()).toEqual(before);
  });
}

test("a narrowed map does not show everybody first", async ({ page }) => {
  await held(page);
  await page.goto("/karta?kind=stiftelse");
  await expect(page.locator(".map-picture")).toBeVisible();
  await expect(page.locator(".map-picture .place").last()).toBeHidden();
});
