// A made assessment as one's own, in the browser.
import type { Page } from "@playwright/test";
import { answers, file, type Made } from "./answers";
import { expect, open } from "./browser";

/** Opens a made file, or the text of one, as an assessment of one's own. */
export async function take(page: Page, made: Made | string): Promise<void> {
  await open(page, "/sjalvskattning");
  const text = typeof made === "string" ? made : answers(made);
  await page.locator("input[type=file]").setInputFiles(file("svar.json", text));
  await page.getByRole("button", { name: "Öppna som en ny skattning" }).click();
  await expect(page).toHaveURL(/sjalvskattning\/./);
}

/** Opens the result of a made file. */
export async function takeToResult(page: Page, made: Made | string): Promise<void> {
  await take(page, made);
  await open(page, "/sjalvskattning/resultat");
}

/** Sees to it that nothing is wider than the page. Its own width, not the client's: the room kept for a scrollbar would hide 15 px. */
export async function fits(page: Page): Promise<void> {
  const over = () => page.locator("html").evaluate((html) => html.scrollWidth - Math.ceil(html.getBoundingClientRect().width));
  await expect.poll(over).toBeLessThanOrEqual(0);
}

/** A file of the endpoint, as the server gives it. */
export const data = async <T>(page: Page, name: string): Promise<T> => (await page.request.get(`/data/v1/${name}.json`)).json() as Promise<T>;
