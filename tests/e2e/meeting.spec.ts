import { readFile } from "node:fs/promises";
import { begin, expect, open, ready, saved, test } from "./support/browser";

const LANGUAGES = [
  { path: "/sjalvskattning/mote", hands: /^Händer: Etablerat/, more: /^En hand till: Påbörjat/, next: "Nästa fråga", agree: /Påbörjat/, of: "Fråga 2 av 24" },
  { path: "/en/self-assessment/meeting", hands: /^Hands: Established/, more: /^One hand more: Started/, next: "Next question", agree: /Started/, of: "Question 2 of 24" },
] as const;

for (const { path, hands, more, next, agree, of } of LANGUAGES) {
  test(`hands are counted and a level agreed on, one question a screen: ${path}`, async ({ page }) => {
    await begin(page);
    await open(page, path);
    const first = await page.locator("main h1").textContent();
    await page.getByRole("spinbutton", { name: hands }).fill("3");
    await page.getByRole("button", { name: more }).click();
    await page.getByRole("button", { name: more }).click();
    await expect(page.locator(".meeting-said [role=status]").first()).toContainText("5 ");
    await page.getByRole("radio", { name: agree }).check();
    await saved(page);
    await page.getByRole("button", { name: next }).click();
    await expect(page.locator("#meeting-question")).toBeFocused();
    await expect(page.getByText(of, { exact: false }).first()).toBeVisible();
    expect(await page.locator("main h1").textContent()).not.toBe(first);
    // The place is in the address: a reload shows the same question.
    await page.reload();
    await ready(page);
    await expect(page.getByText(of, { exact: false }).first()).toBeVisible();
    await page.locator("#meeting-before").click();
    await expect(page.locator("main h1")).toHaveText(first ?? "");
    await expect(page.getByRole("spinbutton", { name: hands })).toHaveValue("3");
    await expect(page.getByRole("radio", { name: agree })).toBeChecked();
  });
}

test("the result says that a level was agreed on in a meeting, and the file keeps the hands", async ({ page }) => {
  await begin(page);
  await open(page, "/sjalvskattning/mote");
  await page.getByRole("spinbutton", { name: /^Händer: Saknas/ }).fill("2");
  await page.getByRole("spinbutton", { name: /^Händer: Etablerat/ }).fill("4");
  await page.getByRole("radio", { name: /Etablerat/ }).check();
  await saved(page);
  await open(page, "/sjalvskattning/resultat");
  await expect(page.getByText("Ni enades i ett möte. Händer: Saknas 2, Etablerat 4.")).toBeVisible();
  const button = page.getByRole("button", { name: /Ladda ner/ }).first();
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const kept = JSON.parse(await readFile(await file.path(), "utf8"));
  expect(kept.answers.INT1.hands).toEqual({ levels: [2, 0, 4], agreed: 2 });
  // Changed by hand afterwards it is the meeting's level no more.
  await open(page, "/sjalvskattning/integritet-och-oberoende");
  await page.locator("fieldset.question").first().locator("input[type=radio]").nth(3).check();
  await saved(page);
  await open(page, "/sjalvskattning/resultat");
  await expect(page.getByText("Ni enades i ett möte.")).toHaveCount(0);
  await expect(page.getByText("Händer: Saknas 2, Etablerat 4.")).toBeVisible();
});

test("hands and levels are entered with the keyboard alone, and Page Down goes on in full screen", async ({ page }) => {
  await begin(page);
  await open(page, "/sjalvskattning/mote");
  await page.getByRole("spinbutton", { name: /^Händer: Påbörjat/ }).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("spinbutton", { name: /^Händer: Påbörjat/ })).toHaveValue("2");
  await page.getByRole("radio", { name: /Saknas/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /Påbörjat/ })).toBeChecked();
  await page.getByRole("button", { name: "Helskärm" }).click();
  await expect(page.getByRole("button", { name: "Lämna helskärm" })).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(page.getByText("Fråga 2 av 24", { exact: false }).first()).toBeVisible();
  await page.keyboard.press("PageUp");
  await expect(page.getByText("Fråga 1 av 24", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Lämna helskärm" }).click();
  await expect(page.getByRole("button", { name: "Helskärm" })).toBeVisible();
});

test("without an open assessment the meeting page says where to begin, and fits a small telephone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, "/sjalvskattning/mote");
  await expect(page.getByRole("link", { name: "Till självskattningens start" })).toBeVisible();
  await begin(page);
  await open(page, "/sjalvskattning/mote");
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
});

test("an answer from before the meeting is not called agreed on by it", async ({ page }) => {
  await begin(page);
  await page.locator("fieldset.question").first().locator("input[type=radio]").nth(1).check();
  await saved(page);
  await open(page, "/sjalvskattning/mote");
  // It opens at the first question without an answer; the one before has its own.
  await page.locator("#meeting-before").click();
  const said = page.locator(".meeting-agreed");
  await expect(said).toHaveText("Svaret före mötet: Påbörjat. Välj det som ni enas om.");
  // The same answer is agreed on by pressing it again.
  await page.getByRole("radio", { name: /Påbörjat/ }).click();
  await expect(said).toHaveText("Ni har enats om: Påbörjat");
  await page.getByRole("radio", { name: /Etablerat/ }).check();
  await expect(said).toHaveText("Ni har enats om: Etablerat");
});
