// Five ways of using the same page. A task says what is pressed, typed and read; a way says how.
import type { CDPSession, Locator, Page, PlaywrightTestOptions } from "@playwright/test";
import { expect } from "./browser";

export type Way = {
  name: string;
  /** Options of the browser context. */
  use: Partial<Pick<PlaywrightTestOptions, "viewport" | "hasTouch" | "isMobile">>;
  /** What is done to the page once it stands. */
  prepare: (page: Page) => Promise<void>;
  /** Whether this is there now for somebody who goes this way. */
  has: (page: Page, target: Locator) => Promise<boolean>;
  /** Activates a button, link, summary or checkbox. */
  press: (page: Page, target: Locator) => Promise<void>;
  /** Types into a field. */
  type: (page: Page, field: Locator, text: string) => Promise<void>;
  /** Picks the option with this text. */
  pick: (page: Page, select: Locator, option: string) => Promise<void>;
  /** What is to be read there; fails where there is nothing to read. */
  read: (page: Page, target: Locator) => Promise<string>;
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

/** Text as it is seen or heard: soft hyphens and the width of spaces are neither. */
const plain = (text: string) => text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

/** What Chromium calls things that can be pressed, opened, chosen or written in. */
const OPERABLE = [
  "button", "link", "tab", "checkbox", "radio", "switch", "option", "slider", "spinbutton", "textbox", "searchbox",
  "menuitem", "menuitemcheckbox", "menuitemradio", "treeitem", "ComboBoxMenuButton", "ComboBoxSelect", "combobox",
  // A summary, alone and among those that close each other.
  "DisclosureTriangle", "DisclosureTriangleGrouped",
];

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** The way to Chromium's own accessibility tree: not what the test's library makes of the document. */
function chromium(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
}

/** Chromium's name for an element; none where no element or more than one is found. */
async function handle(page: Page, target: Locator): Promise<string | undefined> {
  if ((await target.count()) !== 1) return undefined;
  await target.evaluate((element) => void Object.assign(window, { asked: element }));
  const { result } = await (await chromium(page)).send("Runtime.evaluate", { expression: "window.asked" });
  return result.objectId;
}

/** The node of an element in the tree, which may be one that assistive technology is not shown. */
async function node(page: Page, target: Locator) {
  await expect(target).toHaveCount(1);
  const objectId = await handle(page, target);
  const { nodes } = await (await chromium(page)).send("Accessibility.getPartialAXTree", { objectId, fetchRelatives: false });
  return nodes[0];
}

/** The node of something to press or write in. Refuses what the tree hides, does not name, or does not offer for that. */
async function operable(page: Page, target: Locator) {
  const found = await node(page, target);
  const said = { ignored: found?.ignored, role: String(found?.role?.value), name: String(found?.name?.value ?? "") };
  expect(said.ignored, JSON.stringify(found)).toBe(false);
  expect(OPERABLE, JSON.stringify(found)).toContain(said.role);
  expect(plain(said.name), JSON.stringify(found)).not.toBe("");
  expect(found?.properties?.filter(({ name, value }) => name === "disabled" && value.value === true)).toEqual([]);
  return found?.backendDOMNodeId;
}

const pointer: Way = {
  name: "pointer",
  use: {},
  prepare: async () => {},
  has: (_, target) => target.isVisible(),
  press: (_, target) => target.click(),
  type: (_, field, text) => field.fill(text),
  pick: async (_, select, option) => void (await select.selectOption(option)),
  read: async (_, target) => {
    await expect(target).toBeVisible();
    const text = plain(await target.innerText());
    expect(text).not.toBe("");
    return text;
  },
};

export const WAYS: Way[] = [
  {
    ...pointer,
    name: "by keyboard alone",
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
  {
    ...pointer,
    name: "by touch",
    // A phone: map and list have no room beside each other.
    use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    prepare: async (page) => {
      expect(await page.evaluate(() => [innerWidth, matchMedia("(hover: none) and (pointer: coarse)").matches])).toEqual([360, true]);
      await expect(page.locator("canvas")).toBeHidden();
      await expect(page.getByRole("button", { name: "Visa karta" })).toBeVisible();
    },
    press: (_, target) => target.tap(),
    type: async (page, field, text) => {
      await field.tap();
      await expect(field).toBeFocused();
      // As the keyboard on the screen does: words, not keys.
      await page.keyboard.insertText(text);
    },
    // The tap opens a list of the phone's own, which no test can reach into: what is taken from it comes as from there.
    pick: async (_, select, option) => {
      await select.tap();
      await expect(select).toBeFocused();
      await select.selectOption(option);
    },
  },
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
    has: async (page, target) => (await handle(page, target)) !== undefined && (await node(page, target))?.ignored === false,
    // Assistive technology acts on what the tree's node stands for, wherever that lies on the screen.
    press: async (page, target) => {
      const backendNodeId = await operable(page, target);
      const cdp = await chromium(page);
      const { object } = await cdp.send("DOM.resolveNode", { backendNodeId });
      await cdp.send("Runtime.callFunctionOn", { objectId: object.objectId, functionDeclaration: "function () { this.click(); }" });
    },
    type: async (page, field, text) => {
      await operable(page, field);
      await field.fill(text);
    },
    pick: async (page, select, option) => {
      await operable(page, select);
      await operable(page, select.getByRole("option", { name: option }));
      await select.selectOption(option);
    },
    // Its own name, or else the texts inside it: a paragraph has no name.
    read: async (page, target) => {
      const found = await node(page, target);
      expect(found?.ignored, JSON.stringify(found)).toBe(false);
      const objectId = await handle(page, target);
      const { nodes } = await (await chromium(page)).send("Accessibility.queryAXTree", { objectId });
      const texts = nodes.filter(({ ignored, role }) => !ignored && role?.value === "StaticText").map(({ name }) => String(name?.value));
      const text = plain(String(found?.name?.value || texts.join("")));
      expect(text, JSON.stringify(found)).not.toBe("");
      return text;
    },
  },
];
