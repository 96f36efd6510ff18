// Rows S1 to S11 and T1 to T2 of the fault matrix: an answer shown as saved is there again, whatever happens between.
import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "@playwright/test";
import { begin, expect, open, ready, saved, test } from "./support/browser";

const FIRST = "/sjalvskattning/integritet-och-oberoende";

const radio = (page: Page, level: number, question = 0) =>
  page.locator("fieldset.question").nth(question).locator("input[type=radio]").nth(level);
const status = (page: Page) => page.locator("#save-status").first();

type Slot = { app: string; schema: number; rev: number; saved_at: string; draft: { schema: number; answers: Record<string, unknown> } };

/** The slots in storage by key, newest first. */
async function slots(page: Page): Promise<[key: string, slot: Slot][]> {
  const stored = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => /^samspel\/assessment\/.+\/[ab]$/.test(key)));
  const read = stored.map(([key, text]): [string, Slot] => [key, JSON.parse(text as string)]);
  return read.sort(([, a], [, b]) => b.rev - a.rev);
}

/** An assessment whose first question has been answered twice: the newest slot says 2, the one before it 1. */
async function answered(page: Page): Promise<void> {
  await begin(page);
  await radio(page, 1).check();
  await saved(page);
  await expect.poll(async () => (await slots(page)).length).toBe(2);
  const before = (await slots(page))[0]?.[1].rev ?? 0;
  await radio(page, 2).check();
  await expect.poll(async () => (await slots(page))[0]?.[1].rev).toBe(before + 1);
}

const write = (page: Page, key: string, text: string) => page.evaluate(([key, text]) => localStorage.setItem(key as string, text as string), [key, text]);
const quarantined = (page: Page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("samspel/quarantine/")).map(([, text]) => text));

test("S1: where storage is denied the app says so at once and offers a file", async ({ page }) => {
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
  await radio(page, 0).check();
  await expect(status(page)).toContainText(/kan inte|inte spara/i);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /Ladda ner/ }).first().click()]);
  const text = readFileSync(await file.path(), "utf8");
  expect(Object.keys(JSON.parse(text).answers)).toHaveLength(1);
});

test("S2: a full disk keeps the answer on the page, the slot before it whole, and offers a file", async ({ page }) => {
  await answered(page);
  const before = await slots(page);
  await page.evaluate(() => {
    // To the last character, as far as the browser lets it grow.
    let size = 1 << 22;
    let at = 0;
    while (size > 0) {
      try {
        localStorage.setItem(`filler${at}`, "x".repeat(size));
        at += 1;
      } catch {
        size >>= 1;
      }
    }
  });
  await page.locator("fieldset.question").first().getByRole("textbox", { name: /Anteckning/ }).fill("Lång anteckning. ".repeat(60));
  await expect(status(page)).toContainText(/full|kan inte|inte spara/i);
  await expect(page.getByRole("alert").getByRole("button", { name: /Ladda ner/ })).toBeVisible();
  expect((await slots(page))[0]).toEqual(before[0]);
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("filler")).forEach((key) => localStorage.removeItem(key)));
  await radio(page, 3).check();
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(radio(page, 3)).toBeChecked();
});

test("S3: a write that is silently ignored is noticed", async ({ page }) => {
  await answered(page);
  const [before] = await slots(page);
  await page.evaluate(() => (Storage.prototype.setItem = () => {}));
  await radio(page, 3).check();
  await expect(status(page)).toContainText(/kan inte|inte spara/i);
  await expect(radio(page, 3)).toBeChecked();
  expect((await slots(page))[0]).toEqual(before);
});

test("S4: with the newest slot damaged the one before is loaded, the damaged one put aside, and it is said", async ({ page }) => {
  await answered(page);
  const [newest] = await slots(page);
  await write(page, newest?.[0] ?? "", '{"app":"samspel","schema":1,"rev":9,"dra');
  await page.reload();
  await ready(page);
  await expect(radio(page, 1)).toBeChecked();
  expect(await quarantined(page)).toContain('{"app":"samspel","schema":1,"rev":9,"dra');
  await expect(page.getByRole("alert")).toContainText(/skada|kunde inte läsas/i);
  await radio(page, 3).check();
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(radio(page, 3)).toBeChecked();
});

test("S5: with both slots damaged nothing is deleted and the raw text can be saved", async ({ page }) => {
  await answered(page);
  for (const [key] of await slots(page)) await write(page, key, "garbage");
  await open(page, "/sjalvskattning");
  expect((await quarantined(page)).filter((text) => text === "garbage")).toHaveLength(2);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /Ladda ner/ }).first().click()]);
  expect(readFileSync(await file.path(), "utf8")).toContain("garbage");
});

test("S6: what a newer version saved is shown and never written over", async ({ page }) => {
  await answered(page);
  const [newest] = await slots(page);
  const [key, slot] = newest ?? ["", undefined];
  const newer = JSON.stringify({ ...slot, schema: 999, draft: { ...slot?.draft, schema: 999 } });
  await write(page, key, newer);
  await page.reload();
  await ready(page);
  await expect(status(page)).toContainText("Kan bara läsas");
  await expect(radio(page, 2)).toBeChecked();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBe(newer);
});

test("S7: a file of every released schema opens with the same answers as when it was written", async ({ page }) => {
  const read = (name: string) => readFileSync(new URL(`../fixtures/assessment/${name}`, import.meta.url), "utf8");
  const golden = JSON.parse(read("v1.golden.json"));
  await open(page, "/sjalvskattning");
  await page.locator("input[type=file]").setInputFiles({ name: "v1.json", mimeType: "application/json", buffer: Buffer.from(read("v1.json")) });
  await page.getByRole("button", { name: "Öppna som en ny skattning" }).click();
  await expect.poll(async () => (await slots(page)).length).toBeGreaterThan(0);
  const draft = (await slots(page))[0]?.[1].draft as unknown as { answers: unknown; plan: unknown };
  expect(draft.answers).toEqual(golden.answers);
  expect(draft.plan).toEqual(golden.plan);
});

