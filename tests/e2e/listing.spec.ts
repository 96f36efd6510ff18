import type { Locator, Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";

/** Makes the register `count` rows long. */
async function enlarge(page: Page, count: number): Promise<void> {
  await page.route("**/signatories.geojson", async (route) => {
    const collection = await (await route.fetch()).json();
    const some = collection.features;
    collection.features = Array.from({ length: count }, (_, at) => ({ ...some[at % some.length], id: `copy-${at}` }));
    // Only a register that says so may be empty.
    if (count === 0) collection.empty = true;
    await route.fulfill({ json: collection, contentType: "application/geo+json" });
  });
}

test("tabs are chosen by arrow keys, have one tab stop and stand in the address", async ({ page }) => {
  await open(page, "/karta");
  const tab = (name: string) => page.getByRole("tab", { name });
  await expect(page.locator('[role="tab"][tabindex="0"]')).toHaveCount(1);
  await tab("Lista").focus();
  await page.keyboard.press("ArrowRight");
  await expect(tab("Tabell")).toBeFocused();
  await expect(tab("Tabell")).toHaveAttribute("aria-selected", "true");
  await expect(page).toHaveURL(/tab=table/);
  await page.keyboard.press("End");
  await expect(tab("Siffror")).toBeFocused();
  await expect(page).toHaveURL(/tab=figures/);
  await page.keyboard.press("Home");
  await expect(page).not.toHaveURL(/tab=/);
  await page.goBack();
  await expect(tab("Siffror")).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("tabpanel", { name: "Siffror" })).toBeVisible();
});

test("the table is sorted by its heads and says so", async ({ page }) => {
  await open(page, "/karta?tab=table");
  const head = page.getByRole("columnheader", { name: "Med sedan" });
  await expect(head).toHaveAttribute("aria-sort", "none");
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  const years = async () => (await page.locator(".org-table tbody tr td:nth-of-type(3)").allTextContents()).filter(Boolean);
  expect(await years()).toEqual([...(await years())].sort());
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  expect(await years()).toEqual([...(await years())].sort().reverse());
  await expect(page).toHaveURL(/sort=newest/);
  const link = page.getByRole("rowheader").getByRole("link").nth(3);
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#panel-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("rowheader").getByRole("link").nth(3)).toBeFocused();
});

test("L1: of 5,000 cards only those near the viewport stand in the page", async ({ page }) => {
  test.setTimeout(90_000);
  await enlarge(page, 5000);
  await open(page, "/karta");
  await expect(page.locator("#results")).toContainText(/5\s?000 av 5\s?000/);
  await expect(page.locator(".list-position")).toHaveText(/^1–\d+ av 5\s?000$/);
  const cards = page.locator(".org");
  expect(await cards.count()).toBeLessThan(150);
  const height = await page.locator(".map-list").evaluate((list) => list.scrollHeight);
  expect(height).toBeGreaterThan(5000 * 50);
  await expect(cards.first()).toHaveAttribute("aria-posinset", "1");
  const size = Number(await cards.first().getAttribute("aria-setsize"));
  expect(size).toBeGreaterThan(3000);

  await cards.first().locator("a").focus();
  await page.keyboard.press("End");
  await expect(page.locator(".org a:focus")).toHaveCount(1);
  await expect(page.locator(".list-position")).toHaveText(/–5\s?000 av/);
  await expect(page.locator("#route-announcer")).toHaveText(/Nummer .* till 5\s?000 av 5\s?000/);
  const last = page.locator(".org:focus-within");
  expect(await last.getAttribute("aria-posinset")).toBe(await last.getAttribute("aria-setsize"));
  await page.keyboard.press("Home");
  await expect(page.locator(".org:focus-within")).toHaveAttribute("aria-posinset", "1");

  // Scrolled far away, the focus is where it was, and Tab goes on from there.
  await page.locator(".map-list").evaluate((list) => list.scrollTo(0, 200_000));
  await expect(page.locator(".list-position")).not.toHaveText(/^1–/);
  await expect(page.locator(".org:focus-within")).toHaveAttribute("aria-posinset", "1");
  expect(await cards.count()).toBeLessThan(190);
  await page.keyboard.press("Tab");
  await expect(page.locator(".org:focus-within")).toHaveAttribute("aria-posinset", "2");
  for (let step = 0; step < 60; step += 1) await page.keyboard.press("Tab");
  await expect(page.locator(".org:focus-within")).toHaveAttribute("aria-posinset", "62");

  await page.getByRole("tab", { name: "Tabell" }).click();
  await expect(page.locator(".org-table tbody tr:not(.filler)").first()).toBeVisible();
  expect(await page.locator(".org-table tbody tr:not(.filler)").count()).toBeLessThan(150);
  await expect(page.locator(".org-table")).toHaveAttribute("aria-rowcount", "5001");
});

