import { type Page } from "@playwright/test";
import { begin, expect, open, ready, saved, test } from "./support/browser";

const box = (page: Page) => page.locator("#try");
const question = (page: Page, id: string) => page.locator(`#q-${id}`);
const level = (page: Page, id: string, at: number) => question(page, id).locator("input[type=radio]").nth(at);

async function tryDialogue(page: Page): Promise<void> {
  await open(page, "/principer/dialog");
  await box(page).getByRole("radio", { name: "Vi är en organisation" }).check();
  await expect(box(page).locator("fieldset.question")).toHaveCount(4);
}

test("the questions come when somebody says who answers, and each answer is met with words", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "/principer/dialog");
  expect(asked.some((path) => path.includes("instrument"))).toBe(false);
  await box(page).getByRole("radio", { name: "Vi är en organisation" }).check();
  await level(page, "DIA1", 0).check();
  await expect(question(page, "DIA1").locator(".notice")).toContainText("Ett sätt att börja:");
  await level(page, "DIA1", 2).check();
  await expect(question(page, "DIA1").locator(".notice")).toContainText("Nästa steg på skalan:");
  await level(page, "DIA1", 3).check();
  await expect(question(page, "DIA1").locator(".notice")).toContainText("exempel");
  await level(page, "DIA2", 1).check();
  await level(page, "DIA3", 4).check();
  await expect(box(page).getByRole("heading", { name: "Ni har svarat på 3 av 4 frågor" })).toBeVisible();
  await expect(box(page)).toContainText("Här finns mest att göra: Återkoppling.");
  await expect(box(page)).toContainText("ta reda på mer: Möten som går att vara med på.");
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("the other party has its own words and its own answers", async ({ page }) => {
  await tryDialogue(page);
  await level(page, "DIA1", 1).check();
  const ours = await question(page, "DIA1").locator(".question-statement").textContent();
  await box(page).getByRole("radio", { name: /förvaltning/ }).check();
  await expect(question(page, "DIA1").locator(".question-statement")).not.toHaveText(ours ?? "");
  await expect(question(page, "DIA1").locator("input:checked")).toHaveCount(0);
  await box(page).getByRole("radio", { name: "Vi är en organisation" }).check();
  await expect(level(page, "DIA1", 1)).toBeChecked();
});

test("answers are kept for the visit, and gone after a reload", async ({ page }) => {
  await tryDialogue(page);
  await level(page, "DIA4", 2).check();
  await page.locator(".turn-link[rel=next]").click();
  await expect(page.locator("main h1")).toHaveText("Kvalitet");
  await page.goBack();
  await expect(level(page, "DIA4", 2)).toBeChecked();
  await page.reload();
  await ready(page);
  await expect(box(page).locator("input:checked")).toHaveCount(0);
});

test("what was tried is shown again and saved only on a press", async ({ page }) => {
  await tryDialogue(page);
  await level(page, "DIA1", 1).check();
  await level(page, "DIA2", 4).check();
  await box(page).getByRole("link", { name: "Spara i en självskattning" }).click();
  await ready(page);
  const offer = page.locator("#offer");
  await expect(offer).toBeFocused();
  await expect(offer).toContainText("Vill ni spara 2 svar?");
  await expect(offer.locator("dd")).toHaveText(["Vi är en organisation", "Påbörjat", "Vet inte"]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await offer.getByRole("button", { name: "Spara som en ny skattning" }).click();
  await expect(page).toHaveURL(/sjalvskattning\/dialog$/);
  await saved(page);
  await expect(level(page, "DIA1", 1)).toBeChecked();
  await page.goBack();
  await expect(page).toHaveURL(/sjalvskattning$/);
  await expect(offer).toHaveCount(0);
});

test("what was tried can be left unsaved", async ({ page }) => {
  await open(page, "/sjalvskattning#try:city,LAN1:3");
  await page.locator("#offer").getByRole("button", { name: "Spara inte" }).click();
  await expect(page.locator("#offer")).toHaveCount(0);
  await expect(page).toHaveURL(/sjalvskattning$/);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("an open assessment is filled in where it has no answer, and never written over", async ({ page }) => {
  await begin(page);
  await open(page, "/sjalvskattning/dialog");
  await level(page, "DIA1", 3).check();
  await saved(page);
  await open(page, "/sjalvskattning#try:organisation,DIA1:0,DIA2:1");
  await page.locator("#offer").getByRole("button", { name: /^Lägg till i/ }).click();
  await expect(page).toHaveURL(/sjalvskattning\/dialog$/);
  await expect(level(page, "DIA1", 3)).toBeChecked();
  await expect(level(page, "DIA2", 1)).toBeChecked();
  await open(page, "/sjalvskattning#try:city,DIA3:0");
  await expect(page.locator("#offer")).toBeVisible();
  await expect(page.locator("#offer").getByRole("button", { name: /^Lägg till i/ })).toHaveCount(0);
});

test("a damaged address offers nothing", async ({ page }) => {
  await open(page, "/sjalvskattning#try:city,XXX:1,DIA1:9,%00");
  await expect(page.locator("#offer")).toHaveCount(0);
});

test("principles, questions, areas and words lead to each other", async ({ page }) => {
  await open(page, "/principer/dialog#q-DIA2");
  await expect(question(page, "DIA2")).toBeFocused();
  await question(page, "DIA2").getByRole("link", { name: /Förstärkt samspel/ }).click();
  await expect(page).toHaveURL(/overenskommelsen#area-3$/);
  await expect(page.locator("#area-3")).toBeFocused();
  await page.locator("#area-3").getByRole("link", { name: "Samråd" }).click();
  await expect(page).toHaveURL(/ordlista#consultation$/);
  await expect(page.locator("#consultation")).toBeFocused();
  await page.locator("#consultation").getByRole("link", { name: "Dialog" }).click();
  await expect(page.locator("main h1")).toHaveText("Dialog");
  await page.locator(".areas-touched").getByRole("link", { name: "Samråd", exact: true }).click();
  await expect(page).toHaveURL(/ordlista#consultation$/);
});
