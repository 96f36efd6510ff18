// From answers to action without detours: suggestions where the plan is, another's link where one's own answers are, and
// numbers that add up.
import type { Locator, Page } from "@playwright/test";
import { answers, levels } from "./support/answers";
import { begin, expect, open, saved, test } from "./support/browser";
import { fits, takeToResult as result } from "./support/opened";

const PLAN = "/sjalvskattning/plan";

/** The link of the open assessment, from its result. */
const link = (page: Page) => page.getByRole("textbox", { name: "Länken" }).inputValue();

/** The suggestions in the plan. */
const suggestions = (page: Page) => page.getByRole("region", { name: "Förslag utifrån era svar" });

test("an empty plan suggests the places to begin, and one press makes a row of each, two at most", async ({ page }) => {
  await result(page, answers({ levels: { INT1: 1, DIA2: 0, KVA3: 2, MAN4: 3 } }));
  await open(page, PLAN);
  await expect(page.getByText("Planen är tom. Börja med ett av förslagen")).toBeVisible();
  await expect(suggestions(page).getByRole("heading", { level: 3 })).toHaveCount(3);
  const first = suggestions(page).getByRole("listitem").first();
  const action = (await first.locator("p").nth(1).innerText()).trim();
  await first.getByRole("button", { name: /^Lägg i planen/ }).press("Enter");
  const rows = page.locator(".plan-row");
  await expect(rows).toHaveCount(1);
  await expect(rows.first().getByRole("textbox", { name: /^Vad\?/ })).toBeFocused();
  await expect(rows.first().getByRole("textbox", { name: /^Hur\?/ })).toHaveValue(action);
  await expect(page.getByText("Planen är tom.")).toHaveCount(0);
  // The others stand below what is in the plan now.
  await expect(suggestions(page).getByRole("heading", { level: 3 })).toHaveCount(2);
  const order = await page.evaluate(() => {
    const [row, more] = [document.querySelector(".plan-row"), document.querySelector("#suggestions-title")];
    return row && more ? row.compareDocumentPosition(more) & Node.DOCUMENT_POSITION_FOLLOWING : 0;
  });
  expect(order).toBeGreaterThan(0);
  // Two at once are enough, as the page says itself.
  await suggestions(page).getByRole("button", { name: /^Lägg i planen/ }).first().click();
  await expect(suggestions(page)).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(rows).toHaveCount(2);
  await expect(suggestions(page)).toHaveCount(0);
  // What is done makes room for the next, and is not urged again.
  await rows.first().getByRole("combobox", { name: "Läge" }).selectOption({ label: "Klar" });
  await expect(suggestions(page).getByRole("heading", { level: 3 })).toHaveCount(1);
});

test("before anything is answered the plan suggests nothing and says why", async ({ page }) => {
  await begin(page);
  await open(page, PLAN);
  await expect(page.getByText("svara på frågorna först: då föreslår resultatet var ni kan börja")).toBeVisible();
  await expect(suggestions(page)).toHaveCount(0);
});

test("a link is laid beside the result as a file is, after a look at what is in it", async ({ page }) => {
  await result(page, answers({ party: "city", title: "Förvaltningen", levels: { INT1: 3, INT2: 1 } }));
  const address = await link(page);
  await result(page, answers({ title: "Vi", levels: { INT1: 1, INT2: 1 } }));
  const part = page.getByRole("region", { name: "Lägg ett annat svar bredvid" });
  const field = part.getByRole("textbox", { name: "Klistra in en länk till en skattning" });
  await field.fill("https://example.org/");
  await field.press("Enter");
  await expect(part.getByRole("alert")).toHaveText("Det där är ingen länk till en skattning.");
  await expect(field).toHaveValue("https://example.org/");
  await field.fill(address.slice(0, -9));
  await part.getByRole("button", { name: "Öppna länken" }).click();
  await expect(part.getByRole("alert")).toContainText("Länken är avklippt eller ändrad på vägen.");
  await field.fill(address);
  await field.press("Enter");
  await expect(part.locator("#picked")).toBeFocused();
  await expect(part.locator("#picked")).toContainText("2 av 24");
  await part.getByRole("button", { name: "Lägg bredvid" }).click();
  const gaps = page.getByRole("region", { name: "Här ser ni olika på samma sak" });
  await expect(gaps).toContainText("Bredvid ligger: Förvaltningen");
  await expect(gaps.getByRole("heading", { level: 3 }).first()).toHaveText("Fri röst");
});

test("a link that arrives is compared with one's own answers in one press", async ({ page }) => {
  await result(page, answers({ party: "city", title: "Förvaltningen", levels: { INT1: 3, INT2: 1 } }));
  const address = await link(page);
  await result(page, answers({ title: "Vi i föreningen", levels: { INT1: 1, INT2: 1 } }));
  await page.goto("about:blank");
  await open(page, address);
  await page.locator("#arrived").getByRole("button", { name: "Jämför med ”Vi i föreningen”" }).click();
  await expect(page.locator("#list-title")).toBeFocused();
  const gaps = page.getByRole("region", { name: "Parterna bredvid varandra" });
  await expect(gaps).toContainText("Ni ser det som påbörjat, de ser det som utvecklat.");
  await expect(page).toHaveURL(/jamfor$/);
});

