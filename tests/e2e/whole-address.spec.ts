// An address is the whole of what somebody chose: who opens it in another browser sees the same, in either language.
import type { BrowserContext, BrowserContextOptions, Locator, Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";
import * as find from "./support/directory";

type Row = find.Feature & { properties: { themes: string[] } };
type Wanted = { word: string; kind: string; theme: string; district: string; from: string; to: string; rows: Row[] };
type Words = Record<"kinds" | "themes" | "districts", { id: string; name: string }[]>;
type Watch = { another: (options?: BrowserContextOptions) => Promise<BrowserContext> };

const year = ({ properties }: Row) => properties.signed_on?.slice(0, 4) ?? "";
// Of the name, which is the same in either language.
const wordsOf = ({ properties }: Row) => properties.name.toLowerCase().match(/\p{L}{5,}/gu) ?? [];

/**
 * A choice in every facet, and a word, that together let several through, the newest of them not the first by name. Each
 * narrows: without the word more pass, among them one that works in the whole city, and without the years more again.
 */
function choose(all: Row[]): Wanted {
  const each = (of: (row: Row) => (string | null)[]) => [...new Set(all.flatMap(of))].filter((one) => one !== null);
  const combined = each(({ properties }) => [properties.kind]).flatMap((kind) =>
    each(({ properties }) => properties.themes).flatMap((theme) =>
      each(({ properties }) => [properties.district]).map((district) => ({ kind, theme, district }))));
  let best: Wanted | undefined;
  for (const { kind, theme, district } of combined) {
    const isCitywide = ({ properties }: Row) => properties.scope === "citywide";
    const isThere = (row: Row) => row.properties.district === district || isCitywide(row);
    const there = all.filter((row) => row.properties.kind === kind && row.properties.themes.includes(theme) && isThere(row));
    const years = [...new Set(there.map(year))].filter((one) => one !== "");
    for (const [from, to] of years.flatMap((from) => years.filter((to) => to > from).map((to) => [from, to] as const))) {
      const span = there.filter((row) => from <= year(row) && year(row) <= to);
      for (const word of new Set(span.flatMap(wordsOf))) {
        const rows = span.filter((row) => wordsOf(row).some((one) => one.startsWith(word)));
        rows.sort((one, other) => one.properties.name.localeCompare(other.properties.name, "sv"));
        const newest = rows.map(year).sort().at(-1) ?? "";
        const narrows = rows.length < span.length && span.length < there.length && span.some(isCitywide);
        if (narrows && year(rows[0] as Row) < newest && rows.length > (best?.rows.length ?? 1)) best = { word, kind, theme, district, from, to, rows };
      }
    }
  }
  if (!best) throw new Error("the register has no such rows any more");
  return best;
}

/** The facets as they stand now: beside the list or in their dialog. */
const facets = (page: Page): Locator => page.locator(".facets").filter({ visible: true });

/** Opens the facets' dialog where they have one, does something there, and goes back to the list. */
async function among<T>(page: Page, act: () => Promise<T>): Promise<T> {
  const narrow = await find.filterButton(page).isVisible();
  if (narrow) await find.filterButton(page).click();
  const came = await act();
  if (narrow) await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  return came;
}

/** Chooses all of it as a person would, with pointer and keys, and says what was wanted. */
async function chooseByHand(page: Page): Promise<Wanted> {
  const read = async <T>(name: string) => (await (await page.request.get(`/data/v1/${name}`)).json()) as T;
  const wanted = choose((await read<{ features: Row[] }>("signatories.geojson")).features);
  const { vocabularies } = await read<{ vocabularies: Words }>("compact.sv.json");
  const name = (list: keyof Words, id: string) => vocabularies[list].find((word) => word.id === id)?.name ?? id;
  await find.search(page).click();
  await page.keyboard.type(wanted.word);
  await among(page, async () => {
    const box = (choice: string) => facets(page).locator("label", { hasText: choice }).getByRole("checkbox");
    const fold = (facet: string) => facets(page).locator("summary", { hasText: facet });
    await fold("Typ").click();
    await box(name("kinds", wanted.kind)).check();
    await fold("Ämne").focus();
    await page.keyboard.press("Enter");
    await box(name("themes", wanted.theme)).focus();
    await page.keyboard.press("Space");
    await fold("Stadsområde").click();
    await box(name("districts", wanted.district)).check();
    await fold("År").click();
    await facets(page).getByLabel("Från år").selectOption(wanted.from);
    await facets(page).getByLabel("Till år").selectOption(wanted.to);
    await page.keyboard.press("Escape");
    await facets(page).getByRole("button", { name: /^Hela staden/ }).click();
  });
  await page.getByLabel("Ordning").selectOption({ label: "Nyast först" });
  await page.getByLabel("Gruppering").selectOption({ label: "Per stadsområde" });
  await find.counts(page, wanted.rows.length);
  return wanted;
}

const inView = (page: Page) => page.getByRole("listbox").getByRole("option");

/** Moves the map by these buttons, one at a time: the address has where it looks before the next one is pressed. */
async function look(page: Page, ...buttons: string[]): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("samspel:map-ready").length > 0);
  for (const name of buttons) {
    const before = page.url();
    await page.getByRole("button", { name }).click();
    await expect(page, name).not.toHaveURL(before);
  }
  await expect(inView(page).first()).toBeAttached();
}

