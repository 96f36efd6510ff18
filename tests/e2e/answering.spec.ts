// Answering: what a question shows and takes, what is kept of it, and what the result makes of it.
import type { Locator, Page } from "@playwright/test";
import { QUESTIONS } from "./support/answers";
import { begin, expect, open, ready, saved, test } from "./support/browser";
import { data, take } from "./support/opened";

const PRINCIPLES = ["integritet-och-oberoende", "dialog", "kvalitet", "langsiktighet", "oppenhet-och-insyn", "mangfald"];
const RESULT = "/sjalvskattning/resultat";

type Side = { statement: string; levels: string[] };
type Indicator = { id: string; title: string; why: string; evidence: string; sources: string[]; areas: number[]; organisation: Side; city: Side };
type Instrument = { indicators: Indicator[] };
type Compact = { sources: { id: string; title: string }[] };

const question = (page: Page, at = 0) => page.locator("fieldset.question").nth(at);
const radio = (page: Page, name: string | number, at = 0) =>
  typeof name === "number" ? question(page, at).getByRole("radio").nth(name) : question(page, at).getByRole("radio", { name });
const example = (page: Page) => question(page).getByRole("textbox", { name: /Ert exempel|Your example/ });
const note = (page: Page) => question(page).getByRole("textbox", { name: /Anteckning|Note/ });

test("\"Vet inte\" and \"Gäller inte oss\" survive a reload and stand in the result in words", async ({ page }) => {
  await begin(page);
  await radio(page, "Vet inte").check();
  await radio(page, "Gäller inte oss", 1).check();
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(radio(page, "Vet inte")).toBeChecked();
  await expect(radio(page, "Gäller inte oss", 1)).toBeChecked();
  await open(page, RESULT);
  await expect(page.locator(".result-principle").first().locator(".marker")).toHaveText([/Vet inte$/, /Gäller inte oss$/, /Inget svar$/, /Inget svar$/]);
  await expect(page.getByText("Ni har svarat på 2 av 24 frågor.")).toBeVisible();
});

test("arrow keys move the choice inside its question, and the choice moved to is the one kept", async ({ page }) => {
  await begin(page);
  await radio(page, 1).check();
  for (const [key, chosen] of [["ArrowDown", 2], ["ArrowRight", 3], ["ArrowUp", 2], ["ArrowDown", 3], ["ArrowDown", 4]] as const) {
    await page.keyboard.press(key);
    await expect(radio(page, chosen)).toBeChecked();
    await expect(radio(page, chosen)).toBeFocused();
  }
  await expect(page.locator("fieldset.question input:checked")).toHaveCount(1);
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(radio(page, "Vet inte")).toBeChecked();
});

test("a digit chooses only from within the question: written in a note it is text, with Ctrl or from the heading nothing", async ({ page }) => {
  await begin(page);
  const chosen = page.locator("fieldset.question input:checked");
  await note(page).focus();
  await page.keyboard.type("2 möten");
  await expect(note(page)).toHaveValue("2 möten");
  await page.locator("main h1").focus();
  await expect(page.locator("main h1")).toBeFocused();
  await page.keyboard.press("2");
  await radio(page, 0, 1).focus();
  await page.keyboard.press("Control+2");
  await expect(chosen).toHaveCount(0);
  for (const level of [2, 0, 3, 1]) {
    await page.keyboard.press(`${level}`);
    await expect(radio(page, level, 1)).toBeChecked();
    await expect(radio(page, level, 1)).toBeFocused();
  }
  await page.keyboard.press("4");
  await expect(radio(page, 1, 1)).toBeChecked();
  await expect(chosen).toHaveCount(1);
});

test("an example is asked for at the top level and at no other", async ({ page }) => {
  await begin(page);
  await expect(example(page)).toHaveCount(0);
  for (const [at, shown] of [[0, 0], [1, 0], [2, 0], [3, 1], [4, 0], [3, 1], [2, 0]] as const) {
    await radio(page, at).check();
    await expect(example(page)).toHaveCount(shown);
  }
});

