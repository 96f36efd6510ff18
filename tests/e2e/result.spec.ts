// What a result leads on to: its questions, what was written there, the other party, and back to it.
import { levels, QUESTIONS } from "./support/answers";
import { expect, open, test } from "./support/browser";
import { takeToResult as result } from "./support/opened";

test("every answer leads to its question, and Back to the same place in the result", async ({ page }) => {
  await result(page, { levels: levels((at) => at % 4) });
  const all = page.getByRole("region", { name: "Alla svar, princip för princip" });
  await expect(all.locator(".markers a")).toHaveCount(QUESTIONS.length);
  const link = all.locator('a[href$="/sjalvskattning/mangfald#q-MAN3"]');
  await link.scrollIntoViewIfNeeded();
  const stood = await page.evaluate(() => scrollY);
  await link.click();
  await expect(page).toHaveURL(/sjalvskattning\/mangfald#q-MAN3$/);
  await expect(page.locator("#q-MAN3")).toBeFocused();
  await expect(page.locator("#q-MAN3")).toBeInViewport();
  await expect(page.locator("#q-MAN3 input:checked")).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(/resultat$/);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(stood);
});

test("what nobody knows, and a top level without its example, lead to where they are answered", async ({ page }) => {
  await result(page, { levels: levels((at) => (at < 5 ? "unknown" : at === 5 ? 3 : 1)) });
  const unknown = page.getByRole("region", { name: "Det här vet ni inte" });
  await expect(unknown.getByRole("link")).toHaveCount(5);
  await page.getByRole("region", { name: "Era styrkor" }).getByRole("link").click();
  await expect(page).toHaveURL(/#q-DIA2$/);
  await expect(page.locator("#q-DIA2").getByRole("textbox", { name: "Ert exempel" })).toBeVisible();
});

test("a note stands with its answer in the result, word for word, and inert", async ({ page }) => {
  const note = 'Beslut i mars.\n<img src=x onerror="alert(1)"> & "citat"';
  await result(page, { levels: { DIA1: 2 }, note });
  const row = page.locator(".markers li", { hasText: "Beslut i mars." });
  await expect(row).toHaveCount(1);
  expect(await row.locator(".marker-note").evaluate((one) => one.textContent?.trim())).toBe(note);
  await expect(row.locator("img")).toHaveCount(0);
});

test("a letter to the other party can be changed, copied and opened as e-mail", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-write"], { origin: new URL(baseURL ?? "").origin });
  await result(page, { levels: 1 });
  await page.getByText("Be den andra parten svara").click();
  const letter = page.getByRole("textbox", { name: "Ett brev att ändra som ni vill" });
  const address = new URL("/sjalvskattning", baseURL).href;
  await expect(letter).toHaveValue(new RegExp(`hela relationen[^]*${address}\\n`));
  await letter.fill(`Hej & välkommen!\n${address}`);
  const mail = new URL((await page.getByRole("link", { name: "Öppna i e-posten" }).getAttribute("href")) ?? "");
  expect(mail.protocol).toBe("mailto:");
  expect(mail.searchParams.get("body")).toBe(`Hej & välkommen!\r\n${address}`);
  expect(mail.searchParams.get("subject")).not.toBe("");
  await page.getByRole("button", { name: "Kopiera brevet" }).click();
  await expect(page.locator("#route-announcer")).toHaveText("Brevet är kopierat.");
  await open(page, "/sjalvskattning/resultat");
  await page.getByText("Be den andra parten svara").click();
  await letter.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
  await expect(letter).toHaveValue(`Hej & välkommen!\n${address}`);
});

test("a finished assessment opens at its result, an unfinished one where it was left", async ({ page }) => {
  await result(page, { levels: 2, title: "Färdig" });
  await result(page, { levels: { INT1: 2 }, title: "Halv" });
  await open(page, "/sjalvskattning");
  await page.getByRole("button", { name: "Se resultatet: Färdig" }).click();
  await expect(page).toHaveURL(/resultat$/);
  await open(page, "/sjalvskattning");
  await page.getByRole("button", { name: "Fortsätt: Halv" }).click();
  await expect(page).toHaveURL(/integritet-och-oberoende$/);
});

test("on a phone the way of working is one press from the top", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "/sjalvskattning");
  await page.getByRole("link", { name: "Så gör ni" }).click();
  await expect(page.getByRole("heading", { name: "Så gör ni" })).toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.getByRole("link", { name: "Så gör ni" })).toBeHidden();
});

test("what the answers are about is said where the result begins, in the letter, and before a file is opened", async ({ page }) => {
  await result(page, { levels: 1, about: { scope: "department", name: "" } });
  await expect(page.locator(".result-top .eyebrow")).toContainText("en förvaltning");
  await page.getByText("Be den andra parten svara").click();
  await expect(page.getByRole("textbox", { name: "Ett brev att ändra som ni vill" })).toHaveValue(/Vi har svarat om: en förvaltning\./);
});

test("one level is no spread, and what is as low as the last suggestion is not passed over in silence", async ({ page }) => {
  await result(page, { levels: { OPP1: 1, OPP2: "unknown", OPP3: "unknown", OPP4: "unknown", DIA1: 0, DIA2: 0, DIA3: 0, DIA4: 0 } });
  const all = page.getByRole("region", { name: "Alla svar, princip för princip" });
  await expect(all).toContainText("I mitten: Påbörjat. 1 av 4 frågor har en nivå.");
  await expect(all).toContainText("Samma nivå på alla");
  await expect(page.getByRole("region", { name: "Börja här" })).toContainText("1 fråga till ligger lika lågt.");
});

for (const path of ["/sjalvskattning/resultat", "/en/self-assessment/result"]) {
  test(`no petal's name is cut by the edge of a phone: ${path}`, async ({ page }) => {
    await result(page, { levels: 2 });
    for (const width of [320, 360, 390]) {
      await page.setViewportSize({ width, height: 740 });
      await open(page, path);
      const edges = await page.locator(".result-figure .petal-name").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
      expect(edges).toHaveLength(6);
      expect(Math.min(...edges.flat())).toBeGreaterThanOrEqual(0);
      expect(Math.max(...edges.flat())).toBeLessThanOrEqual(width);
    }
  });
}
