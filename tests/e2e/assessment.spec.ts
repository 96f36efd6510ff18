import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { begin, open, ready, saved, test } from "./support/browser";

const PRINCIPLES = ["integritet-och-oberoende", "dialog", "kvalitet", "langsiktighet", "oppenhet-och-insyn", "mangfald"];

/** Answers every question of the open assessment; the level of question n is `levels[n % length]`. */
async function answerAll(page: Page, levels: readonly number[]): Promise<number[][]> {
  const given: number[][] = [];
  let number = 0;
  for (const slug of PRINCIPLES) {
    await open(page, `/sjalvskattning/${slug}`);
    const questions = page.locator("fieldset.question");
    const row: number[] = [];
    for (let at = 0; at < (await questions.count()); at += 1) {
      const level = levels[number % levels.length] ?? 0;
      await questions.nth(at).locator("input[type=radio]").nth(level).check();
      row.push(level);
      number += 1;
    }
    given.push(row);
    await saved(page);
  }
  return given;
}

/** The two middle values, as the result page says them: "between" when they differ. */
function middle(levels: number[]): [number, number] {
  const sorted = [...levels].sort((a, b) => a - b);
  return [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
}

async function download(page: Page, name: RegExp): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
  return readFile(await file.path(), "utf8");
}

test("a start without a party says what is missing, at the top and in focus", async ({ page }) => {
  await open(page, "/sjalvskattning");
  await page.getByRole("button", { name: "Börja svara" }).click();
  await expect(page.locator("#error-summary")).toBeFocused();
  await expect(page.locator("#error-summary")).toContainText("Välj vilka ni är");
  await expect(page).toHaveTitle(/^Fel: /);
});

test("an answer and a note are still there after a reload and in the other language", async ({ page }) => {
  await begin(page);
  const first = page.locator("fieldset.question").first();
  await first.locator("input[type=radio]").first().focus();
  await page.keyboard.press("2");
  await expect(first.locator("input[type=radio]").nth(2)).toBeChecked();
  await first.getByRole("textbox", { name: /Anteckning/ }).fill("Mötet i höstas kom i god tid.");
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(first.locator("input[type=radio]").nth(2)).toBeChecked();
  await expect(first.getByRole("textbox", { name: /Anteckning/ })).toHaveValue("Mötet i höstas kom i god tid.");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/self-assessment\//);
  await ready(page);
  await expect(first.locator("input[type=radio]").nth(2)).toBeChecked();
});

test("an answer given a moment before the tab closes is kept", async ({ page, context }) => {
  await begin(page);
  await page.locator("fieldset.question").nth(1).locator("input[type=radio]").nth(1).check();
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await open(again, "/sjalvskattning/integritet-och-oberoende");
  await expect(again.locator("fieldset.question").nth(1).locator("input[type=radio]").nth(1)).toBeChecked();
});

test("each party gets its own statements and its own levels", async ({ page, browser }) => {
  await begin(page, "organisation");
  const mine = await page.locator(".question-statement").first().textContent();
  const other = await (await browser.newContext({ baseURL: test.info().project.use.baseURL })).newPage();
  await begin(other, "city");
  const theirs = await other.locator(".question-statement").first().textContent();
  expect(theirs).not.toBe(mine);
  await other.context().close();
});

test("a press on a card that is half under the bar chooses it and scrolls nothing", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await begin(page);
  const question = page.locator("fieldset.question").nth(1);
  for (const card of [question.locator(".levels .level").nth(1), question.locator(".level.other").first()]) {
    // Its upper end lies where the bar is; pressed is what can be seen of it.
    await card.evaluate((card) => window.scrollBy({ top: card.getBoundingClientRect().bottom - 120, behavior: "instant" }));
    const box = await card.boundingBox();
    if (!box) throw new Error("no card");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height - 4);
    await expect(card.getByRole("radio")).toBeChecked();
    // Its place in the window, not the page's: while lettering comes far above, the browser keeps the one by changing the other.
    expect((await card.boundingBox())?.y).toBe(box.y);
  }
});

