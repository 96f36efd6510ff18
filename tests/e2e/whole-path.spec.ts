// A board's whole path, in both languages: from the first question to the same questions a year later.
import { readFile } from "node:fs/promises";
import ICAL from "ical.js";
import type { Page } from "@playwright/test";
import { expect, open, ready, saved, test } from "./support/browser";
import { bare, read } from "./support/pdf";

const WAYS = [
  {
    lang: "sv",
    start: "/sjalvskattning",
    party: /Vi är en organisation/,
    begin: "Börja svara",
    name: /Namn på skattningen/,
    nextPage: /^(Nästa|Klara)/,
    example: "Ert exempel",
    result: "/sjalvskattning/resultat",
    plan: "/sjalvskattning/plan",
    compare: "/sjalvskattning/jamfor",
    put: /Lägg i planen/,
    what: /^Vad\?/,
    when: /^När/,
    who: /^Vem/,
    calendar: /kalendern/,
    review: "Gå igenom handlingsplanen och gör om självskattningen",
    csv: /kalkylblad/,
    happened: "Vad hände?",
    due: /nästan ett år/,
    beginNext: "Börja nästa skattning",
    answered: "0 av 24 frågor besvarade",
    gaps: "Parterna bredvid varandra",
    large: "Här ser ni olika på samma sak.",
  },
  {
    lang: "en",
    start: "/en/self-assessment",
    party: /We are an organisation/,
    begin: "Start answering",
    name: /Name of the assessment/,
    nextPage: /^(Next|Ready|Done)/,
    example: "Your example",
    result: "/en/self-assessment/result",
    plan: "/en/self-assessment/plan",
    compare: "/en/self-assessment/compare",
    put: /Put in the plan/,
    what: /^What\?/,
    when: /^When/,
    who: /^Who/,
    calendar: /calendar/,
    review: "Go through the action plan and do the self-assessment again",
    csv: /spreadsheet/,
    happened: "What happened?",
    due: /Nearly a year/,
    beginNext: "Begin the next assessment",
    answered: "0 of 24 questions answered",
    gaps: "The parties side by side",
    large: "You see the same thing differently.",
  },
] as const;

async function download(page: Page, name: RegExp): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
  return readFile(await file.path(), "utf8");
}

/** The City's answers to the same questions, one level above or below. */
async function cityFile(page: Page): Promise<string> {
  const instrument = await (await page.request.get("/data/v1/instrument.sv.json")).json();
  const ids: string[] = instrument.indicators.map((one: { id: string }) => one.id);
  const answers = Object.fromEntries(ids.map((id, at) => [id, { level: at % 4, note: "", example: "" }]));
  return JSON.stringify({
    app: "samspel", schema: 1, party: "city", title: "Förvaltningen 2027", instrument: { id: instrument.id, version: instrument.version },
    created: "2027-03-01T09:00:00Z", updated: "2027-03-10T09:00:00Z", answers, plan: [],
  });
}

