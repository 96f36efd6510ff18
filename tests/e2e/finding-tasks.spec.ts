// Five things people come to find, each in five ways, and two through the map alone.
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";
import * as find from "./support/directory";
import { WAYS, tabTo, type Way } from "./support/ways";

const ALL = find.register();

/** Opens the filters where they are behind a button. */
async function filters(page: Page, way: Way): Promise<void> {
  const button = find.filterButton(page);
  if (await way.has(page, button)) await way.press(page, button);
}

/** Opens the filters, one facet, and takes its choices. */
async function choose(page: Page, way: Way, facet: string, choices: RegExp[]): Promise<void> {
  await filters(page, way);
  await way.press(page, find.facet(page, facet));
  for (const choice of choices) await way.press(page, find.choice(page, choice));
}

/** Closes a dialog of filters where there is one. */
async function back(page: Page, way: Way): Promise<void> {
  const button = find.showButton(page);
  if (await way.has(page, button)) await way.press(page, button);
}

/** Reads once there is what is said so. */
async function reads(page: Page, way: Way, target: Locator, said: RegExp | string): Promise<void> {
  await expect(async () => {
    const text = await way.read(page, target);
    if (typeof said === "string") expect(text).toBe(said);
    else expect(text).toMatch(said);
  }).toPass({ timeout: 10_000 });
}

/** Waits until the selection has followed, by what is read of it. */
const counts = (page: Page, way: Way, shown: number) => reads(page, way, find.count(page), new RegExp(`^${shown} av `));

/** The heading of an organisation that is open: not the one of its card, which leads there. */
const titled = (page: Page, name: string) => page.getByRole("heading", { name }).filter({ hasNot: page.getByRole("link") });