test("from answers to medians, a first action, a plan and every file, and back from the file", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await begin(page);
  const given = await answerAll(page, [0, 3, 1, 2, 2, 1, 3]);
  await open(page, "/sjalvskattning/resultat");
  const labels = ["Saknas", "Påbörjat", "Etablerat", "Utvecklat"];
  const show = page.getByRole("button", { name: "Visa som tabell" });
  if (await show.count()) await show.click();
  const rows = page.locator("table tbody tr").filter({ has: page.locator("th") });
  for (const [at, levels] of given.entries()) {
    const [low, high] = middle(levels);
    const said = (await rows.nth(at).textContent())?.toLowerCase() ?? "";
    const word = (level: number) => (labels[level] ?? "?").toLowerCase();
    expect(said).toContain(low === high ? word(low) : `mellan ${word(low)} och ${word(high)}`);
  }
  // Ordinal answers: no percentage and no sum anywhere on the page.
  expect(await page.locator("main").innerText()).not.toMatch(/\d\s?%|\d\s*poäng|totalt\s*\d/i);

  await page.getByRole("button", { name: /Lägg i planen/ }).first().click();
  await open(page, "/sjalvskattning/plan");
  const who = page.getByRole("textbox", { name: /Vem/ }).first();
  await who.fill("Ordföranden");
  await page.getByRole("textbox", { name: /När/ }).first().fill("2027-03-15");
  await who.focus();
  await page.waitForTimeout(900);

  const calendar = await download(page, /kalendern/);
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(calendar).toContain("DTSTART;VALUE=DATE:20270315");
  expect(await download(page, /kalkylblad/)).toContain("Ordföranden");
  expect(await download(page, /som text/)).toContain("Ordföranden");
  const file = await download(page, /hela skattningen/);
  const parsed = JSON.parse(file);
  expect(parsed.app).toBe("samspel");
  expect(parsed.party).toBe("organisation");
  expect(Object.keys(parsed.answers)).toHaveLength(given.flat().length);

  const fresh = await (await browser.newContext({ baseURL: test.info().project.use.baseURL })).newPage();
  await open(fresh, "/sjalvskattning");
  await fresh.locator("input[type=file]").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await fresh.getByRole("button", { name: "Öppna som en ny skattning" }).click();
  await open(fresh, "/sjalvskattning/plan");
  await expect(fresh.getByRole("textbox", { name: /Vem/ }).first()).toHaveValue("Ordföranden");
  const again = JSON.parse(await download(fresh, /hela skattningen/));
  expect(again.answers).toEqual(parsed.answers);
  expect(again.plan).toEqual(parsed.plan);
  await fresh.context().close();
});

test("a file that is none of ours is refused in words and changes nothing", async ({ page }) => {
  await open(page, "/sjalvskattning");
  const field = page.locator("input[type=file]");
  for (const [text, said] of [["{broken", "går inte att läsa"], ['{"app":"other"}', "ingen skattning härifrån"]] as const) {
    await field.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await expect(page.getByText(said, { exact: false })).toBeVisible();
  }
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("assessment")))).toEqual([]);
});

test("where storage is forbidden the app works and says that nothing can be kept", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await open(page, "/sjalvskattning");
  await page.getByRole("radio", { name: /Vi är en organisation/ }).check();
  await page.getByRole("button", { name: "Börja svara" }).click();
  await ready(page);
  await page.locator("fieldset.question").first().locator("input[type=radio]").first().check();
  await expect(page.locator("#save-status").first()).toContainText(/kan inte|inte spara/i);
  await expect(page.getByRole("button", { name: /Ladda ner/ }).first()).toBeVisible();
});

test("a full storage is said and the answer stays on the page", async ({ page }) => {
  await begin(page);
  await saved(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const radio = page.locator("fieldset.question").first().locator("input[type=radio]").nth(1);
  await radio.check();
  await expect(page.locator("#save-status").first()).toContainText(/full|kan inte|inte spara/i);
  await expect(radio).toBeChecked();
});

test("a second tab that is behind does not overwrite the first", async ({ page, context }) => {
  await begin(page);
  await page.locator("fieldset.question").first().locator("input[type=radio]").nth(1).check();
  await saved(page);
  const second = await context.newPage();
  await open(second, "/sjalvskattning/integritet-och-oberoende");
  await second.locator("fieldset.question").first().locator("input[type=radio]").nth(2).check();
  await saved(second);
  await expect(page.locator("#save-status").first()).toContainText(/annan flik/i);
});
