// The pages of the principles say all that the data has for them, in the same frame, in both languages.
import { readFileSync } from "node:fs";
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { PAGES, expect, open, ready, test } from "./support/browser";

type Lang = "sv" | "en";
type Statement = { id: string; party: string; text: string; origin: string; note: string; sources: string[] };
type Principle = {
  id: string;
  name: string;
  sentence: string;
  why: string[];
  statements: Statement[];
  works: string[];
  warnings: string[];
  example: { title: string; text: string; invented: boolean };
  questions: string[];
  areas: number[];
  terms: string[];
};
type Compact = {
  parties: { id: string; short: string }[];
  principles: Principle[];
  areas: { id: number; name: string }[];
  glossary: { id: string; term: string; definition: string }[];
  sources: { id: string; title: string }[];
};
type EasyPage = { id: string; title: string; parts: { title?: string; lines: string[] }[] };

const told = async (request: APIRequestContext, lang: Lang): Promise<Compact> => (await request.get(`/data/v1/compact.${lang}.json`)).json();
const wordsOf = (lang: Lang): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../messages/${lang}/explain.json`, import.meta.url), "utf8"));

const LANGS = ["sv", "en"] as const;
const PRINCIPLES = PAGES.filter(({ sv }) => /^\/principer\/./.test(sv));
const ORIGINS = ["compact", "national", "other", "interpretation"];

/** The part of the page under this heading. */
const under = (page: Page, heading: string | undefined): Locator =>
  page.locator("main article section").filter({ has: page.getByRole("heading", { level: 2, name: heading, exact: true }) });

/** As a person reads it: what only opens on demand is not among the words. */
const read = { useInnerText: true };

/** Addresses of the links in a part, as they are written. */
const hrefs = (links: Locator) => links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));

for (const lang of LANGS) {
  const words = wordsOf(lang);
  for (const [at, pages] of PRINCIPLES.entries()) {
    const path = pages[lang];

    test(`${path} says why, shows what good and bad look like, and asks the questions of the data`, async ({ page, request }) => {
      const principle = (await told(request, lang)).principles[at] as Principle;
      await open(page, path);
      await expect(page.locator("main h1")).toHaveText(principle.name);
      await expect(page.getByText(principle.sentence, { exact: true })).toBeVisible();
      await expect(under(page, words.principle_why).locator("> p")).toHaveText(principle.why, read);
      await expect(under(page, words.principle_works).getByRole("listitem")).toHaveText(principle.works);
      await expect(under(page, words.principle_warnings).getByRole("listitem")).toHaveText(principle.warnings);
      await expect(under(page, words.principle_questions).getByRole("listitem")).toHaveText(principle.questions);
      const example = under(page, words.principle_example);
      const mark = principle.example.invented ? ` ${words.example_invented}` : "";
      await expect(example.getByRole("heading", { level: 3 })).toHaveText(principle.example.title + mark);
      await expect(example.locator("> p")).toHaveText(principle.example.text);
      if (mark) await expect(example.getByText(mark.trim(), { exact: true })).toBeVisible();
    });

    test(`${path} says who undertakes what, and where each line comes from`, async ({ page, request }) => {
      const compact = await told(request, lang);
      const statements = compact.principles[at]?.statements ?? [];
      await open(page, path);
      const part = under(page, words.principle_undertakings);
      const short = (party: string) => compact.parties.find(({ id }) => id === party)?.short ?? words.both ?? "";
      const parties = ["city", "organisation", "both"].filter((party) => statements.some((one) => one.party === party));
      const names = parties.map((party) => short(party).replace(/^./, (letter) => letter.toUpperCase()));
      await expect(part.getByRole("heading", { level: 3 })).toHaveText(names);
      for (const [index, party] of parties.entries()) {
        const mine = statements.filter((one) => one.party === party);
        const lines = part.locator("section").nth(index).getByRole("listitem");
        await expect(lines.locator("> p:first-child")).toHaveText(mine.map(({ text }) => text), read);
        for (const [line, { origin, sources, note }] of mine.entries()) {
          await expect(lines.nth(line).locator(".origin")).toHaveText(words[`origin_${origin}`] as string);
          const titles = sources.map((id) => compact.sources.find((source) => source.id === id)?.title as string);
          await expect(lines.nth(line).locator(".source-line :is(a, span)")).toHaveText(titles);
          if (note) await expect(lines.nth(line)).toContainText(note);
        }
      }
      const meanings = part.getByRole("definition");
      await part.locator("summary", { hasText: words.origin_legend }).click();
      await expect(part.getByRole("term")).toHaveText(ORIGINS.map((origin) => words[`origin_${origin}`] as string));
      await expect(meanings).toHaveText(ORIGINS.map((origin) => words[`origin_${origin}_text`] as string));
      await expect(meanings.filter({ visible: true })).toHaveCount(ORIGINS.length);
    });

    test(`${path} leads to each area it touches and to its words`, async ({ page, request }) => {
      const { principles, areas, glossary } = await told(request, lang);
      const touched = principles[at]?.areas.map((id) => areas.find((area) => area.id === id)) ?? [];
      const terms = principles[at]?.terms.map((id) => glossary.find((term) => term.id === id)) ?? [];
      await open(page, path);
      const links = under(page, words.principle_areas).getByRole("link").filter({ visible: true });
      await expect(links).toHaveText([
        ...touched.map((area) => new RegExp(`^\\s*${area?.id}\\s*${area?.name}$`)),
        ...terms.map((term) => term?.term as string),
      ]);
      const [story, list] = lang === "sv" ? ["/overenskommelsen", "/ordlista"] : ["/en/compact", "/en/glossary"];
      expect(await hrefs(links)).toEqual([...touched.map((area) => `${story}#area-${area?.id}`), ...terms.map((term) => `${list}#${term?.id}`)]);
    });
  }

  test(`the principles can be turned like pages, to the last and back to the first, ${lang}`, async ({ page, request }) => {
    const names = (await told(request, lang)).principles.map(({ name }) => name);
    const turn = page.getByRole("navigation", { name: words.principle_turn });
    const [before, after] = [turn.locator("a[rel=prev]"), turn.locator("a[rel=next]")];
    await open(page, PRINCIPLES[0]?.[lang] ?? "");
    await expect(before).toHaveCount(0);
    for (const to of names.slice(1)) {
      await expect(after).toContainText(to);
      await after.click();
      await expect(page.locator("main h1")).toHaveText(to);
    }
    await expect(after).toHaveCount(0);
    for (const to of names.toReversed().slice(1)) {
      await expect(before).toContainText(to);
      await before.click();
      await expect(page.locator("main h1")).toHaveText(to);
    }
    await expect(before).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`${PRINCIPLES[0]?.[lang]}$`));
  });

  for (const key of ["Control+k", "Meta+k"]) {
    test(`${key} opens the search on a principle's page, ${lang}`, async ({ page }) => {
      await open(page, PRINCIPLES[3]?.[lang] ?? "");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog").getByRole("searchbox")).toBeFocused();
    });
  }

  test.describe("by touch", () => {
    test.use({ hasTouch: true });
    // The other three use no word of the glossary where words are explained.
    for (const pages of PRINCIPLES.filter(({ sv }) => /integritet|dialog|mangfald/.test(sv))) {
      test(`a word of the glossary on ${pages[lang]} opens its definition and closes again`, async ({ page, request }) => {
        const { glossary } = await told(request, lang);
        await open(page, pages[lang]);
        const word = page.locator("main button[popovertarget]").first();
        const id = (await word.getAttribute("popovertarget")) ?? "";
        const meaning = page.locator(`[id="${id}"]`);
        await expect(meaning).toBeHidden();
        await word.tap();
        await expect(meaning).toBeVisible();
        const { term, definition } = glossary.find((one) => `def-${one.id}` === id) ?? {};
        await expect(meaning).toHaveText(`${term} ${definition} ${words.in_glossary}`);
        // By its word: right above or below it, and whole within the window.
        const [asked, said] = [await word.boundingBox(), await meaning.boundingBox()];
        const apart = asked && said ? Math.max(said.y - (asked.y + asked.height), asked.y - (said.y + said.height)) : NaN;
        expect(apart).toBeGreaterThanOrEqual(0);
        expect(apart).toBeLessThan(12);
        await expect(meaning).toBeInViewport({ ratio: 1 });
        await page.locator("main h1").tap();
        await expect(meaning).toBeHidden();
        await word.tap();
        await expect(meaning).toBeVisible();
        await word.tap();
        await expect(meaning).toBeHidden();
      });
    }
  });
}

for (const { sv } of [{ sv: "/" }, { sv: "/overenskommelsen" }, ...PRINCIPLES]) {
  test(`the switch on ${sv} leads to all its words in easy Swedish`, async ({ page, request }) => {
    const { pages } = (await (await request.get("/data/v1/easy.sv.json")).json()) as { pages: EasyPage[] };
    const at = PRINCIPLES.findIndex((one) => one.sv === sv);
    const id = (await told(request, "sv")).principles[at]?.id ?? (sv === "/" ? "home" : "compact");
    const easy = pages.find((one) => one.id === id) as EasyPage;
    await open(page, sv);
    await page.getByRole("link", { name: "Lätt svenska" }).click();
    const article = page.locator("article.easy");
    await expect(article.locator("h1")).toHaveText(easy.title);
    const titles = easy.parts.flatMap(({ title }) => title || []);
    await expect(article.getByRole("heading", { level: 2 })).toHaveText([...titles, "Mer på lätt svenska"]);
    await expect(article.locator(".plain > p")).toHaveText(easy.parts.flatMap(({ lines }) => lines));
    await page.getByRole("link", { name: "Till den vanliga texten" }).click();
    await ready(page);
    await expect(article).toHaveCount(0);
  });
}