test("S8: storage cleared by another tab is noticed, and the next save writes everything anew", async ({ page, context }) => {
  await answered(page);
  const other = await context.newPage();
  await open(other, "/ordlista");
  await other.evaluate(() => localStorage.clear());
  await expect(status(page)).not.toContainText(/\d\d:\d\d/);
  await radio(page, 1, 1).check();
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(radio(page, 2)).toBeChecked();
  await expect(radio(page, 1, 1)).toBeChecked();
});

test("S9: a crash in the middle of a save leaves the revision before it", async ({ page, context }) => {
  await answered(page);
  const [before] = await slots(page);
  // The write of the next revision gets half way, nothing after it gets anywhere, and the page is gone.
  await page.evaluate(() => {
    const write = Storage.prototype.setItem;
    let torn = false;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (!torn) write.call(this, key, value.slice(0, value.length / 2));
      torn = true;
    };
  });
  await radio(page, 3).check();
  const client = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  void client.send("Page.crash").catch(() => {});
  await crashed;
  const again = await context.newPage();
  await open(again, FIRST);
  await expect(radio(again, 2)).toBeChecked();
  const left = await again.evaluate((key) => localStorage.getItem(key), before?.[0] ?? "");
  expect(JSON.parse(left ?? "").rev).toBe(before?.[1].rev);
});

test("S10: an answer given less than fifty milliseconds before the tab closes is there again", async ({ page, context }) => {
  await begin(page);
  await radio(page, 1, 1).check();
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await open(again, FIRST);
  await expect(radio(again, 1, 1)).toBeChecked();
});

test("S11: a clock that jumps back a year changes nothing: the revision decides", async ({ page }) => {
  await answered(page);
  await page.clock.install({ time: Date.now() - 365 * 86_400_000 });
  await page.reload();
  await ready(page);
  await radio(page, 3).check();
  await expect.poll(async () => (await slots(page))[0]?.[1].saved_at.slice(0, 4)).toBe(String(new Date().getFullYear() - 1));
  await page.reload();
  await ready(page);
  await expect(radio(page, 3)).toBeChecked();
});

/** Two tabs with the same assessment. */
async function twoTabs(page: Page, context: BrowserContext): Promise<Page> {
  await answered(page);
  const second = await context.newPage();
  await open(second, FIRST);
  return second;
}

test("T1: of two tabs the one that is behind stops, says so, and can take the other's answers", async ({ page, context }) => {
  const second = await twoTabs(page, context);
  await radio(second, 3).check();
  await expect(status(page)).toContainText(/annan flik/i);
  const [stored] = await slots(second);
  await radio(page, 0).check();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  expect((await slots(second))[0]).toEqual(stored);
  await page.getByRole("alert").getByRole("button").last().click();
  await expect(radio(page, 3)).toBeChecked();
});

test("T2: a tab of this version stops when a newer version has saved, asks to be reloaded, and does not loop", async ({ page, context }) => {
  const second = await twoTabs(page, context);
  const [newest] = await slots(page);
  const [key, slot] = newest ?? ["", undefined];
  const newer = JSON.stringify({ ...slot, schema: 2, rev: (slot?.rev ?? 0) + 1, draft: { ...slot?.draft, schema: 2 } });
  let loads = 0;
  page.on("load", () => (loads += 1));
  await write(second, key, newer);
  await expect(status(page)).toContainText("Sparat i en annan flik");
  await radio(page, 0).check();
  await page.waitForTimeout(500);
  const stored = () => page.evaluate((key) => localStorage.getItem(key), key);
  expect(await stored()).toBe(newer);
  await page.getByRole("alert").getByRole("button", { name: "Hämta den andra flikens svar" }).click();
  await expect(page.getByRole("alert")).toContainText("Ladda om sidan för att få den nya versionen.");
  await expect(radio(page, 3)).toBeDisabled();
  expect(loads).toBe(0);
  // Loaded anew by the same version it says so again, and still overwrites nothing.
  await page.reload();
  await ready(page);
  await expect(page.getByRole("alert")).toContainText("Ladda om sidan");
  await page.waitForTimeout(500);
  expect(await stored()).toBe(newer);
  expect(loads).toBe(1);
});

test("the browser is asked once to keep what is saved, after the first answer and not before", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { asked: 0 });
    StorageManager.prototype.persist = async () => {
      (window as unknown as { asked: number }).asked += 1;
      return false;
    };
  });
  const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
  await begin(page);
  await page.waitForTimeout(300);
  await radio(page, 1).check();
  await saved(page);
  await expect.poll(asked).toBe(1);
  await radio(page, 2).check();
  await saved(page);
  expect(await asked()).toBe(1);
});

test("after ten changes a file is suggested, quietly, and not again once that is put off", async ({ page }) => {
  await begin(page);
  const reminder = page.getByText("Ladda gärna ner dem som en fil");
  for (let at = 0; at < 8; at += 1) {
    await radio(page, at % 4).check();
    await saved(page);
  }
  await expect(reminder).toHaveCount(0);
  for (let at = 0; at < 3; at += 1) {
    await radio(page, at, 1).check();
    await saved(page);
  }
  await expect(reminder).toBeVisible();
  await page.getByRole("button", { name: "Inte nu" }).click();
  await expect(reminder).toHaveCount(0);
  await radio(page, 3, 1).check();
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(reminder).toHaveCount(0);
});
