// The same app with the data of another place. Whatever place the data are about and however many of everything they have, the
// pages show that. The bundle's pages were written beforehand from data of its own, so each is looked at once the app has
// taken over, and then nothing of those is left.
import { existsSync, readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, open, ready, saved, test } from "./support/browser";
import { cards, facet } from "./support/directory";

type Named = { id: string; name: string };
type Pair = { light: string; dark: string };
type Principle = Named & { slug: string; short: string; colour: Pair; sentence: string };
type Party = { id: "organisation" | "city"; short: string; we_are: string };
type Compact = { place: string; parties: Party[]; principles: Principle[]; vocabularies: { kinds: Named[]; districts: Named[] } };
type Side = { statement: string; levels: string[] };
type Indicator = { id: string; principle: string; title: string; organisation: Side; city: Side };
type Answer = { label: string };
type Instrument = { scale: Answer[]; other_answers: { unknown: Answer; na: Answer }; patterns: { no_total: string }; indicators: Indicator[] };
type Register = { features: { properties: { name: string; kind: string; district: string | null } }[] };

const SMALL = new URL("../endpoint-small/", import.meta.url);
const BUNDLED = new URL("../../data/v1/", import.meta.url);
const read = <T>(folder: URL, name: string): T => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as T;

/** What the interface itself says, by language: all else here is data. */
const SAID = {
  sv: { principles: "/principer", assessment: "/sjalvskattning", result: "/sjalvskattning/resultat", map: "/karta", of: "av", begin: "Börja svara", table: "Visa som tabell", questions: "frågor", kind: "Typ", district: "Stadsområde" },
  en: { principles: "/en/principles", assessment: "/en/self-assessment", result: "/en/self-assessment/result", map: "/en/map", of: "of", begin: "Start answering", table: "Show as a table", questions: "questions", kind: "Kind", district: "District" },
} as const;

// A worker would answer for the bundle's own data, past the routes below.
test.use({ serviceWorkers: "block" });

test.beforeEach(async ({ page }) => {
  await page.route("**/data/v1/*", (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop() ?? "";
    const file = new URL(name, SMALL);
    if (!existsSync(file)) return route.fulfill({ status: 404, contentType: "text/plain", body: "not here" });
    const contentType = name.endsWith(".geojson") ? "application/geo+json" : "application/json";
    return route.fulfill({ status: 200, contentType, body: readFileSync(file) });
  });
});

/** Waits for the app, and sees to it that no text, name or title is about the bundle's own city or has its count of principles. */
async function elsewhere(page: Page): Promise<void> {
  await ready(page);
  await expect(page.locator("#prerendered")).toHaveCount(0);
  const places = (["sv", "en"] as const).map((lang) => read<Compact>(BUNDLED, `compact.${lang}.json`).place);
  const said = await page.evaluate(() => `${document.title} ${document.body.outerHTML}`);
  expect(said).not.toMatch(new RegExp(`${places.join("|")}|\\b(sex principer|six principles)\\b`, "i"));
}

/** The pairs of colours that parts of a picture carry, in the order they are drawn. */
const pairs = (parts: Locator) =>
  parts.evaluateAll((all) => all.map((one) => ["--light", "--dark"].map((name) => (one as SVGElement).style.getPropertyValue(name).trim())));

