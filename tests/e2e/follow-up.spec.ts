// Many assessments as figures: nobody's name, nothing under five, nothing to be worked out.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { answers, file } from "./support/answers";
import { begin, expect, open, saved, test } from "./support/browser";

const choose = (page: Page, files: ReturnType<typeof file>[]) => page.locator("input[type=file]").setInputFiles(files);

/** So many answers of one party and year, with names and notes that must never show. */
const many = (count: number, party: "organisation" | "city", year: number, level = 1) =>
  Array.from({ length: count }, (_, at) =>
    file(`Hemligt namn ${party} ${year} ${at}.json`, answers({ party, id: `hemlig-${party}-${year}-${at}`, title: `Hemligt namn ${at}`, updated: `${year}-04-01T09:00:00Z`, levels: { INT1: (level + at) % 4, INT2: level }, note: "Hemlig anteckning", example: "Hemligt exempel" })),
  );

const textOf = async (download: Promise<Download>) => readFile((await (await download).path()) ?? "", "utf8");

const TEXTS = {
  sv: { path: "/uppfoljning", few: "För få svar att visa", who: "Organisationerna", count: "5 svar räknade", csv: /CSV/, cell: "5 har valt en nivå." },
  en: { path: "/en/follow-up", few: "Too few answers to show", who: "The organisations", count: "5 answers counted", csv: /CSV/, cell: "5 have chosen a level." },
} as const;

for (const lang of ["sv", "en"] as const) {
  const texts = TEXTS[lang];
  test(`four answers show nothing, five show how they lie, without any name, ${lang}`, async ({ page }) => {
    await open(page, texts.path);
    const files = many(5, "organisation", 2026);
    await choose(page, files.slice(0, 4));
    await expect(page.getByText(texts.few)).toBeVisible();
    await expect(page.locator(".figure")).toHaveCount(0);
    await expect(page.getByRole("button", { name: texts.csv })).toHaveCount(0);
    await choose(page, files.slice(4));
    await expect(page.locator("#counted")).toContainText(texts.count);
    const first = page.locator("#figures-organisation").locator("..").locator(".figure").first();
    await expect(first).toContainText(texts.cell);
    await expect(first.locator(".counts b")).toHaveText(["1", "2", "1", "1"]);
    // Questions that fewer than five answered are there, without a figure.
    await expect(page.locator(".figure")).toHaveCount(24);
    await expect(page.locator(".figure .counts")).toHaveCount(2);
    expect((await page.locator("body").innerText()).toLowerCase()).not.toContain("hemlig");
    expect((await page.locator("main").innerHTML()).toLowerCase()).not.toContain("hemlig");
    const csv = page.waitForEvent("download");
    await page.getByRole("button", { name: texts.csv }).click();
    const table = await textOf(csv);
    expect(table.split("\r\n").filter((line) => line.startsWith("INT1;"))).toHaveLength(2);
    expect(table.toLowerCase()).not.toContain("hemlig");
  });
}

test("a year of four cannot be worked out from all years, on the page or in the files", async ({ page }) => {
  await open(page, "/uppfoljning");
  await choose(page, [...many(4, "city", 2024, 0), ...many(6, "city", 2025, 1), ...many(9, "city", 2026, 2), ...many(3, "organisation", 2026)]);
  await expect(page.locator("#counted")).toContainText("22 svar");
  const city = page.getByRole("region", { name: "Staden" });
  await expect(city).toContainText("19 svar.");
  await expect(city).toContainText("2024: visas inte · 2025: visas inte · 2026: 9");
  await expect(page.getByLabel("Visa svar från").locator("option")).toHaveText(["Alla år", "2026"]);
  await expect(page.getByRole("region", { name: "Organisationerna" })).toContainText("För få svar");
  await page.getByLabel("Visa svar från").selectOption("2026");
  await expect(city.locator(".figure").first()).toContainText("9 har valt en nivå.");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Ladda ner benchmark.json" }).click();
  const text = await textOf(download);
  expect(text.toLowerCase()).not.toContain("hemlig");
  const { rows } = JSON.parse(text) as { rows: { party: string; year: string; count: number }[] };
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.count >= 5 && row.party === "city" && ["", "2026"].includes(row.year))).toBe(true);
});

