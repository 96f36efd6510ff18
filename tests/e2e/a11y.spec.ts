// What can be checked about accessibility without a person: axe on every page in both languages and both themes, and
// what axe does not see: focus, announcements, narrow screens, forced colours.
import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { App, expect, test } from "./support/app.ts";
import { answerSome, begin, questionPage } from "./support/assessment.ts";
import { principle, SAMPLE } from "./support/data.ts";
import { KINDS, ROUTES } from "./support/routes.ts";
import { LANGS, t } from "./support/text.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, one line per node. Every rule of the tags is on; none is left out. */
async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  expect(result.passes.length, "axe looked at something").toBeGreaterThan(5);
  return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary ?? rule.help}`));
}

/** Both themes of the page as it stands. */
async function expectNoViolations(app: App, state: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await app.page.emulateMedia({ colorScheme });
    expect(await violations(app.page), `${state}, ${colorScheme}`).toEqual([]);
  }
}

for (const lang of LANGS) {
  for (const route of ROUTES) {
    test(`axe finds nothing: ${lang}, ${route.name}`, async ({ app }) => {
      await app.open(route.path[lang]);
      await expectNoViolations(app, route.name);
    });
  }
}

test("axe finds nothing: map with a filter and a facet open", async ({ app, page }) => {
  await app.open("karta?kind=association&q=exempel");
  await page.locator("summary").filter({ hasText: t("sv", "map", "theme") }).click();
  await expect(page.locator("details.facet[open]")).toHaveCount(1);
  await expectNoViolations(app, "map, filtered");
});

test("axe finds nothing: map with an organisation open", async ({ app, page }) => {
  await app.open(`karta?selected=${SAMPLE.id}`);
  await expect(page.getByRole("heading", { level: 2, name: SAMPLE.properties.name })).toBeVisible();
  await expectNoViolations(app, "map, panel");
});

test("axe finds nothing: map without any hit", async ({ app, page }) => {
  await app.open("karta?q=zzzzzz");
  await expect(page.getByRole("heading", { name: t("sv", "map", "none_title") })).toBeVisible();
  await expectNoViolations(app, "map, nothing found");
});

test("axe finds nothing: form with an error", async ({ app, page }) => {
  await app.open("sjalvskattning");
  await page.getByRole("button", { name: t("sv", "assess", "begin") }).click();
  await expect(page.getByRole("link", { name: t("sv", "assess", "error_party") })).toBeVisible();
  await expectNoViolations(app, "start, error");
});

test("axe finds nothing: questions with answers, result and plan with rows", async ({ app, page }) => {
  await begin(app, "sv", "organisation");
  await answerSome(app, "sv", "INT", [3, 0, "unknown"]);
  await expectNoViolations(app, "questions");
  await app.open("sjalvskattning/resultat");
  await page.getByRole("button", { name: t("sv", "result", "table_show") }).click();
  await expectNoViolations(app, "result");
  await page.getByRole("button", { name: new RegExp(`^${t("sv", "result", "add")}`) }).first().click();
  await expect(page.getByText(t("sv", "result", "in_plan"))).toBeVisible();
  await expectNoViolations(app, "result with a plan");
  await app.open("sjalvskattning/plan");
  await expect(page.getByRole("heading", { level: 2, name: new RegExp(t("sv", "plan", "row", { number: 1 })) })).toBeVisible();
  await expectNoViolations(app, "plan");
  await app.open("sjalvskattning");
  await expect(page.getByRole("heading", { name: t("sv", "assess", "saved_title") })).toBeVisible();
  await expectNoViolations(app, "start with something saved");
});

test("axe finds nothing: data that could not be loaded", async ({ app, page, guard }) => {
  guard.allow(/status of 500/);
  await page.route("**/data/v1/signatories.geojson", (route) => route.fulfill({ status: 500, body: "no" }));
  await page.goto("karta");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectNoViolations(app, "map, failed");
});

test("axe finds nothing: the app that stopped", async ({ app, page }) => {
  await app.open("principer");
  await page.evaluate(() => {
    document.documentElement.dataset.samspel = "dead";
  });
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectNoViolations(app, "stopped");
});

test("axe finds nothing: a screen of 360 pixels with the menu open", async ({ app, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["", "karta", "sjalvskattning"]) {
    await app.open(path);
    await page.getByRole("button", { name: t("sv", "common", "menu") }).click();
    await expect(page.getByRole("link", { name: t("sv", "common", "nav_compact"), exact: true }).first()).toBeVisible();
    await expectNoViolations(app, `narrow ${path}`);
  }
});

for (const lang of LANGS) {
  test(`${lang}: nothing is wider than a screen of 320 pixels`, async ({ app, page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const tooWide: string[] = [];
    for (const route of KINDS) {
      await app.open(route.path[lang]);
      const { scroll, client, culprits } = await page.evaluate(() => {
        const root = document.documentElement;
        const past = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
        return {
          scroll: root.scrollWidth,
          client: root.clientWidth,
          culprits: past.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`),
        };
      });
      if (scroll > client) tooWide.push(`${route.name}: ${scroll} > ${client}, ${culprits.join(", ")}`);
    }
    expect(tooWide).toEqual([]);
  });
}

