// Six questions in five minutes, and on to all of them.
import { expect, open, ready, saved, test } from "./support/browser";

const TEXTS = {
  sv: { path: "/snabbkoll", party: /Vi är en organisation/, begin: "Börja snabbkollen", result: "/sjalvskattning/resultat", full: "Svara på alla frågor" },
  en: { path: "/en/quick-check", party: /We are an organisation/, begin: "Begin the quick check", result: "/en/self-assessment/result", full: "Answer all the questions" },
} as const;

for (const lang of ["sv", "en"] as const) {
  const texts = TEXTS[lang];
  test(`six answers lead to a result and on to the other questions, ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    await open(page, texts.path);
    await page.getByRole("radio", { name: texts.party }).check();
    await page.getByRole("button", { name: texts.begin }).click();
    for (let question = 0; question < 6; question += 1) {
      await ready(page);
      const groups = page.locator("fieldset.question");
      await expect(groups).toHaveCount(1);
      await groups.getByRole("radio").nth(question % 4).check();
      await saved(page);
      if (question < 5) {
        const here = page.url();
        await page.locator(".assess-onward a").last().click();
        await expect(page).not.toHaveURL(here);
      }
    }
    await open(page, texts.result);
    await page.getByRole("button", { name: texts.full }).click();
    await ready(page);
    // What was answered stays; the principle's other questions stand beside it.
    await expect(page.locator("fieldset.question")).toHaveCount(4);
    await expect(page.locator("fieldset.question input:checked")).toHaveCount(1);
  });
}

test("a quick check without a party says what is missing", async ({ page }) => {
  await open(page, "/snabbkoll");
  await page.getByRole("button", { name: "Börja snabbkollen" }).click();
  await expect(page.getByRole("alert")).toContainText("Välj");
  await expect(page).toHaveURL(/snabbkoll$/);
});
