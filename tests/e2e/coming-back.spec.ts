// Whoever goes somewhere and comes back is where they were, and what belongs together is one click apart.
import { readFileSync } from "node:fs";
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { begin, expect, open, ready, test } from "./support/browser";

type Lang = "sv" | "en";
type Compact = {
  parties: { id: string; we_are: string }[];
  principles: { id: string; slug: string; name: string; short: string; areas: number[]; terms: string[] }[];
  areas: { id: number; name: string; terms?: string[] }[];
  glossary: { id: string; term: string; parts?: string[] }[];
};
type Indicator = { id: string; principle: string; title: string; areas: number[] };

const json = async <T>(request: APIRequestContext, name: string): Promise<T> => (await request.get(`/data/v1/${name}.json`)).json();
const words = (lang: Lang, name: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../messages/${lang}/${name}.json`, import.meta.url), "utf8"));
const PATHS = {
  sv: { story: "/overenskommelsen", list: "/ordlista", principle: "/principer", asked: "/sjalvskattning/dialog", map: "/karta", assessment: "/sjalvskattning" },
  en: { story: "/en/compact", list: "/en/glossary", principle: "/en/principles", asked: "/en/self-assessment/dialogue", map: "/en/map", assessment: "/en/self-assessment" },
} as const;

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY));

const centre = (link: Locator) => link.evaluate((one) => one.scrollIntoView({ block: "center" }));

/** Follows a link from where the page has been scrolled to, and goes back once the page it leads to stands. */
async function thereAndBack(page: Page, link: Locator, there: RegExp): Promise<void> {
  await expect(link).toBeInViewport({ ratio: 1 });
  const [stood, from] = [await scrolled(page), page.url()];
  expect(stood).toBeGreaterThan(0);
  await link.click();
  await expect(page).toHaveURL(there);
  await ready(page);
  await page.goBack();
  await expect(page).toHaveURL(from);
  await ready(page);
  // An address with a place in it takes the reader there a moment after the page stands; no sign tells that it has not.
  await page.waitForTimeout(300);
  // Place and focus are told of one by one.
  await expect.configure({ soft: true }).poll(() => scrolled(page), "as far down as before").toBe(stood);
  await expect(link, "the very link that was followed").toBeFocused();
}

/** Opens a page at a place and waits until the reader has been taken there. */
async function openAt(page: Page, path: string, place: string): Promise<void> {
  await open(page, `${path}#${place}`);
  await expect(page.locator(`[id="${place}"]`)).toBeFocused();
}

for (const [path, asked, from, name, there] of [
  ["/overenskommelsen", "area-3", "area-10", "Dialog", /\/principer\/dialog$/],
  ["/overenskommelsen", "area-3", "area-10", "Mångfald", /\/principer\/mangfald$/],
  ["/overenskommelsen", "area-3", "area-10", "Civilsamhälle", /\/ordlista#civil-society$/],
  ["/ordlista", "public-document", "social-economy", "Mångfald", /\/principer\/mangfald$/],
  ["/ordlista", "public-document", "social-economy", "Stärka sociala ekonomins förutsättningar", /\/overenskommelsen#area-4$/],
] as const) {
  test(`back from ${name}, reached from ${from} far below the ${asked} of the address, one is at ${from}`, async ({ page }) => {
    await openAt(page, path, asked);
    const link = page.locator(`#${from}`).getByRole("link", { name, exact: true });
    await centre(link);
    await thereAndBack(page, link, there);
    await expect(page.locator(`#${asked}`)).not.toBeInViewport();
  });
}

test("the chosen group and the shown questions are there still after a visit to a question", async ({ page }) => {
  await open(page, "/overenskommelsen");
  const group = page.locator("#areas").getByRole("radio", { name: /Finansieringsformer/ });
  const asked = page.getByRole("checkbox", { name: words("sv", "story").areas_questions_show });
  await group.check({ force: true });
  await asked.check();
  const questions = page.locator('#areas a[href*="#q-"]').filter({ visible: true });
  await expect(questions).not.toHaveCount(0);
  const [shown, href] = [await questions.count(), await questions.last().getAttribute("href")];
  await questions.last().click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
  await expect(page.locator(`#${href?.split("#")[1]}`)).toBeFocused();
  await page.goBack();
  await expect(group).toBeChecked();
  await expect(asked).toBeChecked();
  await expect(questions).toHaveCount(shown);
  await expect(page.locator("#areas .areas > li").filter({ visible: true })).toHaveCount(3);
  await page.reload();
  await expect(questions).toHaveCount(shown);
});

// Both ways lead to a page that another bundle has: the document is left and loaded anew.
test("back from the self-assessment, reached from the questions on a principle, one is where one was", async ({ page }) => {
  await openAt(page, "/principer/dialog", "q-DIA2");
  const link = page.locator("#try").getByRole("link", { name: "Gör hela självskattningen" });
  await centre(link);
  await thereAndBack(page, link, /\/sjalvskattning$/);
});

test("back from the map, reached from the home page, one is where one was", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 400 });
  await open(page, "/");
  const link = page.getByRole("main").locator('a[href="/karta"]');
  await centre(link);
  await thereAndBack(page, link, /\/karta$/);
});

