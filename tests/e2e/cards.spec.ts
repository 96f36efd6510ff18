// A card says of an organisation what its row in the register says, in the words of the vocabulary.
import type { Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";
import * as find from "./support/directory";

type Row = find.Feature & { properties: { themes: string[] } };
type Words = Record<"kinds" | "themes" | "districts", { id: string; name: string }[]>;

/** A file of the endpoint, as the server gives it. */
const served = async <T>(page: Page, name: string) => (await (await page.request.get(`/data/v1/${name}`)).json()) as T;
const vocabulary = async (page: Page, lang: string) => (await served<{ vocabularies: Words }>(page, `compact.${lang}.json`)).vocabularies;
const rowsOf = async (page: Page) => (await served<{ features: Row[] }>(page, "signatories.geojson")).features;

/** What the vocabulary calls it. */
const called = (words: Words[keyof Words], id: string) => words.find((word) => word.id === id)?.name ?? `${id} is not in the vocabulary`;

/** What a card should say: what it leads to and, line by line, what is written on it. */
function told({ id, properties: row }: Row, words: Words, { since, page }: { since: string; page: string }) {
  const facts = [called(words.kinds, row.kind), row.themes.map((theme) => called(words.themes, theme)).join(", ")];
  const where = row.district === null ? [] : [called(words.districts, row.district)];
  const when = row.signed_on === null ? [] : [`${since} ${row.signed_on.slice(0, 4)}`];
  return { to: `${page}/${id}`, lines: [row.name, facts.join(" · "), [...where, ...when].join(" · ")] };
}

/** What the cards say, by where they lead to. Lines as they are seen: what is broken off by the width is one line still. */
const cards = (page: Page) =>
  find.cards(page).evaluateAll((all) =>
    all.map((card) => {
      const line = (text: string) => text.replace(/\s+/g, " ").trim();
      const [facts = "", rest = ""] = (card.querySelector("p") as HTMLElement).innerText.split("\n");
      const link = card.querySelector("a");
      return { to: link?.getAttribute("href") ?? "", lines: [link?.textContent ?? "", facts, rest].map(line) };
    }),
  );

for (const { lang, path, says, apart } of [
  { lang: "sv", path: "/karta", says: { since: "med sedan", page: "/organisationer" }, apart: ["Arbetar i hela staden", "Utan plats på kartan"] },
  { lang: "en", path: "/en/map", says: { since: "since", page: "/en/organisations" }, apart: ["Working across the city", "Without a place on the map"] },
] as const) {
  test(`each card says what its row says: name, kind, themes, district and since when, ${lang}`, async ({ page }) => {
    await open(page, path);
    const [rows, words] = [await rowsOf(page), await vocabulary(page, lang)];
    await expect(find.cards(page)).toHaveCount(rows.length);
    const by = (one: { to: string }, other: { to: string }) => one.to.localeCompare(other.to);
    expect((await cards(page)).sort(by)).toEqual(rows.map((row) => told(row, words, says)).sort(by));

    // Who has no place of its own stands apart, under a heading that says why.
    for (const [scope, title] of [["citywide", apart[0]], ["undisclosed", apart[1]]] as const) {
      const own = rows.filter(({ properties }) => properties.scope === scope).map(({ properties }) => properties.name);
      expect(own.length).toBeGreaterThan(0);
      const section = page.getByRole("main").locator("section").filter({ has: page.getByRole("heading", { level: 3, name: title }) });
      const there = await section.getByRole("listitem").getByRole("heading").allTextContents();
      expect(there.sort(), title).toEqual(own.sort());
    }
  });
}

test("what a card leaves out is what its row leaves out", async ({ page }) => {
  await open(page, "/karta");
  const [rows, words] = [await rowsOf(page), await vocabulary(page, "sv")];
  // Of every sort of row there is one: without a district, without a year, without either, and with several themes.
  const sorts: [string, (row: Row["properties"]) => boolean][] = [
    ["no district", ({ district, signed_on }) => district === null && signed_on !== null],
    ["no year", ({ district, signed_on }) => district !== null && signed_on === null],
    ["neither", ({ district, signed_on }) => district === null && signed_on === null],
    ["several themes", ({ themes }) => themes.length > 1],
  ];
  for (const [what, is] of sorts) {
    const row = rows.find(({ properties }) => is(properties));
    if (!row) throw new Error(`the register has no row with ${what} any more`);
    const card = find.cards(page).filter({ has: page.locator(`a[href$="/${row.id}"]`) });
    const { lines } = told(row, words, { since: "med sedan", page: "" });
    expect((await card.innerText()).split("\n").map((line) => line.trim()).filter(Boolean), what).toEqual(lines.filter(Boolean));
  }
});

test("a kind that the vocabulary does not know is shown and counted under its word for other kinds", async ({ page }) => {
  const [rows, words] = [await rowsOf(page), await vocabulary(page, "sv")];
  const [usual, other] = [called(words.kinds, "association"), called(words.kinds, "other")];
  const odd = rows.find(({ properties }) => properties.kind === "association" && properties.scope === "address") as Row;
  const of = (kind: string) => rows.filter(({ properties }) => properties.kind === kind).length;
  const [before, others] = [of("association"), of("other")];
  const changed = rows.map((row) => (row.id === odd.id ? { ...row, properties: { ...row.properties, kind: "sallskapet" } } : row));
  await find.openWith(page, JSON.stringify({ type: "FeatureCollection", schema: "1.0", status: "example", features: changed }));

  await expect(find.cards(page)).toHaveCount(rows.length);
  const card = find.cards(page).filter({ has: page.locator(`a[href$="/${odd.id}"]`) });
  await expect(card.locator("p")).toContainText(new RegExp(`^${other} · `));
  await expect(page.locator("main")).not.toContainText("sallskapet");
  await find.facet(page, "Typ").click();
  const box = (name: string) => find.choice(page, new RegExp(`^${name}\\s*\\d`));
  await expect(box(other)).toHaveAccessibleName(new RegExp(`^${other}\\s*${others + 1}$`));
  await expect(box(usual)).toHaveAccessibleName(new RegExp(`^${usual}\\s*${before - 1}$`));

  await box(other).check();
  await find.counts(page, others + 1);
  await expect(page).toHaveURL(/[?&]kind=other(&|$)/);
  await expect(card).toHaveCount(1);
  await page.getByRole("tab", { name: "Tabell" }).click();
  await expect(page.getByRole("row").filter({ has: page.locator(`a[href$="/${odd.id}"]`) }).getByRole("cell").first()).toHaveText(other);
  await page.getByRole("rowheader").locator(`a[href$="/${odd.id}"]`).click();
  await expect(page.locator("#panel-title")).toHaveText(odd.properties.name);
  await expect(page.getByRole("definition").filter({ hasText: other }).first()).toBeVisible();
  await expect(page.locator("main")).not.toContainText("sallskapet");
});

test("the list says when the register was changed, and whom to ask when that is long ago", async ({ page }) => {
  const file = await (await page.request.get("/data/v1/signatories.geojson")).json();
  const said = page.getByRole("main").getByText(/^Uppgifterna ändrades /);
  const old = /mer än ett år sedan\. Fråga utgivaren/;
  await find.openWith(page, JSON.stringify({ ...file, updated: new Date().toISOString().slice(0, 10) }));
  await expect(said).toBeVisible();
  await expect(said).not.toHaveText(old);
  await page.unroute("**/signatories.geojson");
  await find.openWith(page, JSON.stringify({ ...file, updated: "2019-03-04" }));
  await expect(said).toHaveText(/^Uppgifterna ändrades 4 mars 2019\. Det är/);
  await expect(said).toHaveText(old);
  // A register without a date says nothing of it.
  await page.unroute("**/signatories.geojson");
  await find.openWith(page, JSON.stringify({ ...file, updated: undefined }));
  await expect(find.cards(page)).toHaveCount(file.features.length);
  await expect(said).toHaveCount(0);
});
