// Gathering answers from many hands: files dropped, links pasted and what is saved here, to be counted or compared.
import type { Page } from "@playwright/test";
import { QUESTIONS, answers, file, type Made } from "./support/answers";
import { begin, expect, open, saved, test } from "./support/browser";
import { bare, read } from "./support/pdf";

const COMPARE = "/sjalvskattning/jamfor";
const FOLLOW_UP = "/uppfoljning";

/** So many answers, each of a respondent of its own. */
const many = (count: number, made: Made = {}) =>
  Array.from({ length: count }, (_, at) => file(`Hemlig förening ${at}.json`, answers({ id: `svar-${at}`, title: `Hemlig förening ${at}`, levels: Object.fromEntries(QUESTIONS.map((id) => [id, at % 4])), ...made })));

/** Lets go of files over the place that takes them, as somebody who drags them there. */
async function drop(page: Page, files: ReturnType<typeof file>[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, text: buffer.toString() }));
  const dataTransfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, mimeType, text } of given) data.items.add(new File([text], name, { type: mimeType }));
    return data;
  }, given);
  const place = page.locator(".drop");
  await place.dispatchEvent("dragover", { dataTransfer });
  await expect(place).toHaveClass(/\bover\b/);
  await place.dispatchEvent("drop", { dataTransfer });
  await expect(place).not.toHaveClass(/\bover\b/);
}

/** A new assessment with one answer, and the link that its result page makes of it. */
async function shared(page: Page, level: number): Promise<string> {
  await begin(page);
  await page.locator("fieldset.question").first().getByRole("radio").nth(level).check();
  await saved(page);
  await open(page, "/sjalvskattning/resultat");
  return page.getByRole("textbox", { name: "Länken" }).inputValue();
}

test("files dropped are counted, and what is no answer is told by name", async ({ page }) => {
  await open(page, FOLLOW_UP);
  await drop(page, [...many(5), file("bild.json", "\u0000PNG")]);
  await expect(page.locator("#counted")).toContainText("5 svar räknade");
  await expect(page.locator(".figure .counts")).toHaveCount(24);
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText([/^bild\.json: .*går inte att läsa/]);
});

test("links pasted, one a line, are counted each, the same one once, and what is no link is told", async ({ page }) => {
  const [one, two] = [await shared(page, 1), await shared(page, 2)];
  await open(page, FOLLOW_UP);
  const field = page.getByLabel("Klistra in länkar, en per rad");
  await field.fill(`${one}\n${two}\n${one}\nhttps://example.org/\n`);
  await page.getByRole("button", { name: "Räkna länkarna" }).click();
  await expect(page.locator("#counted")).toContainText("2 svar räknade");
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText(["Samma svar finns redan med.", "Det där är ingen länk till en skattning."]);
  await expect(field).toHaveValue("");
});

test("no name of a file or of an assessment gets onto paper, whatever the screen tells of them", async ({ page }) => {
  await open(page, FOLLOW_UP);
  await drop(page, [...many(6), ...many(1)]);
  await expect(page.getByRole("alert")).toContainText("Hemlig förening 0.json");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Hemlig förening")).toBeHidden();
  const { text } = await read(await page.pdf({ format: "A4" }));
  expect(text).toContain(bare("6 har valt en nivå."));
  expect(text.toLowerCase()).not.toContain("hemlig");
});

test("a file, a link and what is saved here lie in one pile and are compared with each other", async ({ page }) => {
  const link = await shared(page, 2);
  await open(page, "/sjalvskattning");
  await page.locator("input[type=file]").setInputFiles(file("egen.json", answers({ title: "Sparad här", levels: { INT1: 1 } })));
  await page.getByRole("button", { name: "Öppna som en ny skattning" }).click();
  await open(page, COMPARE);
  await drop(page, [file("stad.json", answers({ party: "city", title: "Förvaltningen", levels: { INT1: 0 } }))]);
  await page.getByLabel("Klistra in en länk till en skattning").fill(link);
  await page.getByRole("button", { name: "Lägg till länken" }).click();
  await page.getByRole("button", { name: "Lägg till Sparad här" }).click();
  await expect(page.locator(".pile > li p.small:visible")).toHaveText([/ · fil$/, / · länk$/, / · den här enheten$/]);
  await expect(page.getByRole("region", { name: "Parterna bredvid varandra" }).locator("h3")).toHaveText(["Fri röst"]);
  await page.getByLabel("När räknas Sparad här?").selectOption("now");
  await expect(page.getByRole("region", { name: "Inom organisationerna" })).toContainText("Svaren går från påbörjat till etablerat.");
});

test("five hundred answers are counted, and of one more it is told that it does not fit", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, FOLLOW_UP);
  const [last, ...files] = many(501).reverse();
  await page.locator("input[type=file]").setInputFiles(files);
  await expect(page.locator("#counted")).toContainText("500 svar räknade", { timeout: 60_000 });
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Organisationerna" })).toContainText("500 svar.");
  await page.locator("input[type=file]").setInputFiles(last!);
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText([/^Hemlig förening 500\.json: .*Högst 500/]);
  await expect(page.locator("#counted")).toContainText("500 svar räknade");
});

test("of files chosen at once all that do not fit are told, not only the first", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, FOLLOW_UP);
  await page.locator("input[type=file]").setInputFiles(many(510));
  await expect(page.locator("#counted")).toContainText("500 svar räknade", { timeout: 60_000 });
  await expect(page.getByRole("alert").getByRole("heading")).toHaveText("10 kom inte med");
});
