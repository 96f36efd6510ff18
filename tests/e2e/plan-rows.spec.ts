// The rows of a plan: their order, their links, one that was removed, and the day on which all is gone through.
import { readFile } from "node:fs/promises";
import ICAL from "ical.js";
import type { Locator, Page } from "@playwright/test";
import { answers } from "./support/answers";
import { begin, expect, open, ready, saved, test } from "./support/browser";
import { take } from "./support/opened";
import { WAYS } from "./support/ways";

const PLAN = "/sjalvskattning/plan";

const row = (page: Page, number: number) => page.getByRole("group", { name: `Åtgärd ${number}` });
const values = (fields: Locator) => fields.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
const fields = (row: Locator) => row.locator("textarea, select, input");

/** The plan as it stands after a reload, once everything is stored. */
async function again(page: Page): Promise<void> {
  await saved(page);
  await page.reload();
  await ready(page);
}

/** A plan with rows that say these things. */
async function plan(page: Page, whats: string[]): Promise<void> {
  await begin(page);
  await open(page, PLAN);
  for (const [at, what] of whats.entries()) {
    await page.getByRole("button", { name: "Lägg till en åtgärd" }).click();
    await row(page, at + 1).getByRole("textbox", { name: /^Vad\?/ }).fill(what);
  }
}

test("rows are moved up and down from the keyboard alone, the focus goes along, and the order is kept", async ({ page }) => {
  const { press } = WAYS.find(({ name }) => name === "by keyboard alone")!;
  await plan(page, ["Ett", "Två", "Tre", "Fyra"]);
  const order = page.getByRole("textbox", { name: /^Vad\?/ });
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await press(page, button("Flytta upp åtgärd 4"));
  await expect(button("Flytta upp åtgärd 3")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button("Flytta upp åtgärd 2")).toBeFocused();
  await expect.poll(() => values(order)).toEqual(["Ett", "Fyra", "Två", "Tre"]);
  await press(page, button("Flytta ner åtgärd 1"));
  await expect(button("Flytta ner åtgärd 2")).toBeFocused();
  await expect(page.locator("#route-announcer")).toHaveText("Åtgärden står nu som nummer 2");
  await again(page);
  expect(await values(order)).toEqual(["Fyra", "Ett", "Två", "Tre"]);
});

test("the first row goes no further up and the last no further down", async ({ page }) => {
  await plan(page, ["Ett", "Två"]);
  for (const name of ["Flytta upp åtgärd 1", "Flytta ner åtgärd 2"]) {
    const button = page.getByRole("button", { name });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await button.focus();
    await page.keyboard.press("Enter");
  }
  await again(page);
  expect(await values(page.getByRole("textbox", { name: /^Vad\?/ }))).toEqual(["Ett", "Två"]);
});

test("a removed row comes back by undo to its place with all that stood in it", async ({ page }) => {
  await plan(page, ["Ett", "Två", "Tre"]);
  const second = row(page, 2);
  await second.getByRole("combobox", { name: "Läge" }).selectOption({ label: "Klar" });
  for (const [name, text] of [[/^Hur\? /, "En gång i månaden"], [/^När\?/, "2027-03-15"], [/^Vem\?/, "Ordföranden"], [/^Hur vet ni/, "Ett svar finns"], [/^Vad hände\?/, "Två\nmöten <b>blev</b> av"]] as const) {
    await second.getByRole("textbox", { name }).fill(text);
  }
  await second.getByRole("combobox", { name: "Fråga" }).selectOption({ index: 6 });
  const before = await values(fields(second));
  expect(before).toEqual(expect.arrayContaining(["Två", "En gång i månaden", "2027-03-15", "Ordföranden", "Ett svar finns", "Två\nmöten <b>blev</b> av", "done", "DIA"]));
  await page.getByRole("button", { name: "Ta bort åtgärd 2" }).click();
  await expect(page.locator(".plan-row")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Ångra" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".plan-row")).toHaveCount(3);
  expect(await values(fields(row(page, 2)))).toEqual(before);
  await again(page);
  expect(await values(fields(row(page, 2)))).toEqual(before);
});

test("the principle, the question and the action area chosen for a row are kept, each as chosen", async ({ page }) => {
  await plan(page, ["Ett", "Två"]);
  const chosen = async (number: number) => values(row(page, number).locator(".plan-more select"));
  await row(page, 1).getByRole("combobox", { name: "Princip" }).selectOption({ label: "Kvalitet" });
  await row(page, 2).getByRole("combobox", { name: "Fråga" }).selectOption({ label: "Tidigt samråd" });
  await row(page, 2).getByRole("combobox", { name: "Åtgärdsområde" }).selectOption({ label: "Finansieringsformer" });
  const wanted = [["KVA", "", ""], ["DIA", "DIA1", "7"]];
  expect([await chosen(1), await chosen(2)]).toEqual(wanted);
  await again(page);
  expect([await chosen(1), await chosen(2)]).toEqual(wanted);
  // A question of another principle does not stay when the principle is changed.
  await row(page, 2).getByRole("combobox", { name: "Princip" }).selectOption({ label: "Mångfald" });
  await again(page);
  expect(await chosen(2)).toEqual(["MAN", "", ""]);
});

for (const { begun, day } of [
  { begun: "2026-01-01T09:00:00Z", day: "2027-01-01" },
  { begun: "2024-02-29T09:00:00Z", day: "2025-02-28" },
]) {
  test(`the calendar ends with a day to go through the plan, a year after ${begun.slice(0, 10)}`, async ({ page }) => {
    const made = JSON.parse(answers({ title: "Föreningen" })) as Record<string, unknown>;
    const plan = [{ id: "p1", what: "Bjud in", when: "2028-05-04" }, { id: "p2", what: "Utan dag", when: "i höst" }];
    await take(page, JSON.stringify({ ...made, created: begun, plan }));
    await open(page, PLAN);
    const [calendar] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Ladda ner till kalendern" }).click()]);
    const text = await readFile(await calendar.path(), "utf8");
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
    expect(events.map((one) => [one.startDate.toString(), one.summary])).toEqual([
      ["2028-05-04", "Bjud in"],
      [day, "Gå igenom handlingsplanen och gör om självskattningen"],
    ]);
  });
}
