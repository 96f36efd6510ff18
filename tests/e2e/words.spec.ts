// Words of the glossary, explained where they stand.
import AxeBuilder from "@axe-core/playwright";
import { expect, open, test } from "./support/browser";
import { bare, read } from "./support/pdf";

for (const path of ["/overenskommelsen", "/en/compact"]) {
  test(`a word on ${path} says what it means by key and by touch, and Escape closes it`, async ({ page }) => {
    await open(page, path);
    const word = page.locator("main button[popovertarget]").first();
    const meaning = page.locator(`#${await word.getAttribute("popovertarget")}`);
    await expect(meaning).toBeHidden();
    await word.focus();
    await page.keyboard.press("Enter");
    await expect(meaning).toBeVisible();
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(meaning).toBeHidden();
    await expect(word).toBeFocused();
    await word.click();
    await meaning.getByRole("link").click();
    await expect(page).toHaveURL(/(ordlista|glossary)#/);
  });
}

test("each word is explained once on a page, and on paper below the text", async ({ page }) => {
  await open(page, "/overenskommelsen");
  const ids = await page.locator("main button[popovertarget]").evaluateAll((all) => all.map((one) => one.getAttribute("popovertarget")));
  expect(ids.length).toBeGreaterThan(2);
  expect(new Set(ids).size).toBe(ids.length);
  const meanings = await page.locator(".footnotes dd").allTextContents();
  expect(meanings.length).toBe(ids.length);
  const { text } = await read(await page.pdf({ format: "A4" }));
  for (const meaning of meanings) expect(text).toContain(bare(meaning));
});

for (const path of ["/overenskommelsen", "/en/compact", "/principer/dialog", "/en/principles/diversity"]) {
  test(`on paper the words of ${path} have the number of their note`, async ({ page }) => {
    await open(page, path);
    const words = await page.locator("main button[popovertarget]").allTextContents();
    const terms = await page.locator(".footnotes dt").allTextContents();
    expect(words.length).toBeGreaterThan(0);
    expect(terms.length).toBe(words.length);
    const { noted } = await read(await page.pdf({ format: "A4" }));
    const raised = (number: number) => [...String(number)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
    for (const [at, word] of words.entries()) expect(noted).toContain(bare(word) + raised(at + 1));
    for (const [at, term] of terms.entries()) expect(noted).toContain(raised(at + 1) + bare(term));
  });
}

test("the questions for a meeting print alone, with room to write", async ({ page }) => {
  await page.addInitScript(() => (window.print = () => Object.assign(window, { printed: document.documentElement.dataset.print })));
  await open(page, "/principer/dialog");
  await page.getByRole("button", { name: "Skriv ut frågorna till ett möte" }).click();
  expect(await page.evaluate(() => (window as unknown as { printed: string }).printed)).toBe("handout");
  const questions = (await page.locator(".questions li").allInnerTexts()).map(bare);
  expect(questions.length).toBeGreaterThanOrEqual(4);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("main .example")).toBeHidden();
  const { sheets, text } = await read(await page.pdf({ format: "A4" }));
  expect(sheets).toBe(1);
  for (const question of questions) expect(text).toContain(question);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.locator("html")).not.toHaveAttribute("data-print");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("words say what they mean all the same", async ({ page }) => {
    await page.goto("/overenskommelsen");
    const word = page.locator("#prerendered main button[popovertarget]").first();
    await word.click();
    await expect(page.locator(`#prerendered [id="${await word.getAttribute("popovertarget")}"]`)).toBeVisible();
  });
});
