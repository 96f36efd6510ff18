// The register is late: what stands meanwhile, and that nothing in sight moves when it comes.
import type { Page } from "@playwright/test";
import { expect, ready, test } from "./support/browser";
import * as find from "./support/directory";

/** Holds the register back until the returned function is called. */
async function hold(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/signatories.geojson", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

type Shift = { value: number; recent: boolean; of: string[] };

/** Notes from the very beginning of the next page what moves in it. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    type Moved = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    const note = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries() as Moved[]) {
        const of = entry.sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : String(node?.nodeName)));
        shifts.push({ value: entry.value, recent: entry.hadRecentInput, of });
      }
    };
    new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
  });

/** Waits until the app is built behind the written page and has asked for the register. */
async function builtWithout(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("samspel:mounted").length > 0);
  await page.evaluate(() => document.fonts.ready);
  await settled(page);
}

/** Two frames and a turn: what is going to be shown is. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/** How far what is in sight has moved so far, all in all, with what moved for a message. */
async function moved(page: Page) {
  await settled(page);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts.filter(({ recent }) => !recent));
  return { total: shifts.reduce((sum, { value }) => sum + value, 0), told: shifts.map(({ value, of }) => `${value.toFixed(4)} ${of.join(", ")}`).join("\n") };
}

/** Where headings, facts and links to organisations that are in sight stand, by address or text; to whole pixels. */
const places = (page: Page, within: string) =>
  page.locator(`${within} main`).evaluate((main) => {
    const parts = [...main.querySelectorAll<HTMLElement>('a[href*="/organisationer/"], h1, h2, h3, dt')].filter((one) => one.checkVisibility());
    const told = parts.map((one): [string, DOMRect] => [one.getAttribute("href") ?? one.textContent ?? "", one.getBoundingClientRect()]);
    const inSight = told.filter(([, { top, bottom }]) => bottom > 0 && top < innerHeight);
    return Object.fromEntries(inSight.map(([name, { left, top }]) => [name, `${Math.round(left)}, ${Math.round(top)}`]));
  });

/** Sees to it that the written page stands, and nothing over it or beside it that says otherwise. */
async function written(page: Page): Promise<void> {
  await expect(page.locator("#prerendered main h1")).toHaveCount(1);
  await expect(page.locator("html")).not.toHaveAttribute("data-samspel", "ready");
  // The app behind it is in nobody's way: neither seen nor reached.
  await expect(page.locator("#app")).toHaveAttribute("inert");
  const seen = () => page.evaluate(() => [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(innerWidth / 2, innerHeight * part)?.closest("#prerendered, #app")?.id));
  expect(await seen()).toEqual(["prerendered", "prerendered", "prerendered"]);
  await expect(page.getByRole("alert")).toHaveCount(0);
}

for (const width of [360, 820, 1440]) {
  test(`while the register is on its way the written list stands, and nothing moves when it comes, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await watchShifts(page);
    const release = await hold(page);
    const asked = page.waitForRequest("**/signatories.geojson");
    await page.goto("/karta");
    await asked;
    await builtWithout(page);
    await written(page);
    const links = page.locator('#prerendered main a[href^="/organisationer/"]').filter({ visible: true });
    await expect(links).toHaveCount(find.register().length);
    const before = await places(page, "#prerendered");
    expect(Object.keys(before).length).toBeGreaterThan(3);

    release();
    await ready(page);
    await find.counts(page, find.register().length);
    await expect(find.cards(page)).toHaveCount(find.register().length);
    const { total, told } = await moved(page);
    console.log(`layout shift of /karta with the register late, ${width} px: ${total.toFixed(4)}`);
    expect(total, told).toBeLessThanOrEqual(0.02);
    // The browser counts what it has moved, not what was put in the place of something else.
    expect(await places(page, "#app")).toEqual(before);
  });
}

test("while the register is on its way an organisation's written page stands, and nothing moves when it comes", async ({ page }) => {
  const { id, properties } = find.register().find(({ properties: { scope } }) => scope === "address") as find.Feature;
  await watchShifts(page);
  const release = await hold(page);
  const asked = page.waitForRequest("**/signatories.geojson");
  await page.goto(`/organisationer/${id}`);
  await asked;
  await builtWithout(page);
  await written(page);
  await expect(page.locator("#prerendered main h1")).toHaveText(properties.name);
  const before = await places(page, "#prerendered");
  expect(Object.keys(before).length).toBeGreaterThan(3);
  release();
  await ready(page);
  await expect(page.locator("main h1")).toHaveText(properties.name);
  const { total, told } = await moved(page);
  console.log(`layout shift of an organisation's page with the register late: ${total.toFixed(4)}`);
  expect(total, told).toBeLessThanOrEqual(0.02);
  expect(await places(page, "#app")).toEqual(before);
});

test("a page that was never written says that it is on its way, and then stands", async ({ page }) => {
  // Somebody signed after the site was published: the register has the row, the site no page for it.
  const some = find.register().find(({ properties: { scope } }) => scope === "address") as find.Feature;
  const late = { ...some, id: "exempelforeningen-helt-ny", properties: { ...some.properties, name: "Exempelföreningen Helt ny" } };
  const body = JSON.stringify({ type: "FeatureCollection", schema: "1.0", status: "example", features: [...find.register(), late] });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/signatories.geojson", async (route) => {
    await held;
    await route.fulfill({ contentType: "application/geo+json", body });
  });
  const asked = page.waitForRequest("**/signatories.geojson");
  await page.goto(`/organisationer/${late.id}`);
  await asked;
  await builtWithout(page);
  const busy = page.locator("[aria-busy=true]");
  await expect(busy).toBeVisible();
  await expect(busy).toHaveText("Hämtar …");
  await expect(page.getByRole("heading", { name: "Organisationen finns inte i registret" })).toHaveCount(0);
  release();
  await ready(page);
  await expect(page.locator("main h1")).toHaveText(late.properties.name);
  await expect(busy).toHaveCount(0);
});