test("the focus returns to a card far down a long list", async ({ page }) => {
  await enlarge(page, 1200);
  await open(page, "/karta");
  await page.locator(".org a").first().focus();
  await page.keyboard.press("End");
  await expect(page.locator(".list-position")).toHaveText(/–1\s?200 av/);
  const name = await page.locator(".org a:focus").getAttribute("id");
  await page.keyboard.press("Enter");
  await expect(page.locator("#panel-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(`#${name}`)).toBeFocused();
});

test("Back from an organisation that was opened gives the focus back to its card", async ({ page }) => {
  await open(page, "/karta");
  const card = page.locator(".org a").nth(2);
  await card.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#panel-title")).toBeFocused();
  await page.goBack();
  await expect(page.locator("#panel-title")).toHaveCount(0);
  await expect(card).toBeFocused();
  await page.goForward();
  await expect(page.locator("#panel-title")).toBeFocused();
});

test("the list is grouped, and nearest is explained", async ({ page }) => {
  await open(page, "/karta?group=kind");
  await expect(page.locator(".list-group-title").first()).toContainText("Ideell förening");
  await page.getByLabel("Gruppering").selectOption("district");
  await expect(page).toHaveURL(/group=district/);
  await open(page, "/karta?at=57.7,11.97,13");
  await page.getByLabel("Ordning").selectOption("near");
  await expect(page.getByText("Avstånd från kartans mitt.")).toBeVisible();
  await expect(page.locator(".org-far").first()).toHaveText(/^\d+(,\d)?\s(m|km)$/);
});

test("the slider shows the city as it was, and playing ends where it should", async ({ page }) => {
  await open(page, "/karta");
  const slider = page.getByRole("slider", { name: "Till och med år" });
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /^2012: \d+ organisation/);
  const text = await slider.getAttribute("aria-valuetext");
  const count = Number(text?.match(/: (\d+)/)?.[1]);
  await expect(page.locator("#results")).toContainText(`${count} av 110`);
  await expect(page).toHaveURL(/signed_to=2012/);
  const first = Number(await slider.inputValue());
  await page.getByRole("button", { name: "Spela" }).click();
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(first + 1);
  await page.getByRole("button", { name: "Pausa" }).click();
  const at = await slider.inputValue();
  await page.waitForTimeout(900);
  expect(await slider.inputValue()).toBe(at);
  // A key on the slider takes over from playing.
  await page.getByRole("button", { name: "Spela" }).click();
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("button", { name: "Spela" })).toBeVisible();
  await slider.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Spela" }).click();
  await expect(page.getByRole("button", { name: "Spela" })).toBeVisible();
  await expect(page.locator("#results")).toContainText("110 av 110");
  await expect(page).not.toHaveURL(/signed_to/);
});

/** The rows of a table below its head, as texts of their cells. */
const rows = (table: Locator) =>
  table.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")));