test("what changed over the years stands beside each question", async ({ page }) => {
  await open(page, "/uppfoljning");
  await choose(page, [...many(5, "city", 2025, 1), ...many(6, "city", 2026, 2)]);
  const second = page.getByRole("region", { name: "Staden" }).locator(".figure").nth(1);
  await expect(second).toContainText("Mitten år för år: 2025 påbörjat → 2026 etablerat.");
});

test("what is not counted is told, and everything can be forgotten", async ({ page }) => {
  await open(page, "/uppfoljning");
  const [one] = many(1, "city", 2026);
  await choose(page, [one!, one!, file("skadad.json", answers().slice(0, 400)), file("tom.json", answers({ levels: {} })), file("annan.json", answers({ instrument: { id: "another", version: "1" } }))]);
  const told = page.getByRole("alert").locator("li");
  await expect(told).toHaveText([/Samma svar/, /skadad\.json: Filen är skadad/, /tom\.json: Den har inget svar/, /annan\.json: .*andra frågor/]);
  await page.getByRole("button", { name: "Börja om" }).click();
  await expect(page.locator("#counted")).toHaveCount(0);
  await expect(page.locator("#intake-title")).toBeFocused();
});

test("the printed report has the figures and nothing to press", async ({ page }) => {
  await open(page, "/uppfoljning");
  await choose(page, many(6, "city", 2026));
  await expect(page.locator(".figure .counts")).toHaveCount(2);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".figure .counts").first()).toBeVisible();
  await expect(page.locator(".desk .button:visible")).toHaveCount(0);
  await expect(page.locator(".desk input:visible, .desk select:visible")).toHaveCount(0);
});

test("published figures stand beside one's own result where at least five stand behind them", async ({ page }) => {
  const row = (indicator: string, count: number, levels: number[]) => ({ indicator, party: "organisation", count, levels });
  const rows = [row("INT1", 8, [1, 2, 3, 2]), row("INT2", 4, [1, 1, 1, 1]), ...["INT3", "INT4", "DIA1", "DIA2"].map((id) => row(id, 5, [0, 5, 0, 0]))];
  const benchmark = { schema: "1.0", instrument: "samspel-goteborg", version: "1.0", created: "2026-05-01", rows };
  const body = JSON.stringify(benchmark);
  const sha256 = createHash("sha256").update(body).digest("hex");
  await page.route("**/data/v1/index.json", async (route) => {
    const index = (await (await route.fetch()).json()) as { files: unknown[] };
    index.files.push({ path: "benchmark.json", type: "application/json", bytes: body.length, sha256 });
    await route.fulfill({ json: index });
  });
  await page.route("**/data/v1/benchmark.json", (route) => route.fulfill({ body, contentType: "application/json" }));
  await begin(page);
  await page.locator("fieldset.question").first().getByRole("radio").nth(2).check();
  await saved(page);
  await open(page, "/sjalvskattning/resultat");
  const table = page.getByRole("region", { name: "Så har andra svarat" }).first();
  await expect(table.getByRole("row", { name: /Fri röst/ })).toContainText("8");
  await expect(table.getByRole("row", { name: /Eget uppdrag/ })).toHaveCount(0);
});

test("a result without published figures asks for none and says nothing of others", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await begin(page);
  await page.locator("fieldset.question").first().getByRole("radio").nth(2).check();
  await saved(page);
  await open(page, "/sjalvskattning/resultat");
  await expect(page.getByText("Så har andra svarat")).toHaveCount(0);
  expect(asked.filter((url) => url.includes("benchmark"))).toEqual([]);
});
