// Several assessments side by side: the parties, the years, the colleagues, in any mix.
import type { Page } from "@playwright/test";
import { QUESTIONS, answers, file } from "./support/answers";
import { begin, expect, open, saved, test } from "./support/browser";

const choose = (page: Page, files: ReturnType<typeof file>[]) => page.locator("input[type=file]").setInputFiles(files);

const TEXTS = {
  sv: {
    path: "/sjalvskattning/jamfor",
    gaps: "Parterna bredvid varandra",
    large: "Organisationen ser det som utvecklat, förvaltningen ser det som något som saknas. Här ser ni olika på samma sak.",
    low: "Det här saknas eller är bara påbörjat hos båda.",
    examples: "Ett exempel från var och en",
  },
  en: {
    path: "/en/self-assessment/compare",
    gaps: "The parties side by side",
    large: "You see the same thing differently.",
    low: "missing or only begun on both sides",
    examples: "One example from each",
  },
} as const;

for (const lang of ["sv", "en"] as const) {
  const texts = TEXTS[lang];
  test(`the two parties' files show the gap per question in words, largest first, ${lang}`, async ({ page }) => {
    await open(page, texts.path);
    await choose(page, [
      file("org.json", answers({ party: "organisation", title: "Föreningen", levels: { DIA1: 3, INT1: 2, KVA1: 1, MAN1: 3 }, example: "Svaret i maj" })),
      file("city.json", answers({ party: "city", title: "Förvaltningen", levels: { DIA1: 0, INT1: 3, KVA1: 1, MAN1: 3, LAN1: 2 }, example: "Rutinen" })),
    ]);
    const gaps = page.getByRole("region", { name: texts.gaps });
    const titles = gaps.locator(".gap-list > li h3");
    await expect(titles).toHaveText(lang === "sv" ? ["Tidigt samråd", "Fri röst", "Gemensam bild av vad som är bra", "Nya kommer in"] : ["Early consultation", "A free voice", /.+/, "Newcomers get in"]);
    await expect(gaps.locator(".gap-list > li").first()).toContainText(texts.large);
    await expect(gaps.locator(".gap-list > li").nth(2)).toContainText(texts.low);
    await expect(gaps.locator(".gap-list > li").nth(3)).toContainText(texts.examples);
    await expect(gaps.locator(".gap-list > li").nth(3)).toContainText("Svaret i maj");
    await expect(gaps).not.toContainText("%");
  });
}

test("several of one party show where they disagree, widest first, and how many chose what", async ({ page }) => {
  await open(page, "/sjalvskattning/jamfor");
  await choose(page, [
    file("a.json", answers({ title: "Anna", levels: { INT1: 0, INT2: 1, INT3: 2, INT4: "unknown" } })),
    file("b.json", answers({ title: "Bo", levels: { INT1: 1, INT2: 3, INT3: 2, INT4: 1 } })),
    file("c.json", answers({ title: "Cia", levels: { INT1: 1, INT2: 3, INT3: 2, INT4: 1 } })),
  ]);
  const many = page.getByRole("region", { name: "Inom organisationerna" });
  await expect(many.locator("> .gap-list > li h3")).toHaveText(["Eget uppdrag", "Fri röst"]);
  const first = many.locator("> .gap-list > li").first();
  await expect(first).toContainText("Svaren går från påbörjat till utvecklat. I mitten: utvecklat.");
  await expect(first.locator(".counts b")).toHaveText(["0", "1", "0", "2"]);
  await many.locator("summary").click();
  await expect(many.locator("details li h3")).toHaveText(["Tydliga roller", "Initiativ utifrån"]);
});

test("an earlier answer shows what has moved with both dates, and can be counted as one of now", async ({ page }) => {
  await open(page, "/sjalvskattning/jamfor");
  await choose(page, [
    file("now.json", answers({ title: "Föreningen 2026", updated: "2026-03-01T09:00:00Z", levels: { INT1: 2, INT2: 1, INT3: 1 } })),
    file("then.json", answers({ title: "Föreningen 2025", updated: "2025-03-02T09:00:00Z", levels: { INT1: 1, INT2: 2, INT3: 1 } })),
  ]);
  const moved = page.getByRole("region", { name: "Det här har ändrats: organisationerna" });
  await expect(moved).toContainText("Tidigare: 2 mars 2025. Nu: 1 mars 2026.");
  await expect(moved.locator("li")).toHaveCount(2);
  await expect(moved.locator("li").first()).toContainText("Från påbörjat till etablerat.");
  await expect(moved).toContainText("en fråga är som förut");
  await page.getByLabel("När räknas Föreningen 2025?").selectOption("now");
  await expect(moved).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Inom organisationerna" })).toBeVisible();
});

