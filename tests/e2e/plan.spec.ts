import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { begin, expect, open, saved, test } from "./support/browser";

const FIELDS = ["what", "how", "when", "who", "measure", "status"] as const;

/** A plan of two rows, of which the second is finished, so that it asks what happened. */
async function twoRows(page: Page): Promise<void> {
  await begin(page);
  await open(page, "/sjalvskattning/plan");
  await page.locator("#add-row").click();
  await expect(page.locator(".plan-row")).toHaveCount(1);
  await page.locator("#add-row").click();
  await expect(page.locator(".plan-row")).toHaveCount(2);
  await page.locator("[id^=what-]").first().fill("Vi träffas före budgeten, båda parter, och går igenom vad som är på väg att ändras. ".repeat(3));
  await page.locator("[id^=status-]").last().selectOption("done");
  await expect(page.getByRole("textbox", { name: "Vad hände?" })).toBeVisible();
}

const boxes = (page: Page, name: string) =>
  page.locator(`[id^=${name}-]:not([id$=-hint])`).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));

test("a wide plan is one table: heads once, and the fields of its rows in columns", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await twoRows(page);
  const heads = page.locator(".plan-heads > span");
  await expect(heads).toHaveCount(FIELDS.length);
  let before = 0;
  for (const [at, name] of FIELDS.entries()) {
    const head = await heads.nth(at).boundingBox();
    const [first, second] = await boxes(page, name);
    expect(head && first && second, name).toBeTruthy();
    if (!head || !first || !second) return;
    expect(Math.abs(first.x - second.x), `${name} lines up`).toBeLessThan(1);
    expect(Math.abs(first.width - second.width), `${name} is as wide`).toBeLessThan(1);
    expect(Math.abs(head.x - first.x), `${name} stands under its head`).toBeLessThan(4);
    expect(first.x, `${name} stands beside what comes before`).toBeGreaterThan(before);
    expect(second.y).toBeGreaterThan(first.y);
    before = first.x + first.width - 1;
  }
  // Text of any length is seen whole.
  const cut = await page.locator(".plan-row textarea").evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
  expect(cut).toBe(0);
});

test("a narrow plan is cards, each field below its own label", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await twoRows(page);
  await expect(page.locator(".plan-heads")).toBeHidden();
  for (const name of FIELDS) {
    const [first, second] = await boxes(page, name);
    expect(Math.abs((first?.x ?? 0) - (second?.x ?? 9))).toBeLessThan(1);
    const label = page.locator(`label[for^=${name}-]`).first();
    expect(await label.evaluate((one) => getComputedStyle(one).clipPath)).toBe("none");
    const box = await label.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((first?.y ?? 0) + 1);
  }
});

test("the plan is the same for those who hear it, wide or narrow, and goes through in the order it is read", async ({ page }) => {
  await twoRows(page);
  const seen: string[][] = [];
  for (const width of [1440, 820, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const row = page.getByRole("group", { name: "Åtgärd 2" });
    await expect(row.getByRole("textbox", { name: "Vad? Vilket mål har ni?" })).toBeVisible();
    await expect(row.getByRole("combobox", { name: "Läge" })).toHaveValue("done");
    const { violations } = await new AxeBuilder({ page }).include(".plan-sheet").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await row.locator("[id^=what-]").focus();
    const order: string[] = [];
    // The calendar has a stop of its own inside its field.
    for (let at = 0; at < 9; at += 1) {
      order.push(await page.evaluate(() => (document.activeElement?.id || document.activeElement?.getAttribute("type") || "").split("-")[0] ?? ""));
      await page.keyboard.press("Tab");
    }
    seen.push(order.filter((name, at) => name !== order[at - 1]));
  }
  expect(seen[0]).toEqual(["what", "how", "when", "date", "who", "measure", "status", "principle"]);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
});

test("the plan's fields warn once about individuals, and take a role for an answer", async ({ page }) => {
  await twoRows(page);
  const warning = page.getByText("inget om enskilda personer", { exact: false });
  // The first field was stepped into just now; no other says it again.
  await expect(warning).toHaveCount(1);
  await expect(page.locator("[id^=what-]").first()).toHaveAccessibleDescription(/Skriv hellre en roll än ett namn/);
  await page.getByRole("textbox", { name: /^Vem/ }).first().focus();
  await expect(warning).toHaveCount(1);
  await page.reload();
  await expect(page.locator(".plan-row")).toHaveCount(2);
  await expect(warning).toHaveCount(0);
});

test("a day written as people write it goes into the calendar, and what is none is said at once", async ({ page }) => {
  await twoRows(page);
  await page.locator("[id^=status-]").last().selectOption("planned");
  const when = page.getByRole("textbox", { name: /^När/ });
  await when.first().fill("15 mars 2027");
  await expect(when.first()).toHaveAccessibleDescription("Kommer i kalendern: 15 mars 2027.");
  await when.first().blur();
  await expect(when.first()).toHaveValue("15 mars 2027");
  await expect(when.first()).toHaveAccessibleDescription("Kommer i kalendern: 15 mars 2027.");
  await expect(page.getByLabel("Välj en dag").first()).toHaveValue("2027-03-15");
  // Written on, a day in words is still one.
  await when.first().press("End");
  await when.first().press("Backspace");
  await when.first().press("8");
  await expect(when.first()).toHaveValue("15 mars 2028");
  await when.first().blur();
  await expect(page.getByLabel("Välj en dag").first()).toHaveValue("2028-03-15");
  // Ends as it began: no change to the browser, and still a day.
  await when.first().press("End");
  await when.first().press("Backspace");
  await when.first().press("8");
  await when.first().blur();
  await expect(page.getByLabel("Välj en dag").first()).toHaveValue("2028-03-15");
  // Written as a number it stays so until it is left.
  await when.first().fill("2027-03-15");
  await expect(when.first()).toHaveValue("2027-03-15");
  await when.first().blur();
  await expect(when.first()).toHaveValue("15 mars 2027");
  await when.last().fill("före sommaren");
  await when.last().blur();
  await expect(when.last()).toHaveValue("före sommaren");
  await expect(when.last()).toHaveAccessibleDescription(/kommer inte i kalendern/);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /kalendern/ }).first().click()]);
  expect(file.suggestedFilename()).toMatch(/\.ics$/);
  await expect(page.getByText("Åtgärder utan en dag under ”När?” är inte med.")).toBeVisible();
});

test("in English a day is told and understood in English", async ({ page }) => {
  await begin(page);
  await open(page, "/en/self-assessment/plan");
  await page.getByRole("button", { name: "Add an action" }).click();
  const when = page.getByRole("textbox", { name: /^When/ });
  const picked = page.getByLabel("Choose a day");
  for (const text of ["15 March 2027", "March 15, 2027", "15 mar 2027"]) {
    await when.fill(text);
    await expect(picked).toHaveValue("2027-03-15");
    await when.blur();
    await expect(when).toHaveValue("15 March 2027");
  }
  await when.press("End");
  await when.press("Backspace");
  await when.press("8");
  await expect(picked).toHaveValue("2028-03-15");
  // In the other language the same day stands in its words.
  await saved(page);
  await open(page, "/sjalvskattning/plan");
  await expect(page.getByRole("textbox", { name: /^När/ })).toHaveValue("15 mars 2028");
});