for (const way of WAYS) {
  test(`a board's whole path: ${way.lang}`, async ({ page, context }) => {
    test.setTimeout(180_000);
    await open(page, way.start);
    await page.getByRole("radio", { name: way.party }).check();
    await page.getByRole("textbox", { name: way.name }).fill("Älvstranden 2027");
    await page.getByRole("button", { name: way.begin }).click();
    await expect(page.locator("fieldset.question").first()).toBeVisible();

    // Answers by keyboard alone: a digit chooses, Enter goes on, and on the last question to the next page.
    let answered = 0;
    for (let at = 0; at < 3; at += 1) {
      await ready(page);
      await page.locator("fieldset.question").first().locator("input[type=radio]").first().focus();
      const questions = await page.locator("fieldset.question").count();
      for (let question = 0; question < questions; question += 1) {
        await page.keyboard.press(String((answered * 3) % 4));
        answered += 1;
        await page.keyboard.press("Enter");
      }
      await expect(page.locator("#assess-next")).toBeFocused();
      await saved(page);
      if (at < 2) await page.keyboard.press("Enter");
      await page.waitForTimeout(200);
    }
    expect(answered).toBe(12);

    // The browser is closed and opened again: the same answers, and the next question.
    const before = page.url();
    await page.close();
    const again = await context.newPage();
    await open(again, before.replace(/^https?:\/\/[^/]+/, ""));
    await expect(again.locator("fieldset.question input:checked")).toHaveCount(4);
    for (let at = 0; at < 3; at += 1) {
      await again.locator("#assess-next").click();
      await ready(again);
      const questions = again.locator("fieldset.question");
      for (let question = 0; question < 4; question += 1) {
        await questions.nth(question).locator("input[type=radio]").nth((answered * 3) % 4).check();
        answered += 1;
      }
      await saved(again);
    }
    // The top level asks for an example; with one it becomes a strength.
    const example = again.getByRole("textbox", { name: way.example }).first();
    await example.fill("Svaret i mars ändrade förslaget.");
    await saved(again);
    await again.waitForTimeout(500);
    await open(again, way.result);
    await expect(again.getByText("Svaret i mars ändrade förslaget.").first()).toBeVisible();

    // The City's file beside it.
    const city = await cityFile(again);
    await again.locator("input[type=file]").first().setInputFiles({ name: "city.json", mimeType: "application/json", buffer: Buffer.from(city) });
    await expect(again.getByText("Förvaltningen 2027").first()).toBeVisible();

    // And on the page for comparing, where the parties' views lie over each other.
    await again.locator(`a[href^="${way.compare}?with="]`).first().click();
    await ready(again);
    await expect(again.getByText("Älvstranden 2027").first()).toBeVisible();
    await again.locator("input[type=file]").setInputFiles({ name: "city.json", mimeType: "application/json", buffer: Buffer.from(city) });
    const gaps = again.getByRole("region", { name: way.gaps });
    await expect(gaps.locator(".gap-list > li")).not.toHaveCount(0);
    await expect(gaps.locator(".gap-list > li").first()).toContainText(way.large);

    // Two actions into the plan, with day and name.
    await open(again, way.result);
    await again.getByRole("button", { name: way.put }).first().click();
    await again.getByRole("button", { name: way.put }).first().click();
    await open(again, way.plan);
    await expect(again.locator(".plan-row")).toHaveCount(2);
    await again.getByRole("textbox", { name: way.when }).first().fill("2027-09-15");
    await again.getByRole("textbox", { name: way.who }).first().fill("Ordföranden; kassören");
    await again.getByRole("textbox", { name: way.what }).first().fill("Ett, två; tre \\ fyra\nNästa rad åäö");
    await saved(again);
    await again.waitForTimeout(500);

    // The calendar, read by a parser that is not ours.
    const calendar = new ICAL.Component(ICAL.parse(await download(again, way.calendar)));
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
    // The row, and the day to go through the plan, a year after it was begun.
    expect(events).toHaveLength(2);
    const begun = new Date();
    expect(events[1]?.startDate.toString()).toBe(`${begun.getUTCFullYear() + 1}-${begun.toISOString().slice(5, 10)}`);
    expect(events[1]?.summary).toBe(way.review);
    expect(events[0]?.summary).toContain("Ett, två; tre \\ fyra");
    expect(events[0]?.startDate.toString()).toBe("2027-09-15");
    expect(events[0]?.startDate.isDate).toBe(true);
    expect(events[0]?.uid).toMatch(/@samspel$/);
    expect(events[0]?.description).toContain("Ordföranden; kassören");
    expect(await download(again, way.csv)).toContain("Ordföranden; kassören");

    // On paper: the result with its plan on two pages, everything said there.
    await open(again, way.result);
    const { sheets, text } = await read(await again.pdf({ format: "A4" }));
    console.log(`${way.lang}: ${sheets} sheets`);
    expect(sheets).toBeLessThanOrEqual(2);
    for (const part of ["Älvstranden 2027", "Svaret i mars ändrade förslaget.", "Ordföranden; kassören"]) expect(text).toContain(bare(part));

    // A year later the plan asks what happened, and the next assessment begins from it.
    const later = await context.newPage();
    await later.clock.setFixedTime(new Date(Date.now() + 360 * 24 * 3600 * 1000));
    await open(later, way.plan);
    await expect(later.getByText(way.due)).toBeVisible();
    await later.getByRole("textbox", { name: way.happened }).first().fill("Gjort i september.");
    await later.locator("[id^=status-]").first().selectOption("done");
    await later.getByRole("button", { name: way.beginNext }).click();
    await expect(later.getByText(way.answered).first()).toBeVisible();
    await open(later, way.plan);
    await expect(later.locator(".plan-row")).toHaveCount(1);
    await open(later, way.start);
    await expect(later.locator(".saved-list > li")).toHaveCount(2);
  });
}
