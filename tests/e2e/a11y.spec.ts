import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { answers, file } from "./support/answers";
import { PAGES, begin, expect, open, saved, test } from "./support/browser";
import { fixture, openWith } from "./support/directory";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function sound(page: Page): Promise<void> {
  // A page framed by the builder is looked at on its own address, and with its frame in the partners' tests.
  const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).exclude("iframe").analyze();
  expect(passes.length, "axe looked at something").toBeGreaterThan(5);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)).toEqual([]);
}

/** Both themes of a page in one visit: the theme changes colours only. */
async function soundInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await sound(page);
  }
}

/** Addresses that lead nowhere, or to what the data does not know, and the map when nothing passes. */
const WITHOUT = [
  { sv: "/finns-inte", en: "/en/nothing-here" },
  { sv: "/organisationer/finns-inte", en: "/en/organisations/nothing-here" },
  { sv: "/principer/finns-inte", en: "/en/principles/nothing-here" },
  { sv: "/sjalvskattning/finns-inte", en: "/en/self-assessment/nothing-here" },
  { sv: "/embed/finns-inte", en: "/en/embed/nothing-here" },
  { sv: "/embed/organisationer/finns-inte", en: "/en/embed/organisations/nothing-here" },
  { sv: "/embed/principer/finns-inte", en: "/en/embed/principles/nothing-here" },
  { sv: "/karta?q=zzzzz", en: "/en/map?q=zzzzz" },
  { sv: "/karta?q=alvstranden&district=nordost", en: "/en/map?q=alvstranden&district=nordost" },
];

for (const page_ of [...PAGES, ...WITHOUT]) {
  for (const lang of ["sv", "en"] as const) {
    test(`${page_[lang]} has no accessibility violation in either theme`, async ({ page }) => {
      await open(page, page_[lang]);
      await soundInBothThemes(page);
    });
  }
}

test("the map with a filter and an open organisation has no violation", async ({ page }) => {
  await open(page, "/karta?district=hisingen");
  await page.locator("summary", { hasText: "Typ" }).click();
  await soundInBothThemes(page);
  await page.locator(".org h4 a").first().click();
  await expect(page.locator("#panel-title")).toBeFocused();
  await soundInBothThemes(page);
});

test("a register with nobody in it has no violation in any of its three shapes", async ({ page }) => {
  for (const tab of ["", "?tab=table", "?tab=figures"]) {
    await openWith(page, fixture("empty-on-purpose.geojson"), `/karta${tab}`);
    await expect(page.getByText("Listan är inte publicerad här än")).toBeVisible();
    await soundInBothThemes(page);
  }
});

test("the map's own list in focus, and a district fanned out, have no violation", async ({ page }) => {
  // Fewer cards beside it: all rules are slow over a hundred.
  await open(page, "/karta?district=hisingen");
  const list = page.getByRole("listbox", { name: "I kartvyn" });
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".map-options .active")).toBeVisible();
  await soundInBothThemes(page);
  await list.getByRole("option", { name: /någonstans i Hisingen\./ }).click();
  await expect(page.locator("#route-announcer")).toContainText("utspridda runt cirkeln");
  await list.focus();
  await soundInBothThemes(page);
});

test("what a search marks, and choices that would give nothing, can be read", async ({ page }) => {
  await open(page, "/karta?q=alv");
  await page.locator("summary", { hasText: "Typ" }).click();
  await expect(page.locator(".facet-choice.empty").first()).toBeVisible();
  await soundInBothThemes(page);
});

test("easy words, questions tried and what is offered of them have no violation", async ({ page }) => {
  await open(page, "/principer/dialog?easy=1");
  await soundInBothThemes(page);
  await open(page, "/principer/dialog");
  await page.locator("#try").getByRole("radio", { name: "Vi är en organisation" }).check();
  for (const at of [0, 7, 16]) await page.locator("#try .question input[type=radio]").nth(at).check();
  await soundInBothThemes(page);
  await page.getByRole("link", { name: "Spara i en självskattning" }).click();
  await expect(page.locator("#offer")).toBeVisible();
  await soundInBothThemes(page);
});

test("hands in a meeting and the saved assessments have no violation", async ({ page }) => {
  await begin(page);
  await open(page, "/sjalvskattning/mote");
  await page.getByRole("spinbutton").first().fill("3");
  await soundInBothThemes(page);
  await open(page, "/sjalvskattning");
  await page.locator(".saved-more summary").first().click();
  await soundInBothThemes(page);
});

for (const [lang, questions, result, plan, add] of [
  ["sv", "/sjalvskattning/dialog", "/sjalvskattning/resultat", "/sjalvskattning/plan", /Lägg i planen/],
  ["en", "/en/self-assessment/dialogue", "/en/self-assessment/result", "/en/self-assessment/plan", /Put in the plan/],
] as const) {
  test(`answered questions, result and plan have no violation in ${lang}`, async ({ page }) => {
    test.setTimeout(60_000);
    await begin(page);
    await open(page, questions);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    for (const [at, level] of [[0, 0], [1, 3], [2, 1], [3, 2]] as const) {
      await page.locator("fieldset.question").nth(at).locator("input[type=radio]").nth(level).check();
    }
    await saved(page);
    await soundInBothThemes(page);
    await open(page, result);
    await soundInBothThemes(page);
    await page.getByRole("button", { name: add }).first().click();
    await open(page, plan);
    await expect(page.getByRole("textbox").first()).toBeVisible();
    await soundInBothThemes(page);
  });
}

test("answers compared and counted have no violation", async ({ page }) => {
  const made = (title: string, party: "organisation" | "city", levels: number) => file(`${title}.json`, answers({ title, id: title, party, levels, example: "Svaret i maj" }));
  await open(page, "/sjalvskattning/jamfor");
  await page.locator("input[type=file]").setInputFiles([made("a", "organisation", 3), made("b", "organisation", 1), made("c", "city", 3), file("x.json", "no")]);
  await expect(page.locator("#many-organisation")).toBeVisible();
  await soundInBothThemes(page);
  await open(page, "/uppfoljning");
  await page.locator("input[type=file]").setInputFiles(Array.from({ length: 6 }, (_, at) => made(`x${at}`, "city", at % 4)));
  await expect(page.locator(".figure").first()).toBeVisible();
  await soundInBothThemes(page);
});

test("a failed load has no violation, with the written page and with a kept copy", async ({ page, watch }) => {
  // Four times all rules over a hundred cards.
  test.setTimeout(120_000);
  watch.allow(/503/);
  const fail = () => page.route("**/signatories.geojson", (route) => route.fulfill({ status: 503, body: "no" }));
  const notice = page.getByRole("complementary", { name: "Om uppgifterna" });
  await fail();
  await page.goto("/karta");
  await expect(notice).toBeVisible();
  await soundInBothThemes(page);
  await page.unroute("**/signatories.geojson");
  await open(page, "/karta");
  await expect(notice).toBeHidden();
  await page.waitForFunction(async () => (await (await caches.open("samspel-data")).keys()).some(({ url }) => url.includes("signatories")));
  await fail();
  await open(page, "/karta");
  await expect(notice).toBeVisible();
  await soundInBothThemes(page);
});

for (const page_ of PAGES) {
  test(`${page_.sv} needs no sideways scrolling at 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, page_.sv);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
}

test("forced colours keep the chosen state visible", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, "/karta?citywide=1");
  const chosen = page.getByRole("button", { name: /Hela staden/ }).first();
  const plain = page.locator("summary.chip").first();
  const ground = (locator: typeof chosen) => locator.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await ground(chosen)).not.toBe(await ground(plain));
});
