// The page of map and list as a person finds things on it: by role and name only, so that the layout may change.
import { readFileSync } from "node:fs";
import type { Locator, Page, Route } from "@playwright/test";
import { expect, open } from "./browser";

/** A GeoJSON feature of the register, as far as the tests look. */
export type Feature = {
  id: string;
  geometry: unknown;
  properties: { name: string; kind: string; district: string | null; scope: string; signed_on: string | null };
};

/** The bundled register. */
export function register(): Feature[] {
  const file = new URL("../../../data/v1/signatories.geojson", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { features: Feature[] }).features;
}

/** The text of a broken register kept for the native tests. */
export const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/register/${name}`, import.meta.url), "utf8");

/** Opens the map page with another register. */
export async function openWith(page: Page, body: string, path = "/karta"): Promise<void> {
  const answer: Parameters<Route["fulfill"]>[0] = { status: 200, contentType: "application/geo+json", body };
  await page.route("**/signatories.geojson", (route) => route.fulfill(answer));
  await open(page, path);
}

/** The search field. */
export const search = (page: Page): Locator => page.getByRole("searchbox");

/** The heading that counts what passes. */
export const count = (page: Page): Locator => page.getByRole("heading", { name: /^\d+ av \d+ organisation/ });

/** One list item per organisation shown. */
export const cards = (page: Page): Locator =>
  page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("heading").getByRole("link") });

/** The names shown, in the order of the list. */
export const names = (page: Page): Promise<string[]> => cards(page).getByRole("heading").allTextContents();

/** The link that opens the organisation of this name. */
export const card = (page: Page, name: string | RegExp): Locator => cards(page).getByRole("link", { name });

/** The button that opens the filters where there is no room for them; not there on wide pages. */
export const filterButton = (page: Page): Locator => page.getByRole("button", { name: /^Filter/ });

/** Whatever opens a facet. A summary has no role of its own in Playwright, so it is found by its text. */
export const facet = (page: Page, name: string): Locator =>
  page.getByRole("group", { name: "Filter" }).locator("summary", { hasText: name }).first();

/** One choice of an open facet. */
export const choice = (page: Page, name: RegExp): Locator => page.getByRole("checkbox", { name });

/** The button of a dialog of filters that leads back to the list; not there on wide pages. */
export const showButton = (page: Page): Locator => page.getByRole("button", { name: /^Visa \d+ organisation/ });

/** What waits for the selection to follow. */
export async function counts(page: Page, shown: number): Promise<void> {
  await expect(count(page)).toHaveText(new RegExp(`^${shown} av `));
}