for (const party of ["organisation", "city"] as const) {
  test(`each of the 24 questions stands with its statement, levels, reason, evidence, sources and areas, ${party}`, async ({ page }) => {
    test.setTimeout(90_000);
    const { indicators } = await data<Instrument>(page, "instrument.sv");
    const { sources } = await data<Compact>(page, "compact.sv");
    expect(indicators.map(({ id }) => id).sort()).toEqual([...QUESTIONS].sort());
    await begin(page, party);
    for (const [at, slug] of PRINCIPLES.entries()) {
      await open(page, `/sjalvskattning/${slug}`);
      await expect(page.locator("fieldset.question")).toHaveCount(4);
      for (const id of QUESTIONS.slice(at * 4, at * 4 + 4)) await asInData(page.locator(`#q-${id}`), indicators.find((one) => one.id === id)!, party, sources);
    }
    await open(page, "/overenskommelsen");
    for (const area of new Set(indicators.flatMap(({ areas }) => areas))) await expect(page.locator(`#area-${area}`)).toHaveCount(1);
  });
}

/** Compares a question on the page with what the data say. */
async function asInData(shown: Locator, one: Indicator, party: "organisation" | "city", sources: Compact["sources"]): Promise<void> {
  expect(Math.min(one.why.length, one.evidence.length, one.sources.length, one.areas.length), one.id).toBeGreaterThan(0);
  await expect(shown.locator(".question-statement")).toHaveText(one[party].statement);
  await expect(shown.locator(".level-text")).toHaveText(one[party].levels);
  await expect(shown.locator(".question-why > p")).toHaveText(one.why);
  await shown.getByText("Vad kan visa det").click();
  const background = shown.locator("details");
  await expect(background.getByText(`Det kan till exempel synas i: ${one.evidence}.`, { exact: true })).toBeVisible();
  // A source that lies nowhere on the web stands as text.
  await expect(background.locator(".source-line :is(a, span)")).toHaveText(one.sources.map((id) => sources.find((source) => source.id === id)?.title ?? id));
  const links = await background.locator('a[href*="#area-"]').evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(links.sort()).toEqual(one.areas.map((area) => `/overenskommelsen#area-${area}`).sort());
}

test("how far one has come is said in words and grows as a petal with every answer", async ({ page }) => {
  await begin(page);
  const side = page.getByRole("complementary", { name: "Så långt har ni kommit" });
  const petals = side.locator(".rosette > g");
  const petal = petals.first().locator("path.petal");
  await expect(side).toContainText("0 av 24 frågor besvarade");
  await expect(petals).toHaveCount(6);
  await expect(side.locator("path.petal")).toHaveCount(0);
  let before = 0;
  for (const at of [0, 1, 2, 3]) {
    await radio(page, at === 1 ? "Vet inte" : 0, at).check();
    await expect(side).toContainText(`${at + 1} av 24 frågor besvarade`);
    await expect(side.getByRole("link", { name: `Integritet ${at + 1} av 4 besvarade` })).toBeVisible();
    const length = await petal.evaluate((path) => (path as SVGPathElement).getTotalLength());
    expect(length).toBeGreaterThan(before);
    before = length;
  }
  await expect(side.locator("path.petal")).toHaveCount(1);
});

test("neither Back nor another language loses a choice, its note or its example", async ({ page }) => {
  await begin(page);
  await radio(page, 3).check();
  await example(page).fill("Svaret i maj");
  const there = async (written: string) => {
    await ready(page);
    await expect(radio(page, 3)).toBeChecked();
    await expect(example(page)).toHaveValue("Svaret i maj");
    await expect(note(page)).toHaveValue(written);
  };
  // Left at once each time: what was written last is not stored by then.
  await note(page).fill("Ett möte till.");
  await page.locator("#assess-next").click();
  await expect(page).toHaveURL(/dialog$/);
  await page.goBack();
  await expect(page).toHaveURL(/integritet-och-oberoende$/);
  await there("Ett möte till.");
  await note(page).fill("Två möten till.");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/self-assessment\/integrity-and-independence$/);
  await there("Två möten till.");
  await note(page).fill("Tre möten till.");
  await page.goBack();
  await expect(page).toHaveURL(/\/sjalvskattning\/integritet-och-oberoende$/);
  await there("Tre möten till.");
});