for (const [title, key] of [["Per typ", "kind"], ["Per ämne", "theme"], ["Per stadsområde", "district"], ["Per år", "signed_from"]] as const) {
  test(`${title}: each bar has the number of its row in the table, and is a filter that gives so many`, async ({ page }) => {
    test.setTimeout(60_000);
    await open(page, "/karta?tab=figures");
    const figure = page.locator(".figure").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
    const bars = figure.getByRole("button");
    const told = await bars.evaluateAll((all) =>
      all.map((bar) => [".bar-name", ".bar-count"].map((part) => bar.querySelector(part)?.textContent ?? "")),
    );
    await figure.getByText("Visa som tabell").click();
    const table = figure.getByRole("table", { name: title });
    await expect(table.locator("tbody tr")).toHaveCount(told.length);
    expect(await rows(table)).toEqual(told);
    // The figure would be about nothing if all were alike.
    expect(new Set(told.map(([, count]) => count)).size).toBeGreaterThan(1);
    for (const [at, [name, count]] of told.entries()) {
      // What gives nothing leaves no figures to press.
      if (count === "0") continue;
      const bar = bars.nth(at);
      await bar.click();
      await expect(bar, name).toHaveAttribute("aria-pressed", "true");
      await expect(page.locator("#results"), name).toHaveText(new RegExp(`^${count} av 110 `));
      await expect(page).toHaveURL(new RegExp(`[?&]${key}=`));
      await bar.click();
      await expect(bar, name).toHaveAttribute("aria-pressed", "false");
      await expect(page.locator("#results"), name).toHaveText(/^110 av 110 /);
    }
  });
}

