// Moves of a person who assesses: beginning, answering, looking at what is stored.
import { expect, type Locator, type Page } from "@playwright/test";
import type { App } from "./app.ts";
import { compact, type Indicator, instrument, principle, questionsOn } from "./data.ts";
import { type Lang, t } from "./text.ts";

/** An answer: a level, "don't know", or "does not apply". */
export type Answer = 0 | 1 | 2 | 3 | "unknown" | "na";

/** Address of the questions on a principle. */
export function questionPage(lang: Lang, id: string): string {
  const slug = principle(lang, id).slug;
  return lang === "sv" ? `sjalvskattning/${slug}` : `en/self-assessment/${slug}`;
}

/** The start page. */
export const START: Record<Lang, string> = { sv: "sjalvskattning", en: "en/self-assessment" };
/** The result. */
export const RESULT: Record<Lang, string> = { sv: "sjalvskattning/resultat", en: "en/self-assessment/result" };
/** The plan. */
export const PLAN: Record<Lang, string> = { sv: "sjalvskattning/plan", en: "en/self-assessment/plan" };

/** Begins an assessment and ends on its first page of questions. */
export async function begin(app: App, lang: Lang, party: "organisation" | "city", title = ""): Promise<void> {
  await app.open(START[lang]);
  const name = compact[lang].parties.find((one) => one.id === party)?.we_are ?? "";
  await app.page.getByRole("radio", { name }).check();
  if (title) await app.page.getByLabel(t(lang, "assess", "name"), { exact: true }).fill(title);
  await app.page.getByRole("button", { name: t(lang, "assess", "begin"), exact: true }).click();
  await app.page.waitForURL(new RegExp(`${questionPage(lang, "INT")}$`));
  await app.ready();
  await expect(app.heading).toHaveText(principle(lang, "INT").name);
}

/** A question on the page. */
export function question(page: Page, indicator: Indicator): Locator {
  return page.getByRole("group", { name: new RegExp(indicator.title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) }).first();
}

/** One choice of a question. */
export function choice(page: Page, lang: Lang, indicator: Indicator, answer: Answer): Locator {
  const { scale, other_answers: others } = instrument[lang];
  const label = answer === "unknown" ? others.unknown.label : answer === "na" ? others.na.label : (scale.find((step) => step.level === answer)?.label ?? "");
  return question(page, indicator).getByRole("radio", { name: new RegExp(`^${label}`) });
}

/** Answers the first questions of a principle, levels by their digit as the fastest way with a keyboard. */
export async function answerSome(app: App, lang: Lang, id: string, answers: Answer[]): Promise<void> {
  const questions = questionsOn(lang, id);
  for (const [at, answer] of answers.entries()) {
    const indicator = questions[at];
    if (!indicator) throw new Error(`${id} has no question ${at + 1}`);
    const wanted = choice(app.page, lang, indicator, answer);
    if (typeof answer === "number") {
      await choice(app.page, lang, indicator, 0).focus();
      await app.page.keyboard.press(String(answer));
    } else {
      await wanted.check();
    }
    await expect(wanted).toBeChecked();
  }
}

/** The line that says how safe the answers are. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator("#save-status")).toHaveAttribute("data-state", "saved");
}

/** An assessment as it is stored: only what tests look at. */
export interface Stored {
  rev: number;
  draft: { id: string; party: string; answers: Record<string, { level?: number | string; note: string; example: string }>; plan: unknown[] };
}

/** Everything of assessments that the browser keeps, newest revision first. */
export async function stored(page: Page): Promise<Stored[]> {
  const texts = await page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith("samspel/assessment/"))
      .map((key) => localStorage.getItem(key) ?? ""),
  );
  const slots = texts.flatMap((text) => {
    try {
      return [JSON.parse(text) as Stored];
    } catch {
      return [];
    }
  });
  return slots.sort((one, two) => two.rev - one.rev);
}
