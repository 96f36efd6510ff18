// Another assessment laid beside one's own in the result: an earlier one, the other party's, or one of other questions.
import type { Page } from "@playwright/test";
import { answers, file, type Made } from "./support/answers";
import { expect, open, ready, test } from "./support/browser";
import { fits, takeToResult as result } from "./support/opened";

const RESULT = "/sjalvskattning/resultat";

/** What lies beside, whatever its heading says. */
const beside = (page: Page) => page.getByRole("region", { name: /^(Det här skiljer|Här ser ni olika på samma sak)$/ });

/** Lays another file beside the result. */
async function lay(page: Page, other: Made): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file("annan.json", answers(other)));
  await page.getByRole("button", { name: "Lägg bredvid" }).click();
  await expect(beside(page).getByRole("heading", { level: 2 })).toBeFocused();
}

/** A file with a plan to go through. */
function yearOld(): string {
  const made = JSON.parse(answers({ title: "Föreningen", levels: { INT1: 1, INT2: 2 } })) as Record<string, unknown>;
  return JSON.stringify({ ...made, plan: [{ id: "p1", what: "Bjud in före beslut", status: "ongoing" }] });
}

test("an earlier assessment lies beside with its date, and every change says the date it is counted from", async ({ page }) => {
  await result(page, answers({ title: "Föreningen 2026", levels: { INT1: 2, INT2: 1, INT3: 1 } }));
  await lay(page, { title: "Föreningen 2025", updated: "2025-03-02T09:00:00Z", levels: { INT1: 1, INT2: 1, INT3: 3 } });
  await expect(beside(page)).toContainText("Bredvid ligger: Föreningen 2025, 2 mars 2025");
  await expect(beside(page).locator("li")).toHaveCount(2);
  await expect(beside(page).locator("li").first()).toContainText("2 mars 2025: påbörjat. Ni nu: etablerat.");
  await expect(beside(page).locator("li").last()).toContainText("2 mars 2025: utvecklat. Ni nu: påbörjat.");
  await expect(beside(page)).toContainText("fråga har samma svar.");
});

for (const party of ["organisation", "city"] as const) {
  test(`answers to other questions are not compared, and it is said, ${party}`, async ({ page }) => {
    await result(page, answers({ title: "Vi", levels: { INT1: 2, INT2: 1 } }));
    const headline = await page.locator("main h1").innerText();
    await lay(page, { party, title: "Främmande", instrument: { id: "another", version: "1.0" }, levels: { INT1: 0, INT2: 1 } });
    await expect(beside(page)).toContainText("Skattningen är gjord med helt andra frågor än de som finns här.");
    await expect(beside(page)).toContainText("Bredvid ligger: Främmande, 1 mars 2026");
    await expect(beside(page).locator(".gap-text")).toHaveCount(0);
    // The top of the page compares as well: in its headline, its rosette, the legend and the table.
    await expect(page.locator("main h1")).toHaveText(headline);
    await expect(page.locator(".petal-other")).toHaveCount(0);
    await expect(page.getByText("Främmande (median)")).toHaveCount(0);
    await page.getByRole("button", { name: "Visa som tabell" }).click();
    await expect(page.getByRole("columnheader", { name: "Mitten för Främmande" })).toHaveCount(0);
  });
}

test("answers to another version of the questions are compared, and it is said", async ({ page }) => {
  await result(page, answers({ levels: { INT1: 2, INT2: 1 } }));
  await lay(page, { party: "city", instrument: { id: "samspel-goteborg", version: "0.9" }, levels: { INT1: 0, INT2: 1, GAM1: 2 } });
  await expect(beside(page)).toContainText("Skattningen är gjord med en annan version av frågorna.");
  await expect(beside(page).locator("h3").first()).toHaveText("Fri röst");
  await expect(beside(page).locator("li").first()).toContainText("Ni ser det som etablerat, de ser det som något som saknas.");
});