/** Opens an address where nothing is known of whoever made it. */
async function elsewhere(watch: Watch, page: Page, address = page.url()): Promise<Page> {
  const other = await (await watch.another({ viewport: page.viewportSize() })).newPage();
  await open(other, address);
  expect(other.url(), "the address stays as it was sent").toBe(new URL(address, page.url()).href);
  return other;
}

/** What the list shows of the choice: everything but the map. */
async function seen(page: Page) {
  const chosen = await among(page, async () => {
    // A facet's choices are made when it is opened; opening the next one folds it.
    for (const summary of await facets(page).locator("summary").all()) {
      await summary.click();
      await expect(facets(page).locator("details[open] .facet-choices")).toBeVisible();
    }
    await page.keyboard.press("Escape");
    return facets(page).evaluate((group) => ({
      choices: [...group.querySelectorAll<HTMLInputElement>("[type=checkbox]")].map((box) => {
        const [name, count] = [...(box.closest("label")?.querySelectorAll("span") ?? [])].map((part) => part.textContent);
        return { name, count: Number(count), chosen: box.checked };
      }),
      years: [...group.querySelectorAll("select")].map(({ value, options }) => ({
        value, options: [...options].slice(1).map((option) => `${option.text}${option.disabled ? " -" : ""}`),
      })),
      folds: [...group.querySelectorAll("summary")].map((summary) => summary.textContent),
      citywide: [...group.querySelectorAll("button")].map((button) => [button.ariaPressed, Number(/\d+/.exec(button.textContent ?? "")?.[0])]),
    }));
  });
  const texts = (selector: string) => page.locator(selector).allTextContents();
  return {
    ...chosen,
    word: await find.search(page).inputValue(),
    heading: (await page.locator("#results").textContent()) ?? "",
    chips: await texts(".chips li"),
    tab: await page.getByRole("tab", { selected: true }).textContent(),
    orders: await page.locator(".list-tools select").evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value)),
    sorted: await page.getByRole("columnheader").evaluateAll((all) => all.map((head) => head.getAttribute("aria-sort"))),
    sections: await texts(".list-group-title"),
    cards: await texts(".org"),
    rows: await texts(".org-table tbody tr"),
    bars: await page.locator(".bar").evaluateAll((all) => all.map((bar) => `${bar.textContent} ${bar.ariaPressed}`)),
  };
}

/** Sees to it that both maps look at the same and show the same there, with the same years below. */
async function sameMap(one: Page, other: Page): Promise<void> {
  await expect(inView(other)).toHaveText(await inView(one).allTextContents());
  await expect(other.locator(".map-scale")).toHaveText((await one.locator(".map-scale").textContent()) ?? "");
  // An address keeps metres and hundredths of a level: lines may lie a part of a pixel beside where they were.
  const picture = (page: Page) =>
    page.locator(".map-viewport canvas").evaluate((canvas) => {
      const small = Object.assign(document.createElement("canvas"), { width: 100, height: 100 }).getContext("2d");
      small?.drawImage(canvas as HTMLCanvasElement, 0, 0, 100, 100);
      return [...(small?.getImageData(0, 0, 100, 100).data ?? [])].filter((_, at) => at % 4 === 0);
    });
  const differing = async () => {
    const [here, there] = [await picture(one), await picture(other)];
    return here.filter((tone, at) => Math.abs(tone - (there[at] ?? 0)) > 16).length;
  };
  await expect.poll(differing, "hundredths of a percent of the picture").toBeLessThan(100);
  const slid = (page: Page) => page.getByRole("slider").getAttribute("aria-valuetext");
  expect(await slid(other)).toBe(await slid(one));
}