test("without answers of one's own an arriving link is added as before", async ({ page, watch }) => {
  await result(page, answers({ title: "Deras", levels: { INT1: 3 } }));
  const address = await link(page);
  const other = await (await watch.another()).newPage();
  await open(other, address);
  await expect(other.locator("#arrived")).toBeVisible();
  await expect(other.locator("#arrived").getByRole("button", { name: /^Jämför med/ })).toHaveCount(0);
  await other.locator("#arrived").getByRole("button", { name: "Lägg till i jämförelsen" }).click();
  await expect(other.locator("#list-title")).toBeFocused();
});

test("what two parties differ on and agree on adds up, in the lead and in the lists", async ({ page }) => {
  // Far on two, a little on three, alike on five of which the three lowest are shown.
  const ours = levels((at) => (at < 10 ? 1 : "unknown"));
  const theirs = levels((at) => (at < 2 ? 3 : at < 5 ? 2 : at < 10 ? 1 : "unknown"));
  await result(page, answers({ party: "city", levels: theirs }));
  const address = await link(page);
  await result(page, answers({ levels: ours }));
  await page.getByRole("textbox", { name: "Klistra in en länk till en skattning" }).fill(address);
  await page.getByRole("button", { name: "Öppna länken" }).click();
  await page.getByRole("button", { name: "Lägg bredvid" }).click();
  await expect(page.locator("main h1")).toHaveText("Ni ser olika på två saker. Börja där.");
  await expect(page.locator(".result-top .lead")).toHaveText("På tre saker till ser ni lite olika. Fem frågor är ni överens om.");
  const gaps = page.getByRole("region", { name: "Här ser ni olika på samma sak" });
  await expect(gaps.locator(".gap-list").first().locator("> li")).toHaveCount(5);
  await expect(gaps.locator(".gap-list").nth(1).locator("> li")).toHaveCount(3);
  await expect(gaps).toContainText("Här ser ni också samma sak (två frågor till)");
});

test("an answer nobody raised a hand for is asked about, out loud, and one with hands is not", async ({ page }) => {
  await begin(page);
  await open(page, "/sjalvskattning/mote");
  await page.getByRole("spinbutton", { name: /^Händer: Etablerat/ }).fill("4");
  await page.getByRole("radio", { name: /Påbörjat/ }).check();
  await expect(page.locator(".meeting-agreed")).toHaveText("Ni har enats om: Påbörjat");
  const doubt = page.getByRole("status").filter({ hasText: "Ingen räckte upp handen för det svaret. Stämmer valet?" });
  await expect(doubt).toBeVisible();
  await page.getByRole("radio", { name: /Etablerat/ }).check();
  await expect(page.locator(".meeting-agreed")).toHaveText("Ni har enats om: Etablerat");
  await expect(doubt).toHaveCount(0);
});

test("a question of a meeting is seen whole on a projector's screen, and the way on is always in sight", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await begin(page);
  await open(page, "/sjalvskattning/mote");
  await expect(page.locator("#meeting-question")).toBeInViewport({ ratio: 1 });
  await expect(page.locator("#meeting-next")).toBeInViewport({ ratio: 1 });
  const bottom = async (of: Locator) => {
    const box = await of.boundingBox();
    expect(box).not.toBeNull();
    return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
  };
  const edge = async () => (await page.locator(".meeting-onward").boundingBox())?.y ?? Number.NaN;
  for (const what of [page.getByRole("radio", { name: "Gäller inte oss" }), page.locator(".meeting-said")]) {
    expect(await bottom(what)).toBeLessThanOrEqual((await edge()) + 1);
  }
  await page.setViewportSize({ width: 1280, height: 560 });
  await expect(page.locator("#meeting-next")).toBeInViewport({ ratio: 1 });
  // What has the focus is not hidden behind it.
  const note = page.getByRole("textbox", { name: "Anteckning" });
  await note.focus();
  expect(await bottom(note)).toBeLessThanOrEqual((await edge()) + 1);
});

test("on a phone the map takes the screen, its controls stand on it, and the header is one row", async ({ page }) => {
  for (const [width, height] of [[360, 740], [320, 640]] as const) {
    await page.setViewportSize({ width, height });
    await open(page, "/karta?view=map");
    const holder = await page.locator(".map-holder").boundingBox();
    expect(holder?.height ?? 0).toBeGreaterThanOrEqual(0.6 * height);
    const buttons = await page.locator(".map-holder button:visible").all();
    expect(buttons.length).toBeGreaterThan(3);
    for (const button of buttons) {
      const box = await button.boundingBox();
      expect((box?.y ?? Number.NaN) + (box?.height ?? Number.NaN), "a control below the map").toBeLessThanOrEqual((holder?.y ?? 0) + (holder?.height ?? 0) + 1);
    }
    await expect(page.getByRole("button", { name: "Visa lista" })).toBeInViewport({ ratio: 1 });
    const heads = await page.locator(".site-header-row > :visible").evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2)));
    expect(Math.max(...heads) - Math.min(...heads), "the header's row").toBeLessThan(10);
    await fits(page);
  }
});
