// Five ways of using the same page. A task says what is pressed and typed; a way says how.
import type { Locator, Page, PlaywrightTestOptions } from "@playwright/test";
import { expect } from "./browser";

export type Way = {
  name: string;
  /** Options of the browser context. */
  use: Partial<Pick<PlaywrightTestOptions, "viewport" | "hasTouch">>;
  /** What is done to the page once it stands. */
  prepare: (page: Page) => Promise<void>;
  /** Activates a button, link, summary or checkbox. */
  press: (page: Page, target: Locator) => Promise<void>;
  /** Types into a field. */
  type: (page: Page, field: Locator, text: string) => Promise<void>;
  /** Picks the option with this text. */
  pick: (page: Page, select: Locator, option: string) => Promise<void>;
};

/** Most presses of Tab until something is reached: the whole page with its list once round. */
const MAX_STOPS = 400;

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes on with Tab until `target` has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toHaveCount(1);
  for (let stop = 0; stop < MAX_STOPS && !(await isFocused(target)); stop += 1) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
}

/** Refuses what a reader of the accessibility tree would not find: no snapshot, no role, or no name. */
async function inTree(target: Locator): Promise<void> {
  await expect(target).toHaveCount(1);
  const said = await target.ariaSnapshot();
  expect(said).toMatch(/^- (button|link|checkbox|searchbox|combobox|text|group)/);
  expect(said).toMatch(/"[^"]+"|: \S/);
}

const pointer: Way = {
  name: "pointer",
  use: {},
  prepare: async () => {},
  press: (_, target) => target.click(),
  type: (_, field, text) => field.fill(text),
  pick: async (_, select, option) => void (await select.selectOption(option)),
};

export const WAYS: Way[] = [
  {
    name: "by keyboard alone",
    use: {},
    prepare: async () => {},
    press: async (page, target) => {
      await tabTo(page, target);
      const checkbox = (await target.getAttribute("type")) === "checkbox";
      await page.keyboard.press(checkbox ? "Space" : "Enter");
    },
    type: async (page, field, text) => {
      await tabTo(page, field);
      await page.keyboard.type(text);
    },
    pick: async (page, select, option) => {
      await tabTo(page, select);
      await page.keyboard.type(option);
      await expect(select).toHaveValue(option);
    },
  },
  { ...pointer, name: "by touch", use: { hasTouch: true }, press: (_, target) => target.tap() },
  { ...pointer, name: "on 320 px", use: { viewport: { width: 320, height: 640 } } },
  {
    ...pointer,
    name: "without the map",
    // All of the map's part of the page: its list of what is in view, its buttons and the years below it as well.
    prepare: async (page) => {
      await page.locator(".map-canvas").evaluateAll((all) => all.forEach((part) => part.remove()));
      await expect(page.locator("canvas, .map, [role=listbox]")).toHaveCount(0);
    },
  },
  {
    ...pointer,
    name: "through the accessibility tree alone",
    // Assistive technology acts on the element itself, wherever it lies on the screen.
    press: async (_, target) => {
      await inTree(target);
      await target.evaluate((element) => (element as HTMLElement).click());
    },
    type: async (_, field, text) => {
      await inTree(field);
      await field.fill(text);
    },
    pick: async (_, select, option) => {
      await inTree(select);
      await select.selectOption(option);
    },
  },
];