test("the table of the years says what the slider says", async ({ page }) => {
  await open(page, "/karta");
  const time = page.getByRole("region", { name: "Så har det vuxit" });
  const slider = time.getByRole("slider");
  await time.getByText("Visa som tabell").click();
  const table = time.getByRole("table", { name: "Så har det vuxit" });
  await expect(table.locator("tbody tr")).not.toHaveCount(0);
  const told = await rows(table);
  for (const [key, row] of [["End", told.at(-1)], ["Home", told[0]]] as const) {
    await slider.press(key);
    const [year, , total] = row ?? [];
    await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${year}: ${total} organisation`));
    await expect(time.locator(".time-now")).toHaveText(new RegExp(`^${year}: ${total} organisation`));
  }
  // Each year adds its new ones to those before.
  let sum = 0;
  for (const [year, signed, total] of told) expect([year, (sum += Number(signed))]).toEqual([year, Number(total)]);
});

test("on a phone the filters open in a dialog that gives the focus back", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "/karta?kind=foundation");
  const button = page.getByRole("button", { name: "Filter (1)" });
  await button.click();
  const dialog = page.getByRole("dialog", { name: "Filtrera" });
  await expect(dialog).toBeVisible();
  await expect(page.locator("#filters-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await dialog.locator("summary", { hasText: "Typ" }).click();
  await dialog.locator(".facet-choice", { hasText: "Stiftelse" }).getByRole("checkbox").uncheck();
  await dialog.getByRole("button", { name: /Visa 110 organisationer/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("#results")).toContainText("110 av 110");
});

test("nothing found offers to drop the place alone", async ({ page }) => {
  await open(page, "/karta?q=alvstranden&district=nordost");
  await expect(page.getByText("Ingen organisation passar")).toBeVisible();
  await page.getByRole("button", { name: "Sök överallt" }).click();
  await expect(page).toHaveURL(/q=alvstranden/);
  await expect(page).not.toHaveURL(/district/);
  await expect(page.locator("#results")).toHaveText(/^[1-5] av 110/);
});

test("a list of up to 1,000 prints whole, and a longer one says that it does not", async ({ page }) => {
  const notice = page.getByText("Utskriften visar de första 1 000", { exact: false });
  for (const [rows, printed] of [[600, 600], [1200, 1000]] as const) {
    await page.unroute("**/signatories.geojson");
    await enlarge(page, rows);
    await open(page, "/karta");
    await expect(page.locator(".list-position")).toContainText(rows === 600 ? "av 600" : /av 1\s?200/);
    await expect(notice).toBeHidden();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect(page.locator(".org")).toHaveCount(printed);
    await expect(notice).toBeVisible({ visible: rows > 1000 });
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await expect.poll(() => page.locator(".org").count()).toBeLessThan(200);
  }
});

test("a name of 300 letters wraps", async ({ page }) => {
  await page.route("**/signatories.geojson", async (route) => {
    const collection = await (await route.fetch()).json();
    collection.features[0].properties.name = "Å".repeat(300);
    await route.fulfill({ json: collection, contentType: "application/geo+json" });
  });
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await open(page, `/karta?q=${"Å".repeat(20)}`);
    await expect(page.locator(".org")).toHaveCount(1);
    const over = () =>
      page.evaluate(() => {
        const list = document.querySelector(".map-list") as HTMLElement;
        return Math.max(list.scrollWidth - list.clientWidth, document.body.scrollWidth - document.body.clientWidth);
      });
    expect(await over()).toBeLessThanOrEqual(0);
    await page.locator(".org a").click();
    await expect(page.locator("#panel-title")).toBeVisible();
    expect(await over()).toBeLessThanOrEqual(0);
  }
});

for (const count of [0, 1]) {
  test(`L1: a register of ${count} is shown as it is`, async ({ page }) => {
    await enlarge(page, count);
    await open(page, "/karta");
    await expect(page.locator("#results")).toContainText(`${count} av ${count}`);
    await expect(page.locator(".org")).toHaveCount(count);
    if (count === 0) await expect(page.getByText("Listan är inte publicerad här än")).toBeVisible();
    for (const tab of ["Tabell", "Siffror"]) {
      await page.getByRole("tab", { name: tab }).click();
      await expect(page.getByRole("tabpanel", { name: tab })).toBeVisible();
    }
  });
}

test("an organisation's page has its neighbours, a prepared letter and a card to embed", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/organisationer/exempelforeningen-alvstranden");
  await expect(page.locator(".org-map canvas").first()).toBeVisible();
  await expect(page.locator(".near-list li").first()).toContainText(/\d\s(m|km)/);
  const letter = decodeURIComponent((await page.getByRole("link", { name: "Föreslå en rättelse" }).getAttribute("href")) ?? "");
  expect(letter).toContain("Id: exempelforeningen-alvstranden");
  expect(letter).toMatch(/Sida: http.*\/organisationer\/exempelforeningen-alvstranden/);
  await page.getByText("Bädda in det här kortet").click();
  await page.getByRole("button", { name: "Kopiera koden" }).click();
  await expect(page.locator("#route-announcer")).toHaveText("Koden är kopierad.");
  const code = await page.getByLabel("Kod att klistra in").inputValue();
  expect(code).toContain("/embed/organisationer/exempelforeningen-alvstranden");
});

test("an organisation's surroundings are drawn, and lead to the map with the organisation open", async ({ page }) => {
  await open(page, "/organisationer/exempelforeningen-alvstranden");
  await page.waitForFunction(() => performance.getEntriesByName("samspel:map-ready").length > 0);
  const canvas = page.locator(".org-map canvas");
  const colours = () =>
    canvas.evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const data = (element as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      return new Set(Array.from({ length: width * height }, (_, at) => `${data[4 * at]} ${data[4 * at + 1]} ${data[4 * at + 2]}`)).size;
    });
  // Land, water, markers and lettering with its soft edges.
  await expect.poll(colours).toBeGreaterThan(20);
  await expect(page.locator(".org-map")).toContainText("grannar på kartan");
  await expect(page.locator(".org-map .map-credit a")).not.toHaveCount(0);
  // With a keyboard it is the button of the page that goes there: one way is enough.
  await expect(page.locator(".map-still")).toHaveAttribute("tabindex", "-1");
  await canvas.click({ position: { x: 60, y: 60 } });
  await expect(page).toHaveURL(/\/karta\?.*exempelforeningen-alvstranden/);
  await expect(page.locator("#panel-title")).toContainText("Älvstranden");
});

test("of who is only known to be somewhere in a district, no place is drawn and no distance told", async ({ page }) => {
  await open(page, "/organisationer/exempelforeningen-odlarna-pa-hojden");
  await expect(page.locator(".org-facts")).toContainText("Nordost");
  await expect(page.locator(".near-list li")).not.toHaveCount(0);
  await expect(page.locator(".org-map, .org-far")).toHaveCount(0);
  // From a neighbour with an address it is not reached by any distance either.
  await open(page, "/karta?sort=near&selected=exempelforeningen-alvstranden");
  await page.getByRole("button", { name: "Tillbaka till listan" }).click();
  const card = page.locator(".org", { hasText: "Exempelföreningen Odlarna på höjden" });
  await card.scrollIntoViewIfNeeded();
  await expect(card.locator(".org-far")).toHaveCount(0);
  await expect(page.locator(".org .org-far").first()).toBeVisible();
});

test("an embedded card stands alone, stores nothing and links to the whole page", async ({ page }) => {
  for (const [path, link] of [
    ["/embed/organisationer/exempelforeningen-alvstranden", /^\/organisationer\//],
    ["/en/embed/organisations/exempelforeningen-alvstranden", /^\/en\/organisations\//],
  ] as const) {
    // Until the app stands, the written page is there beside it, with a link of its own.
    await open(page, path);
    await expect(page.locator("#app h1")).toHaveText(/Exempel/);
    await expect(page.locator("header.site-header, footer.site-footer")).toHaveCount(0);
    const out = page.locator('a[target="_blank"].button');
    await expect(out).toHaveAttribute("href", link);
    await expect(out).toHaveAttribute("rel", /noopener/);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  }
});

test("neither end of the years moves the other", async ({ page }) => {
  await open(page, "/karta?signed_from=2018");
  await page.locator("summary.chip", { hasText: "År" }).click();
  const years = page.getByRole("group", { name: "Filter" });
  const [from, to] = [years.getByLabel("Från år"), years.getByLabel("Till år")];
  await expect(from).toHaveValue("2018");
  await to.focus();
  // From "all" down through every year there is.
  await page.keyboard.press("ArrowDown");
  await expect(to).toHaveValue("2018");
  await expect(from).toHaveValue("2018");
  await page.keyboard.press("ArrowDown");
  await expect(from).toHaveValue("2018");
  expect(Number(await to.inputValue())).toBeGreaterThan(2018);
  const beyond = await to.locator("option:disabled").evaluateAll((all) => all.map((one) => Number((one as HTMLOptionElement).value)));
  expect(beyond.length).toBeGreaterThan(0);
  expect(Math.max(...beyond)).toBeLessThan(2018);
  // The slider stops at the first year, and its handle with it.
  const slider = page.getByRole("slider");
  await slider.focus();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveValue("2018");
  await expect(from).toHaveValue("2018");
  await expect(to).toHaveValue("2018");
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveValue("2019");
  await expect(from).toHaveValue("2018");
});

test("what the pointer or the focus is on is lifted, and set down again", async ({ page }) => {
  for (const path of ["/karta", "/karta?tab=table"]) {
    await open(page, path);
    const [first, second] = [page.locator("[data-at]").first(), page.locator("[data-at]").nth(1)];
    await first.hover();
    await expect(first).toHaveClass(/hovered/);
    await second.hover();
    await expect(second).toHaveClass(/hovered/);
    await expect(first).not.toHaveClass(/hovered/);
    await page.mouse.move(1, 1);
    await expect(page.locator(".hovered")).toHaveCount(0);
    await first.getByRole("link").focus();
    await expect(first).toHaveClass(/hovered/);
    await page.getByRole("searchbox").focus();
    await expect(page.locator(".hovered")).toHaveCount(0);
  }
});

test("a web address as long as they come stays in its column", async ({ page }) => {
  await page.route("**/signatories.geojson", async (route) => {
    const collection = await (await route.fetch()).json();
    collection.features[0].properties.website = `https://${"mycket-langt-namn-".repeat(3)}.exempel-pa-en-lang-doman.example/`;
    collection.features[0].properties.email = `${"a-very-long-name".repeat(3)}@example.org`;
    await route.fulfill({ json: collection, contentType: "application/geo+json" });
  });
  await page.setViewportSize({ width: 820, height: 900 });
  await page.emulateMedia({ colorScheme: "dark" });
  const id = await page.request.get("/data/v1/signatories.geojson").then(async (answer) => (await answer.json()).features[0].id);
  await open(page, `/en/map?selected=${id}`);
  await expect(page.locator("#panel-title")).toBeVisible();
  const over = await page.locator(".org-facts dd").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
  expect(over).toBe(0);
  const list = page.locator(".map-list");
  expect(await list.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
});