/** Sees that exactly these links stand in a part of the page, each in sight. */
async function leadsTo(part: Locator, wanted: [string, string][]): Promise<void> {
  const links = part.getByRole("link").filter({ visible: true });
  for (const [name, href] of wanted) {
    const link = part.locator(`a[href="${href}"]`);
    await expect(link.filter({ visible: true }), href).toHaveCount(1);
    await expect(link).toHaveText(name);
  }
  await expect(links).toHaveCount(wanted.length);
}

for (const lang of ["sv", "en"] as const) {
  const { story, list, principle, asked } = PATHS[lang];
  const areasOf = (areas: Compact["areas"], ids: number[]) =>
    areas.filter(({ id }) => ids.includes(id)).map(({ id, name }): [string, string] => [name, `${story}#area-${id}`]);

  test(`an area is one click from its principles, its words and its questions, ${lang}`, async ({ page, request }) => {
    const { principles, areas, glossary } = await json<Compact>(request, `compact.${lang}`);
    const { indicators } = await json<{ indicators: Indicator[] }>(request, `instrument.${lang}`);
    await open(page, story);
    await page.getByRole("checkbox", { name: words(lang, "story").areas_questions_show }).check();
    const slug = (id: string) => principles.find((one) => one.id === id)?.slug;
    for (const id of [3, 7]) {
      const touching = principles.filter((one) => one.areas.includes(id)).map((one): [string, string] => [one.short, `${principle}/${one.slug}`]);
      const questions = indicators
        .filter((one) => one.areas.includes(id))
        .map((one): [string, string] => [one.title, `${principle}/${slug(one.principle)}#q-${one.id}`]);
      const named = areas.find((area) => area.id === id)?.terms ?? [];
      const terms = named.map((term): [string, string] => [glossary.find((one) => one.id === term)?.term ?? "", `${list}#${term}`]);
      expect(Math.min(touching.length, questions.length, terms.length), `area ${id} is related to something of each kind`).toBeGreaterThan(0);
      await leadsTo(page.locator(`#area-${id}`), [...touching, ...questions, ...terms]);
    }
  });

  test(`a word is one click from the principles and areas that name it, ${lang}`, async ({ page, request }) => {
    const { principles, areas, glossary } = await json<Compact>(request, `compact.${lang}`);
    await open(page, list);
    const part: Record<string, [string, string]> = {
      map: [words(lang, "common").nav_map, PATHS[lang].map],
      principles: [words(lang, "common").nav_principles, principle],
      compact: [words(lang, "common").nav_compact, story],
      assessment: [words(lang, "common").nav_assessment, PATHS[lang].assessment],
    };
    for (const { id, parts } of glossary) {
      const about = (parts ?? []).flatMap((one) => (part[one] ? [part[one]] : []));
      const naming = principles.filter(({ terms }) => terms.includes(id)).map((one): [string, string] => [one.name, `${principle}/${one.slug}`]);
      const places = areas.filter(({ terms }) => terms?.includes(id)).map((area) => area.id);
      const wanted = [...about, ...naming, ...areasOf(areas, places)];
      expect(wanted, `${id} leads somewhere`).not.toHaveLength(0);
      await leadsTo(page.locator(`[id="${id}"]`), wanted);
    }
  });

  test(`a question is one click from its areas, where it is tried and where it is answered, ${lang}`, async ({ page, request }) => {
    const { parties, areas, principles } = await json<Compact>(request, `compact.${lang}`);
    const { indicators } = await json<{ indicators: Indicator[] }>(request, `instrument.${lang}`);
    const mine = indicators.filter((one) => one.principle === "DIA");
    expect(mine.every((one) => one.areas.length > 0)).toBe(true);
    const found = principles.find(({ id }) => id === "DIA");
    await open(page, `${principle}/${found?.slug}`);
    await page.getByRole("radio", { name: parties[0]?.we_are }).check();
    for (const one of mine) await leadsTo(page.locator(`#q-${one.id}`), areasOf(areas, one.areas));
    await begin(page);
    await open(page, asked);
    for (const one of mine) {
      const background = page.locator(`#q-${one.id} details`);
      await background.locator("summary").click();
      await leadsTo(background.locator(".area-chips"), areasOf(areas, one.areas));
    }
  });
}