/** A colour as the browser computes it. */
const rgb = (hex: string) => `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

/** Sees to it that a rosette has a petal for each principle, in its colours, and is drawn in those of either theme. */
async function coloured(page: Page, petals: Locator, principles: Principle[]): Promise<void> {
  await expect(petals).toHaveCount(principles.length);
  expect(await pairs(petals)).toEqual(principles.map(({ colour }) => [colour.light, colour.dark]));
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const drawn = () => petals.locator("path.petal").evaluateAll((all) => all.map((one) => getComputedStyle(one).fill));
    await expect.poll(drawn).toEqual(principles.map(({ colour }) => rgb(colour[colorScheme])));
  }
}

for (const lang of ["sv", "en"] as const) {
  const said = SAID[lang];
  const { parties, principles, vocabularies } = read<Compact>(SMALL, `compact.${lang}.json`);
  const { indicators, scale, other_answers: other, patterns } = read<Instrument>(SMALL, `instrument.${lang}.json`);
  const { features } = read<Register>(SMALL, "signatories.geojson");
  const of = (principle: Principle) => indicators.filter((one) => one.principle === principle.id);

  /** Compares the questions of a page with the data. */
  async function asked(questions: Locator, mine: Indicator[], { id }: Party): Promise<void> {
    await expect(questions.locator(".question-statement")).toHaveText(mine.map((one) => one[id].statement));
    expect(await questions.evaluateAll((all) => all.map((one) => one.id))).toEqual(mine.map((one) => `q-${one.id}`));
    const names = [...scale, other.unknown, other.na].map(({ label }) => label);
    await expect(questions.locator(".level-name")).toHaveText(mine.flatMap(() => names));
    await expect(questions.locator(".level-text")).toHaveText(mine.flatMap((one) => one[id].levels));
    for (const [at, one] of mine.entries()) await expect(questions.nth(at).locator(".question-name")).toContainText(one.title);
  }

  test(`the principles are the data's, in their order, with a petal each in their colours, ${lang}`, async ({ page }) => {
    // Were there as many here as in the bundle's own data, this would say nothing.
    expect(principles).not.toHaveLength(read<Compact>(BUNDLED, `compact.${lang}.json`).principles.length);
    await open(page, said.principles);
    const shown = page.locator(".principle-cards > li");
    await expect(shown.getByRole("heading")).toHaveText(principles.map((one) => one.name));
    await expect(shown.locator("p")).toHaveText(principles.map((one) => one.sentence));
    const links = shown.getByRole("link");
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual(principles.map(({ slug }) => `${said.principles}/${slug}`));
    expect(await pairs(shown)).toEqual(principles.map(({ colour }) => [colour.light, colour.dark]));
    for (const party of parties) await expect(page.locator(".principles-head .lead")).toContainText(party.short);
    await coloured(page, page.locator(".principles-head .rosette > a"), principles);
    expect(await pairs(page.getByRole("banner").locator(".logo path"))).toEqual(principles.map(({ colour }) => [colour.light, colour.dark]));
    await elsewhere(page);
  });

  test(`the page of each principle asks what the data ask about it, of either party, ${lang}`, async ({ page }) => {
    for (const [at, principle] of principles.entries()) {
      await open(page, `${said.principles}/${principle.slug}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(principle.name);
      await expect(page.locator("article .eyebrow")).toHaveText(new RegExp(` ${at + 1} ${said.of} ${principles.length}$`));
      expect(await pairs(page.locator(".principle"))).toEqual([[principle.colour.light, principle.colour.dark]]);
      const tried = page.locator("#try");
      for (const party of parties) {
        await tried.getByRole("radio", { name: party.we_are }).check();
        await asked(tried.locator("fieldset.question"), of(principle), party);
      }
      await elsewhere(page);
    }
  });

  for (const party of parties) {
    test(`the self-assessment of the ${party.id} asks what the data ask and ends in a result of as many petals and rows, ${lang}`, async ({ page }) => {
      await open(page, said.assessment);
      await expect(page.locator(".start-facts")).toContainText(`${indicators.length} ${said.questions}`);
      await expect(page.locator(".start-facts")).toContainText(new RegExp(` ${principles.length} princip`));
      await elsewhere(page);
      await page.getByRole("radio", { name: party.we_are }).check();
      await page.getByRole("button", { name: said.begin }).click();
      const chosen: string[][] = [];
      for (const principle of principles) {
        await expect(page).toHaveURL(new RegExp(`${said.assessment}/${principle.slug}$`));
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(principle.name);
        const questions = page.locator("fieldset.question");
        await asked(questions, of(principle), party);
        const before = chosen.flat().length;
        const levels = of(principle).map((_, at) => (before + at) % scale.length);
        for (const [at, level] of levels.entries()) await questions.nth(at).getByRole("radio").nth(level).check();
        chosen.push(levels.map((level) => scale[level]?.label ?? ""));
        await expect(page.locator(".assess-count")).toContainText(`${chosen.flat().length} ${said.of} ${indicators.length} `);
        await expect(page.locator(".assess-side .rosette path.petal")).toHaveCount(chosen.length);
        await saved(page);
        await elsewhere(page);
        await page.locator("#assess-next").click();
      }
      await expect(page).toHaveURL(new RegExp(`${said.result}$`));
      await expect(page.locator(".result-top")).toContainText(`${indicators.length} ${said.of} ${indicators.length} ${said.questions}`);
      await expect(page.locator(".result-foot")).toHaveText(patterns.no_total);
      await coloured(page, page.locator(".result-figure .rosette > g"), principles);
      await page.getByRole("button", { name: said.table }).click();
      const rows = page.getByRole("table").locator("tbody tr");
      await expect(rows.getByRole("rowheader")).toHaveText(principles.map((one) => one.name));
      await expect(rows.locator("td:nth-of-type(1)")).toHaveText(chosen.map((labels) => labels.join(", ")));
      await elsewhere(page);
    });
  }

  test(`districts and kinds to filter by are the data's, each with its count and its organisations, ${lang}`, async ({ page }) => {
    await open(page, said.map);
    await expect(page.locator("#results")).toContainText(`${features.length} ${said.of} ${features.length} `);
    for (const [label, key, words] of [[said.district, "district", vocabularies.districts], [said.kind, "kind", vocabularies.kinds]] as const) {
      const theirs = ({ id }: Named) => features.filter(({ properties }) => properties[key] === id).map(({ properties }) => properties.name);
      await facet(page, label).click();
      const choices = page.locator("details[open] .facet-choice");
      await expect(choices.locator("span:not(.facet-count)")).toHaveText(words.map((one) => one.name));
      await expect(choices.locator(".facet-count")).toHaveText(words.map((one) => `${theirs(one).length}`));
      for (const [at, word] of words.entries()) {
        await choices.nth(at).getByRole("checkbox").check();
        await expect(page.locator("#results")).toHaveText(new RegExp(`^${theirs(word).length} ${said.of} ${features.length} `));
        expect((await cards(page).getByRole("heading").allTextContents()).sort()).toEqual(theirs(word).sort());
        await choices.nth(at).getByRole("checkbox").uncheck();
      }
    }
    await elsewhere(page);
  });
}
