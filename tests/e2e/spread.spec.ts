// How far the answers on one principle lie apart: said in the result's table in words, from the lowest level to the highest.
import type { Page } from "@playwright/test";
import { begin, expect, open, ready, saved, test } from "./support/browser";
import { data } from "./support/opened";

type Instrument = { scale: { level: number; label: string }[]; indicators: { principle: string }[] };
type Compact = { principles: { id: string; name: string }[] };
type Choice = number | "unknown" | "na";

/** What is chosen, question by question, on the first principles; on those that are left, nothing. */
const CHOSEN: Choice[][] = [
  [1, 3, 0, 2],
  [2, 2, 2, 2],
  // What is no level lies neither above nor below.
  ["unknown", 2, 1, "na"],
  [0, "na", "unknown", 0],
  // One level alone is apart from nothing.
  ["unknown", "unknown", 3, "na"],
];

const SAID = {
  sv: { path: "/sjalvskattning/resultat", table: "Visa som tabell", column: "Spridning", from: (low: string, high: string) => `Från ${low} till ${high}`, same: "Samma nivå på alla", none: "Ingen att se än" },
  en: { path: "/en/self-assessment/result", table: "Show as a table", column: "Spread", from: (low: string, high: string) => `From ${low} to ${high}`, same: "The same level on all", none: "None to see yet" },
} as const;

/** The levels among what was chosen, lowest first. */
const levels = (chosen: Choice[]) => chosen.filter((one) => typeof one === "number").sort((a, b) => a - b);

/** Answers the principle that is shown, and goes on to the next. */
async function answer(page: Page, chosen: Choice[], scale: number): Promise<void> {
  await ready(page);
  const questions = page.locator("fieldset.question");
  await expect(questions).toHaveCount(chosen.length);
  for (const [at, choice] of chosen.entries()) {
    // After the levels stand "don't know" and "does not apply".
    const place = typeof choice === "number" ? choice : scale + (choice === "unknown" ? 0 : 1);
    await questions.nth(at).getByRole("radio").nth(place).check();
  }
  await saved(page);
  const next = page.locator("#assess-next");
  const href = (await next.getAttribute("href")) ?? "";
  await next.click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
}

for (const party of ["organisation", "city"] as const) {
  test(`the table says from which level to which the answers lie apart, or that all have the same, ${party}`, async ({ page }) => {
    test.setTimeout(60_000);
    const { scale } = await data<Instrument>(page, "instrument.sv");
    await begin(page, party);
    for (const chosen of CHOSEN) await answer(page, chosen, scale.length);
    for (const lang of ["sv", "en"] as const) {
      const said = SAID[lang];
      const { scale } = await data<Instrument>(page, `instrument.${lang}`);
      const { principles } = await data<Compact>(page, `compact.${lang}`);
      const word = (level: number | undefined) => scale.find((one) => one.level === level)?.label.toLowerCase() ?? "?";
      const spreads = principles.map((_, at) => {
        const given = levels(CHOSEN[at] ?? []);
        const [low, high] = [given[0], given.at(-1)];
        if (given.length < 2) return said.none;
        return low === high ? said.same : said.from(word(low), word(high));
      });
      // The principles would say nothing of the rule if they all said the same.
      expect(new Set(spreads).size).toBe(4);

      await open(page, said.path);
      await page.getByRole("button", { name: said.table }).click();
      const table = page.locator("table.rosette-table");
      await expect(table).toBeVisible();
      const heads = await table.getByRole("columnheader").allTextContents();
      const rows = table.locator("tbody tr");
      await expect(rows.getByRole("rowheader")).toHaveText(principles.map((one) => one.name));
      await expect(rows.locator(`:is(th, td):nth-child(${heads.indexOf(said.column) + 1})`)).toHaveText(spreads);
      // The picture has a line along a petal wherever the table has two levels, and nowhere else.
      const lines = await page.locator(".result-figure .rosette > g").evaluateAll((all) => all.map((one) => one.querySelector(".petal-spread") !== null));
      expect(lines).toEqual(spreads.map((one) => one !== said.same && one !== said.none));
    }
  });
}
