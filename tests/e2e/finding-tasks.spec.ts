// Five things people come to find, each in five ways, and one through the map alone.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";
import * as find from "./support/directory";
import { WAYS, tabTo, type Way } from "./support/ways";

const ALL = find.register();

/** Opens the filters, one facet, and takes its choices. */
async function choose(page: Page, way: Way, facet: string, choices: RegExp[]): Promise<void> {
  const button = find.filterButton(page);
  if (await button.isVisible()) await way.press(page, button);
  await way.press(page, find.facet(page, facet));
  for (const choice of choices) await way.press(page, find.choice(page, choice));
}

/** Closes a dialog of filters where there is one. */
async function back(page: Page, way: Way): Promise<void> {
  const button = find.showButton(page);
  if (await button.isVisible()) await way.press(page, button);
}

/** Opens the organisation of this name and sees that it is told about. */
async function read(page: Page, way: Way, name: string): Promise<void> {
  await way.press(page, find.card(page, name));
  await expect(page.getByRole("heading", { name }).first()).toBeVisible();
  await expect(page).toHaveURL(/selected=|organisationer\//);
}

const TASKS: { name: string; run: (page: Page, way: Way) => Promise<void> }[] = [
  {
    name: "who works with young people in the north-east",
    run: async (page, way) => {
      await way.type(page, find.search(page), "unga");
      await choose(page, way, "Stadsområde", [/^Nordost/]);
      await back(page, way);
      await find.counts(page, 1);
      await read(page, way, "Stiftelsen Exempel för unga röster i nordost");
    },
  },
  {
    name: "an organisation whose name is remembered wrongly",
    run: async (page, way) => {
      await way.type(page, find.search(page), "laxlyfet angerde");
      await find.counts(page, 1);
      await expect(find.cards(page).locator("mark")).toHaveText(["Läxlyftet", "Angered"]);
      await read(page, way, "Exempelföreningen Läxlyftet i Angered");
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
      await find.counts(page, expected.length);
      expect(expected.length).toBeGreaterThan(0);
      expect((await find.names(page)).sort()).toEqual(expected.map((feature) => feature.properties.name).sort());
    },
  },
  {
    name: "one that has no address and works in the whole city",
    run: async (page, way) => {
      const expected = ALL.filter((feature) => feature.properties.scope === "citywide");
      const button = find.filterButton(page);
      if (await button.isVisible()) await way.press(page, button);
      await way.press(page, page.getByRole("button", { name: /^Hela staden/ }));
      await back(page, way);
      await find.counts(page, expected.length);
      const placeless = expected.find((feature) => feature.geometry === null)?.properties.name ?? "none";
      await read(page, way, placeless);
      await expect(page.getByRole("definition").filter({ hasText: "Arbetar i hela staden" })).toBeVisible();
    },
  },
  {
    name: "exactly this selection, to take along",
    run: async (page, way) => {
      const expected = ALL.filter((feature) => feature.properties.kind === "cooperative").map((feature) => feature.id);
      await choose(page, way, "Typ", [/^Kooperativ/]);
      await back(page, way);
      await find.counts(page, expected.length);
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