/** What is the same in either language. */
const numbers = ({ choices, years, citywide, heading, rows, sorted, word }: Awaited<ReturnType<typeof seen>>) => ({
  counts: choices.map(({ count, chosen }) => [count, chosen]),
  heading: heading.match(/\d+/g),
  years, citywide, sorted, word, rows: rows.length,
});

for (const [tab, keys, id] of [["Tabell", ["ArrowRight"], "table"], ["Siffror", ["End"], "figures"]] as const) {
  test(`an address restores all that was chosen: ${tab.toLowerCase()}`, async ({ page, watch }) => {
    test.setTimeout(90_000);
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, "/karta");
    const wanted = await chooseByHand(page);
    await look(page, "Visa alla", "Zooma ut", "Zooma ut");
    await page.getByRole("tab", { name: "Lista" }).focus();
    for (const key of keys) await page.keyboard.press(key);
    await expect(page.getByRole("tab", { name: tab })).toHaveAttribute("aria-selected", "true");
    await expect(page).toHaveURL(/[?&]tab=/);
    const { at, ...query } = Object.fromEntries(new URL(page.url()).searchParams);
    const { word: q, kind, theme, district, from, to } = wanted;
    expect(query).toEqual({ q, kind, theme, district, signed_from: from, signed_to: to, citywide: "1", sort: "newest", group: "district", tab: id });
    expect(at).toMatch(/^57\.\d+,1[12]\.\d+,\d/);

    const before = await seen(page);
    expect(before.choices.filter(({ chosen }) => chosen)).toHaveLength(3);
    if (id === "table") {
      const rows = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
      const names = (await rows.getByRole("rowheader").allTextContents()).sort();
      expect(names).toEqual(wanted.rows.map(({ properties }) => properties.name).sort());
      const years = (await rows.allTextContents()).map((row) => Number(/20\d\d/.exec(row)?.[0]));
      expect(years).toEqual([...years].sort((one, other) => other - one));
    }
    const other = await elsewhere(watch, page);
    expect(await seen(other)).toEqual(before);
    await sameMap(page, other);

    const english = await seen(await elsewhere(watch, page, `/en/map${new URL(page.url()).search}`));
    expect(numbers(english)).toEqual(numbers(before));

    // What the other tabs would show is the same as well: the list has an order and a grouping of its own.
    for (const one of [page, other]) await one.getByRole("tab", { name: "Lista" }).click();
    const listed = await seen(page);
    expect(listed.orders).toEqual(["newest", "district"]);
    expect(listed.sections.join()).not.toContain("På kartan");
    expect(await seen(other)).toEqual(listed);
  });
}

test("an address restores what is open, and what was chosen lies under it", async ({ page, watch }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "/karta");
  const wanted = await chooseByHand(page);
  await page.getByRole("tab", { name: "Tabell" }).click();
  const before = await seen(page);
  const name = wanted.rows.at(-1)?.properties.name ?? "";
  await page.getByRole("rowheader").getByRole("link", { name }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#panel-title")).toHaveText(name);
  await expect(page).toHaveURL(new RegExp(`selected=${wanted.rows.at(-1)?.id}(&|$)`));
  await expect(page).toHaveTitle(new RegExp(`^${name}`));
  const other = await elsewhere(watch, page);
  await expect(other.locator("#panel-title")).toHaveText(name);
  await expect(other).toHaveTitle(await page.title());
  await expect(other.locator(".panel")).toHaveText((await page.locator(".panel").textContent()) ?? "");
  await other.getByRole("button", { name: "Tillbaka till listan" }).click();
  expect(await seen(other)).toEqual(before);
});

test("on a phone an address restores the map, where it looks, and the list behind it", async ({ page, watch }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, "/karta");
  await chooseByHand(page);
  const before = await seen(page);
  await page.getByRole("button", { name: "Visa karta" }).click();
  await look(page, "Zooma ut", "Zooma ut");
  await expect(page).toHaveURL(/[?&]view=map&at=/);
  const other = await elsewhere(watch, page);
  await expect(other.locator(".map-list")).toBeHidden();
  await sameMap(page, other);
  await other.getByRole("button", { name: "Visa lista" }).click();
  expect(await seen(other)).toEqual(before);
});