test("with the other party the gaps come first, then the three lowest levels both agree on, the rest folded", async ({ page }) => {
  const agreed = { KVA1: 1, KVA2: 2, LAN1: 2, OPP1: 1, MAN1: 0, INT4: 3 };
  await result(page, answers({ levels: { ...agreed, INT1: 2, DIA1: 3, LAN2: 1 } }));
  await lay(page, { party: "city", title: "Förvaltningen", levels: { ...agreed, INT1: 3, DIA1: 0, OPP2: 1 } });
  const part = beside(page);
  await expect(part.getByRole("heading", { level: 3 })).toHaveText([
    "Tidigt samråd",
    "Fri röst",
    "Sedan: de lägsta nivåerna ni är överens om",
    "Nya kommer in",
    "Gemensam bild av vad som är bra",
    /./,
  ]);
  await expect(part.locator("h3.gap-next + ol > li")).toHaveCount(3);
  await expect(part.locator("h3.gap-next + ol > li .gap-side:first-child .gap-level")).toHaveText(["Saknas", "Påbörjat", "Påbörjat"]);
  const folded = part.locator("details li");
  await expect(folded).toHaveCount(3);
  await expect(folded.first()).toBeHidden();
  await part.getByText("Här ser ni också samma sak (tre frågor till)").click();
  await expect(folded.locator(".gap-side:first-child .gap-level")).toHaveText(["Etablerat", "Etablerat", "Utvecklat"]);
  await expect(folded.first()).toBeVisible();
  await expect(part).toContainText("På två frågor har bara den ena parten valt en nivå.");
});

test("where both parties share one low level, only that one is what to talk about next", async ({ page }) => {
  await result(page, answers({ levels: { INT1: 3, INT2: 1, DIA1: 3 } }));
  await lay(page, { party: "city", levels: { INT1: 3, INT2: 1, DIA1: 2 } });
  await expect(beside(page).locator("h3.gap-next + ol > li h3")).toHaveText(["Eget uppdrag"]);
  await expect(beside(page).locator("details li h3")).toHaveText(["Fri röst"]);
});

test("the next assessment has the earlier one beside, over a reload, until it is taken away", async ({ page }) => {
  // Where a year has passed, the plan asks by itself.
  await page.clock.setFixedTime("2027-02-01T10:00:00Z");
  await result(page, yearOld());
  await open(page, "/sjalvskattning/plan");
  await page.getByRole("button", { name: "Börja nästa skattning" }).click();
  await expect(page).toHaveURL(/sjalvskattning$/);
  await open(page, "/sjalvskattning/integritet-och-oberoende");
  await expect(page.locator("fieldset.question input:checked")).toHaveCount(0);
  await page.locator("fieldset.question").first().getByRole("radio").nth(2).check();
  await open(page, RESULT);
  await page.reload();
  await ready(page);
  await expect(beside(page)).toContainText("Bredvid ligger: Föreningen, 1 mars 2026");
  await expect(beside(page).locator("li").first()).toContainText("1 mars 2026: påbörjat. Ni nu: etablerat.");
  await beside(page).getByRole("button", { name: "Ta bort den" }).click();
  await expect(beside(page)).toHaveCount(0);
});

test("what was taken from beside does not come back with the way to the plan and back", async ({ page }) => {
  await page.clock.setFixedTime("2027-02-01T10:00:00Z");
  await result(page, yearOld());
  await open(page, "/sjalvskattning/plan");
  await page.getByRole("button", { name: "Börja nästa skattning" }).click();
  await open(page, RESULT);
  await beside(page).getByRole("button", { name: "Ta bort den" }).click();
  await page.getByRole("link", { name: /^Öppna planen \(\d+\)$/ }).click();
  await expect(page).toHaveURL(/plan$/);
  await page.goBack();
  await expect(page).toHaveURL(/resultat$/);
  await ready(page);
  await expect(beside(page)).toHaveCount(0);
});

for (const { lang, path, take } of [
  { lang: "sv", path: RESULT, take: "Lägg bredvid" },
  { lang: "en", path: "/en/self-assessment/result", take: "Lay beside" },
]) {
  test(`with the other party beside nothing is wider than a page of 320 px, ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await result(page, answers({ levels: { INT1: 0, INT2: 1 } }));
    await open(page, path);
    await page.locator("input[type=file]").setInputFiles(file("stad.json", answers({ party: "city", levels: { INT1: 3, INT2: 1 } })));
    await page.getByRole("button", { name: take }).click();
    await expect(page.locator(".gap-list > li")).toHaveCount(2);
    await fits(page);
  });
}
