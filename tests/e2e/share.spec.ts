// A link that carries an assessment: what it holds, where it goes, and that no request ever has it.
import type { Page } from "@playwright/test";
import { begin, expect, open, ready, saved, test } from "./support/browser";

/** A result with a level, a note and an example. */
async function result(page: Page): Promise<void> {
  await begin(page);
  const first = page.locator("fieldset.question").first();
  await first.getByRole("radio").nth(3).check();
  await first.getByRole("textbox", { name: /exempel/i }).fill("Svaret i maj");
  await saved(page);
  await open(page, "/sjalvskattning/resultat");
}

const link = (page: Page) => page.getByRole("textbox", { name: "Länken" }).inputValue();

test("no request carries what the link carries, and opening it shows first and writes nothing over", async ({ page, context }) => {
  await result(page);
  const address = await link(page);
  expect(address).toMatch(/\/sjalvskattning\/jamfor#s1\.[\w-]+$/);
  const secret = address.split("#s1.")[1] ?? "";
  const sent: string[] = [];
  context.on("request", (request) => sent.push([request.url(), request.postData() ?? "", JSON.stringify(request.headers())].join(" ")));
  const before = await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  await page.goto("about:blank");
  await open(page, address);
  const card = page.locator("#arrived");
  await expect(card).toBeFocused();
  await expect(card).toContainText("1 av 24");
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()))).toBe(before);
  await card.getByRole("button", { name: "Spara som en egen skattning" }).click();
  await expect(page).toHaveURL(/sjalvskattning\/resultat$/);
  await ready(page);
  await open(page, "/sjalvskattning");
  await expect(page.locator(".saved-list > li")).toHaveCount(2);
  expect(sent.length).toBeGreaterThan(5);
  for (const part of [secret, secret.slice(0, 24), secret.slice(-24)]) expect(sent.filter((one) => one.includes(part))).toEqual([]);
});

test("only levels go along until more is chosen", async ({ page }) => {
  await result(page);
  const bare = await link(page);
  await page.getByRole("checkbox", { name: "Exempel" }).check();
  await expect.poll(() => link(page)).not.toBe(bare);
  const full = await link(page);
  expect(full.length).toBeGreaterThan(bare.length);
  for (const [address, there] of [[bare, false], [full, true]] as const) {
    await page.goto("about:blank");
    await open(page, address);
    await page.getByRole("button", { name: "Spara som en egen skattning" }).click();
    await ready(page);
    const strong = page.getByText("Svaret i maj");
    await expect(strong).toHaveCount(there ? 1 : 0);
  }
});

test("a copied link is said to those who listen, and the sentence on public documents stands before it", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-write"], { origin: new URL(baseURL ?? "").origin });
  await result(page);
  const share = page.getByRole("region", { name: "Dela skattningen" });
  await expect(share.getByText("allmän handling")).toBeVisible();
  await share.getByRole("button", { name: "Kopiera länken" }).click();
  await expect(page.locator("#route-announcer")).toHaveText("Länken är kopierad");
  // The site's policy lets nobody read the clipboard, so it is pasted as a person would.
  const address = await link(page);
  await open(page, "/sjalvskattning/jamfor");
  const field = page.getByLabel("Klistra in en länk till en skattning");
  await field.focus();
  await page.keyboard.press("Control+V");
  await expect(field).toHaveValue(address);
});

test("the code carries the same and says when it cannot", async ({ page }) => {
  await result(page);
  await page.getByRole("button", { name: "Visa som QR-kod" }).click();
  const code = page.getByRole("img", { name: "QR-kod med samma länk" });
  await expect(code).toBeVisible();
  const size = await code.evaluate((one) => Number(one.getAttribute("viewBox")?.split(" ")[2]));
  expect(size).toBeGreaterThan(29);
  // Examples too long for a code, but not for a link.
  await open(page, "/sjalvskattning/integritet-och-oberoende");
  const words = Array.from({ length: 300 }, (_, at) => `ord${(at * 7919) % 9973}`).join(" ");
  await page.locator("fieldset.question").first().getByRole("textbox", { name: /exempel/i }).fill(words);
  await saved(page);
  await open(page, "/sjalvskattning/resultat");
  await page.getByRole("checkbox", { name: "Exempel" }).check();
  await page.getByRole("button", { name: "Visa som QR-kod" }).click();
  await expect(page.getByText("för lång för en QR-kod")).toBeVisible();
  await expect(code).toHaveCount(0);
});

test("a link that was cut on its way is told as such, and one pasted is taken", async ({ page }) => {
  await result(page);
  const address = await link(page);
  await page.goto("about:blank");
  await open(page, address.slice(0, -6));
  await expect(page.getByRole("alert")).toContainText("avklippt eller ändrad");
  await page.getByRole("button", { name: "Nej tack" }).click();
  await expect(page).toHaveURL(/jamfor$/);
  await page.getByLabel("Klistra in en länk till en skattning").fill(`  ${address} `);
  await page.getByRole("button", { name: "Lägg till länken" }).click();
  await expect(page.locator(".pile li")).toContainText("länk");
  await page.getByLabel("Klistra in en länk till en skattning").fill("https://example.org/");
  await page.getByRole("button", { name: "Lägg till länken" }).click();
  await expect(page.getByRole("alert")).toContainText("ingen länk till en skattning");
});

test("a link that waits for a decision is still there in the other language", async ({ page }) => {
  await result(page);
  const address = await link(page);
  await page.goto("about:blank");
  await open(page, address);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("button", { name: "Add to the comparison" })).toBeVisible();
});