test("questions, result and plan fit a screen of 320 pixels", async ({ app, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await begin(app, "sv", "organisation");
  await answerSome(app, "sv", "INT", [3, 0, 1, "unknown"]);
  const add = page.getByRole("button", { name: new RegExp(`^${t("sv", "result", "add")}`) }).first();
  for (const path of [questionPage("sv", "INT"), "sjalvskattning/resultat", "sjalvskattning/plan", "sjalvskattning"]) {
    await app.open(path);
    if (path.endsWith("resultat")) {
      await page.getByRole("button", { name: t("sv", "result", "table_show") }).click();
      await add.click();
    }
    const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(scroll, path).toBeLessThanOrEqual(client ?? 0);
  }
});

test("text at twice its size stays within the page", async ({ app, page }) => {
  await page.setViewportSize({ width: 640, height: 800 });
  for (const path of ["", "principer/dialog", "sjalvskattning", "karta"]) {
    await app.open(path);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(scroll, path).toBeLessThanOrEqual(client ?? 0);
  }
});

for (const path of ["", "karta", "sjalvskattning"]) {
  test(`the first tab stop of /${path} leads past the menu`, async ({ app, page }) => {
    await app.open(path);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: t("sv", "common", "skip") });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    // The next stop lies inside the content, not in the menu.
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  });
}

test("a followed link moves focus to the new heading, and its title is said once", async ({ app, page }) => {
  await app.open("principer");
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.getElementById("route-announcer");
    if (!region) throw new Error("no live region");
    new MutationObserver(() => {
      const text = region.textContent?.trim();
      if (text) said.push(text);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const link = page.getByRole("main").getByRole("link", { name: new RegExp(principle("sv", "DIA").name) }).first();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/principer\/dialog$/);
  await expect(app.heading).toHaveText(principle("sv", "DIA").name);
  await expect(app.heading).toBeFocused();
  await page.waitForTimeout(400);
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([principle("sv", "DIA").name]);
  expect(await page.evaluate(() => scrollY)).toBe(0);

  // Back as well; and it is never said on arrival from outside.
  await page.goBack();
  await expect(app.heading).toHaveText(t("sv", "explain", "principles_title"));
  await expect(app.heading).toBeFocused();
  await page.reload();
  await app.ready();
  await page.waitForTimeout(300);
  await expect(page.locator("#route-announcer")).toHaveText("");
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test("a changed filter says the number of hits once, and focus stays", async ({ app, page }) => {
  await app.open("karta");
  const field = page.getByRole("searchbox");
  await field.focus();
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.getElementById("route-announcer");
    if (!region) throw new Error("no live region");
    new MutationObserver(() => {
      const text = region.textContent?.trim();
      if (text) said.push(text);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await page.keyboard.type("hisingen", { delay: 30 });
  const count = Number(/^\d+/.exec((await page.locator("#results").textContent()) ?? "")?.[0]);
  const wanted = t("sv", "map", "announce", { shown: count }, count);
  await expect(page.locator("#route-announcer")).toHaveText(wanted);
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.filter((text) => text === wanted)).toHaveLength(1);
  await expect(field).toBeFocused();
});

test("the map costs at most eight tab stops", async ({ app, page }) => {
  await app.open("karta");
  const stops = await page.getByRole("region", { name: t("sv", "mapview", "label") }).evaluate((map) => {
    const focusable = [...map.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, [tabindex]")];
    return focusable.filter((element) => element.tabIndex >= 0 && element.getClientRects().length > 0).length;
  });
  expect(stops).toBeGreaterThan(2);
  expect(stops).toBeLessThanOrEqual(8);
});

test("forced colours keep focus and what is chosen visible", async ({ another }) => {
  const { app } = await another({ forcedColors: "active" });
  const page = app.page;
  await app.open("sjalvskattning");
  expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
  const button = page.getByRole("button", { name: t("sv", "assess", "begin") });
  await app.tabTo(button);
  const outline = await button.evaluate((element) => {
    const style = getComputedStyle(element);
    return { style: style.outlineStyle, width: Number.parseFloat(style.outlineWidth) };
  });
  expect(outline.style).not.toBe("none");
  expect(outline.width).toBeGreaterThanOrEqual(2);
  // The chosen segment of the theme switch differs from the others, and so does the chosen card.
  const look = (checked: boolean) =>
    page.locator(`fieldset.segments input${checked ? ":checked" : ":not(:checked)"} + span`).first().evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.backgroundColor, style.color, style.borderTopColor, style.borderTopWidth];
    });
  expect(await look(true)).not.toEqual(await look(false));
  const border = (element: Element) => {
    const style = getComputedStyle(element);
    return `${style.borderTopColor} ${style.borderTopWidth} ${style.outlineStyle} ${style.backgroundColor}`;
  };
  const card = page.locator("label.choice-card").first();
  const before = await card.evaluate(border);
  await card.click();
  await expect(card.getByRole("radio")).toBeChecked();
  expect(await card.evaluate(border)).not.toBe(before);
});

test("every tab stop of the start of the self-assessment can be seen", async ({ app, page }) => {
  await app.open("sjalvskattning");
  const unseen: string[] = [];
  for (let stop = 0; stop < 25; stop += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "";
      const marked = (one: Element | null) => {
        if (!one) return false;
        const style = getComputedStyle(one);
        return (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
      };
      // A radio inside a card may hand its outline to the card or to the text beside it.
      const shown = marked(element) || marked(element.closest("label")) || marked(element.nextElementSibling);
      return shown ? "" : element.outerHTML.slice(0, 120);
    });
    if (seen) unseen.push(seen);
  }
  expect(unseen).toEqual([]);
});