/** Opens the organisation of this name and reads that it is told about. */
async function tells(page: Page, way: Way, name: string): Promise<void> {
  await way.press(page, find.card(page, name));
  await expect(page).toHaveURL(/selected=|organisationer\//);
  await reads(page, way, titled(page, name), name);
}

const TASKS: { name: string; run: (page: Page, way: Way) => Promise<void> }[] = [
  {
    name: "who works with young people in the north-east",
    run: async (page, way) => {
      await way.type(page, find.search(page), "unga");
      await choose(page, way, "Stadsområde", [/^Nordost/]);
      await back(page, way);
      await counts(page, way, 1);
      await tells(page, way, "Stiftelsen Exempel för unga röster i nordost");
    },
  },
  {
    name: "an organisation whose name is remembered wrongly",
    run: async (page, way) => {
      await way.type(page, find.search(page), "laxlyfet angerde");
      await counts(page, way, 1);
      // What was meant is marked.
      const marks = find.cards(page).locator("mark");
      await expect(marks).toHaveCount(2);
      for (const [nth, word] of ["Läxlyftet", "Angered"].entries()) await reads(page, way, marks.nth(nth), word);
      await tells(page, way, "Exempelföreningen Läxlyftet i Angered");
    },
  },
  {
    name: "the foundations that signed from 2015 to 2018",
    run: async (page, way) => {
      const years = (date: string | null) => date !== null && date.slice(0, 4) >= "2015" && date.slice(0, 4) <= "2018";
      const expected = ALL.filter(({ properties: own }) => own.kind === "foundation" && years(own.signed_on));
      await choose(page, way, "Typ", [/^Stiftelse/]);
      await way.press(page, find.facet(page, "År"));
      // The last year first: by keyboard a select passes through other years, and an earlier end takes the start along.
      await way.pick(page, page.getByRole("combobox", { name: "Till år" }), "2018");
      await way.pick(page, page.getByRole("combobox", { name: "Från år" }), "2015");
      await back(page, way);
      await counts(page, way, expected.length);
      expect(expected.length).toBeGreaterThan(0);
      const names: string[] = [];
      for (const name of await find.cards(page).getByRole("heading").all()) names.push(await way.read(page, name));
      expect(names.sort()).toEqual(expected.map((feature) => feature.properties.name).sort());
    },
  },
  {
    name: "one that has no address and works in the whole city",
    run: async (page, way) => {
      const expected = ALL.filter((feature) => feature.properties.scope === "citywide");
      await filters(page, way);
      await way.press(page, page.getByRole("button", { name: /^Hela staden/ }));
      await back(page, way);
      await counts(page, way, expected.length);
      const placeless = expected.find((feature) => feature.geometry === null)?.properties.name ?? "none";
      await tells(page, way, placeless);
      await reads(page, way, page.getByRole("definition").filter({ hasText: "Arbetar i hela staden" }), "Arbetar i hela staden");
    },
  },
  {
    name: "exactly this selection, to take along",
    run: async (page, way) => {
      const expected = ALL.filter((feature) => feature.properties.kind === "cooperative").map((feature) => feature.id);
      await choose(page, way, "Typ", [/^Kooperativ/]);
      await back(page, way);
      await counts(page, way, expected.length);
      const coming = page.waitForEvent("download");
      await way.press(page, page.getByRole("button", { name: /CSV/ }));
      const rows = (await readFile(await (await coming).path(), "utf8")).trim().split("\r\n").slice(1);
      expect(rows.map((row) => row.split(";")[0]).sort()).toEqual(expected.sort());
    },
  },
];

for (const way of WAYS) {
  test.describe(way.name, () => {
    test.use(way.use);
    for (const task of TASKS) {
      test(task.name, async ({ page }) => {
        await open(page, "/karta");
        await way.prepare(page);
        await task.run(page, way);
      });
    }
  });
}

test.describe("on a phone, by touch, through the map", () => {
  const way = WAYS.find(({ name }) => name === "by touch")!;
  test.use(way.use);

  test("one that stands on the map", async ({ page }) => {
    // In the middle of this view stands one, and nobody else near it.
    await open(page, "/karta?at=57.796,12.05,17");
    await way.prepare(page);
    await way.press(page, page.getByRole("button", { name: "Visa karta" }));
    const map = page.getByRole("application", { name: "Karta över organisationer" });
    await expect(map).toBeInViewport({ ratio: 1 });
    await expect(find.cards(page)).toHaveCount(0);
    await page.waitForFunction(() => performance.getEntriesByName("samspel:map-ready").length > 0);
    const box = (await map.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await reads(page, way, titled(page, "Exempelbildarna Angered"), "Exempelbildarna Angered");
    // And back to the map it was opened from.
    await way.press(page, page.getByRole("button", { name: "Tillbaka" }));
    await expect(map).toBeInViewport({ ratio: 1 });
    await expect(page).not.toHaveURL(/selected=/);
  });
});

test.describe("on a wide screen, by keyboard, through the map's own list", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("one that is known only to be somewhere in the north-east", async ({ page }) => {
    const goal = ALL.find(({ id }) => id === "exempelforeningen-odlarna-pa-hojden")?.properties.name ?? "none";
    await open(page, "/karta");
    const list = page.getByRole("listbox", { name: "I kartvyn" });
    await tabTo(page, list);
    /** Goes down the list to what is said so, by what a screen reader is told of, and opens it. */
    const take = async (said: RegExp) => {
      const here = () => list.evaluate((one) => document.getElementById(one.getAttribute("aria-activedescendant") ?? "")?.textContent ?? "");
      await expect(list.getByRole("option", { name: said })).toHaveCount(1);
      await page.keyboard.press("Home");
      const all = await list.getByRole("option").count();
      for (let at = 1; at < all && !said.test(await here()); at += 1) await page.keyboard.press("ArrowDown");
      expect(await here()).toMatch(said);
      await expect(list.locator(".active")).toHaveText(said);
      await page.keyboard.press("Enter");
    };
    await take(/^\d+ organisationer någonstans i Nordost/);
    await expect(page.locator("#route-announcer")).toContainText("någonstans i Nordost, nu utspridda runt cirkeln");
    await expect(list).toBeFocused();
    await take(new RegExp(`^${goal}, .+, någonstans i Nordost$`));
    await expect(page.getByRole("heading", { name: goal })).toBeFocused();
    await expect(page).toHaveURL(/selected=exempelforeningen-odlarna-pa-hojden/);
    // Back in the list it was opened from.
    await page.keyboard.press("Escape");
    await expect(list).toBeFocused();
    await expect(page).not.toHaveURL(/selected=/);
  });
});