test("another version is matched by question, and what is left over is said", async ({ page }) => {
  await open(page, "/sjalvskattning/jamfor");
  await choose(page, [
    file("now.json", answers({ title: "Nu", levels: { INT1: 2 } })),
    file("old.json", answers({ title: "Gammal", party: "city", instrument: { id: "samspel-goteborg", version: "0.9" }, levels: { INT1: 0, GAM1: 2 } })),
    file("other.json", answers({ title: "Främmande", party: "city", instrument: { id: "another", version: "1.0" }, levels: { INT1: 0 } })),
  ]);
  await expect(page.getByRole("region", { name: "Parterna bredvid varandra" }).locator("h3")).toHaveText(["Fri röst"]);
  const left = page.getByRole("region", { name: "Det här kan inte jämföras" });
  await expect(left).toContainText("Gammal är gjord med frågornas version 0.9.");
  await expect(left).toContainText("GAM1");
  await expect(left).toContainText("Främmande är gjord med helt andra frågor");
});

test("what cannot be taken is named with its reason, and of a cut-off file what stands whole is taken", async ({ page }) => {
  await open(page, "/sjalvskattning/jamfor");
  const whole = answers({ title: "Avklippt", levels: { INT1: 1, INT2: 2, INT3: 3 } });
  await choose(page, [
    file("stor.json", " ".repeat(300_000)),
    file("annan.json", '{"app":"other"}'),
    file("bild.json", "\u0000\u0001PNG"),
    file("nyare.json", JSON.stringify({ app: "samspel", schema: 9, parties: [] })),
    file("avklippt.json", whole.slice(0, whole.indexOf('"INT3"') + 8)),
    file("ett.json", answers({ title: "Hel" })),
    file("tva.json", answers({ title: "Hel" })),
  ]);
  const told = page.getByRole("alert").locator("li");
  await expect(told).toHaveText([/stor\.json: .*för stor/, /annan\.json: .*ingen skattning härifrån/, /bild\.json: .*går inte att läsa/, /nyare\.json: .*nyare version/, /tva\.json: Samma svar/]);
  const cut = page.locator(".pile li", { hasText: "Avklippt" });
  await expect(cut).toContainText("skadad fil, det som gick att läsa");
  await expect(cut).toContainText("2 av 24");
});

test("one's own saved assessment comes along from its result, and nothing saved changes", async ({ page }) => {
  await begin(page);
  await page.locator("fieldset.question").first().getByRole("radio").nth(2).check();
  await saved(page);
  await open(page, "/sjalvskattning/resultat");
  const before = await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  await page.getByRole("link", { name: "Jämför flera svar på en gång" }).click();
  await expect(page).toHaveURL(/sjalvskattning\/jamfor\?with=/);
  await expect(page.locator(".pile li")).toHaveCount(1);
  await expect(page.locator(".pile li")).toContainText("den här enheten");
  await choose(page, [file("city.json", answers({ party: "city", levels: { INT1: 0 } }))]);
  // With one's own among them, the sentences speak to "you".
  await expect(page.getByRole("region", { name: "Parterna bredvid varandra" })).toContainText("Ni ser det som");
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()))).toBe(before);
});

test("two hundred files are merged, all of them counted", async ({ page }) => {
  test.setTimeout(90_000);
  await open(page, "/sjalvskattning/jamfor");
  const files = Array.from({ length: 200 }, (_, at) =>
    file(`${at}.json`, answers({ title: `Förening ${"abcdefghij"[at % 10]}${"klmnopqrst"[Math.floor(at / 10) % 10]}${at < 100 ? "x" : "y"}`, levels: Object.fromEntries(QUESTIONS.map((id, nr) => [id, (at + nr) % 4])), note: "En anteckning. ".repeat(20) })),
  );
  await page.evaluate(() => {
    const marks = window as unknown as { began: number; done: number };
    document.querySelector("input[type=file]")?.addEventListener("change", () => (marks.began = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (document.getElementById("many-organisation")) marks.done ||= performance.now();
    }).observe(document.body, { subtree: true, childList: true });
  });
  await choose(page, files);
  await expect(page.locator("#list-title")).toHaveText("200 svar att jämföra", { timeout: 20_000 });
  await expect(page.locator("#many-organisation")).toBeVisible();
  const took = await page.evaluate(() => (window as unknown as { began: number; done: number }).done - (window as unknown as { began: number }).began);
  console.log(`200 files merged in ${Math.round(took)} ms`);
  expect(took).toBeGreaterThan(0);
});
