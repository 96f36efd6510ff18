// What is made of the answers: kept, brought back, counted without a total, and shown on the narrowest screen.
import { QUESTIONS, answers, file, levels, type Made } from "./support/answers";
import { begin, expect, open, ready, saved, test } from "./support/browser";
import { data, fits, take } from "./support/opened";

const RESULT = "/sjalvskattning/resultat";

type Instrument = { indicators: { id: string; title: string }[]; patterns: { no_total: string } };

test("a deleted assessment comes back by undo with its answers, its notes and its plan", async ({ page }) => {
  await take(page, { title: "Våren", levels: { ...levels((at) => at % 4), MAN4: "na" }, note: "Anteckningen", example: "Exemplet" });
  await open(page, RESULT);
  await page.getByRole("button", { name: /^Lägg i planen/ }).first().click();
  await open(page, "/sjalvskattning/plan");
  await page.getByRole("textbox", { name: /^Vem/ }).fill("Ordföranden");
  await saved(page);
  const written = async (): Promise<string[]> => {
    await open(page, "/sjalvskattning/plan");
    const plan = await page.locator(".plan-row textarea, .plan-row select").evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
    await open(page, RESULT);
    return [...plan, ...(await page.locator(".markers > li, blockquote").allInnerTexts())];
  };
  const before = await written();
  expect(before).toContain("Ordföranden");
  await open(page, "/sjalvskattning");
  await page.getByRole("button", { name: "Ta bort: Våren" }).click();
  await expect(page.locator(".saved-list > li")).toHaveCount(0);
  await page.getByRole("button", { name: "Ångra" }).click();
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Se resultatet: Våren" }).click();
  await expect(page).toHaveURL(/resultat$/);
  expect(await written()).toEqual(before);
});

for (const { lang, path, sum } of [
  { lang: "sv", path: RESULT, sum: /%|procent|totalt|totalsumma|poäng|genomsnitt|\bsnitt|medelvärde|betyg|score|\d\s*\/\s*\d/i },
  { lang: "en", path: "/en/self-assessment/result", sum: /%|percent|\btotal|\bpoints?\b|average|\bmean\b|\bgrade|score|\d\s*\/\s*\d/i },
] as const) {
  test(`the result has no total and no percentage but says so, and one marker per answer, ${lang}`, async ({ page }) => {
    const { patterns } = await data<Instrument>(page, `instrument.${lang}`);
    await take(page, { levels: levels((at) => (at < 6 ? "unknown" : at % 4)), example: "Svaret" });
    await open(page, path);
    await expect(page.locator(".result-principle")).toHaveCount(6);
    for (const principle of await page.locator(".result-principle").all()) await expect(principle.locator(".markers .marker")).toHaveCount(4);
    await page.getByRole("button", { name: /Visa som tabell|Show as a table/ }).click();
    await expect(page.locator("table.rosette-table")).toBeVisible();
    const parts = (await page.locator("main").innerText()).split(patterns.no_total);
    expect(parts).toHaveLength(2);
    expect(parts.join("\n")).not.toMatch(sum);
  });
}

test("where to begin are the lowest levels, three at most, lowest first and then in the compact's order", async ({ page }) => {
  const { indicators } = await data<Instrument>(page, "instrument.sv");
  const starts = page.getByRole("region", { name: "Börja här" });
  const listed = async (levels: Record<string, number | string>, lowest: string[]) => {
    await take(page, { levels, example: "Svaret" });
    await open(page, RESULT);
    await expect(page.locator(".result-principle")).toHaveCount(6);
    await expect(starts.getByRole("heading", { level: 3 })).toHaveText(lowest.map((id) => indicators.find((one) => one.id === id)!.title));
  };
  await listed({ INT1: 2, INT2: 1, DIA1: 3, DIA2: 1, KVA1: "unknown", LAN1: 0, OPP4: 2, MAN2: 0, MAN3: 1 }, ["LAN1", "MAN2", "INT2"]);
  await listed({ INT1: 3, DIA4: "na", OPP1: 2, KVA2: "unknown" }, ["OPP1"]);
  await listed({ INT1: 3, KVA2: "unknown" }, []);
});

for (const { lang, paths } of [
  { lang: "sv", paths: ["/sjalvskattning/dialog", "/sjalvskattning/plan", RESULT] },
  { lang: "en", paths: ["/en/self-assessment/dialogue", "/en/self-assessment/plan", "/en/self-assessment/result"] },
] as const) {
  test(`questions, plan, result and comparison with much in them do not scroll sideways on 320 px, ${lang}`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.setViewportSize({ width: 320, height: 640 });
    const long = "Se https://example.org/protokoll/2026/samverkansmote-med-civilsamhallet-och-forvaltningen.pdf";
    const made: Made = { title: "Föreningen för samhällsbyggnadsutvecklingsfrågor", levels: levels((at) => (at < 5 ? "unknown" : at % 4)), note: long, example: long };
    await take(page, made);
    await open(page, RESULT);
    await page.getByRole("button", { name: /^Lägg i planen/ }).first().click();
    for (const [at, path] of paths.entries()) {
      await open(page, path);
      await expect(page.locator("fieldset.question, .plan-row, .result-principle")).toHaveCount([4, 1, 6][at] ?? 0);
      await fits(page);
    }
    await page.getByRole("link", { name: /Jämför flera svar på en gång|Compare several answers at once/ }).click();
    await ready(page);
    await page.locator("input[type=file]").setInputFiles([
      file("stad.json", answers({ ...made, party: "city", title: `${made.title} i staden`, levels: 3 })),
      file("fler.json", answers({ ...made, title: "Fler", levels: 0 })),
    ]);
    await expect(page.locator(".pile > li")).toHaveCount(3);
    await expect(page.locator("#many-organisation")).toBeVisible();
    await fits(page);
  });
}

test("leaving is asked about while answers cannot be kept, and not once they are", async ({ page }) => {
  await begin(page);
  await page.evaluate(() => {
    const keep = Storage.prototype.setItem;
    Object.assign(window, { mend: () => (Storage.prototype.setItem = keep) });
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.locator("fieldset.question").first().getByRole("radio").nth(1).check();
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(page.locator("fieldset.question").first().getByRole("radio").nth(1)).toBeChecked();
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await page.locator("fieldset.question").first().getByRole("radio").nth(2).check();
  await saved(page);
  const told: string[] = [];
  page.on("dialog", (dialog) => {
    told.push(dialog.type());
    void dialog.accept();
  });
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(told).toEqual([]);
});
