// The years below the map, played: for who asked for less motion and for who did not.
import type { Page } from "@playwright/test";
import { expect, open, test } from "./support/browser";
import { count, counts, register } from "./support/directory";

type Played = { turn: () => number; turns: Map<number, number>; ran: string[] };

/**
 * Opens the page with its intervals in the test's hand: a year stands until `turn` says so, whatever the machine's speed.
 * (Playwright's own clock counts its timers beyond what a module of WebAssembly can hold, so they could not be cleared.)
 * From then on all that CSS sets in motion is noted, as it begins and in every frame.
 */
async function openPlayed(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => {
    const acts = new Map<number, () => void>();
    const turns = new Map<number, number>();
    let last = 0;
    Object.assign(window, {
      turns,
      turn: () => [...acts.values()].map((act) => act()).length,
      setInterval: (act: () => void, ms: number) => {
        last += 1;
        acts.set(last, act);
        turns.set(last, ms);
        return last;
      },
      clearInterval: (id: number) => acts.delete(id) && turns.delete(id),
    });
  });
  await open(page, path);
  await expect(page.getByRole("listbox", { name: "I kartvyn" }).getByRole("option").first()).toBeAttached();
  await page.evaluate(() => {
    const ran: string[] = [];
    Object.assign(window, { ran });
    const name = (part: Element | null) => `${part?.tagName}.${part?.getAttribute("class")}`;
    for (const kind of ["transitionrun", "animationstart"]) document.addEventListener(kind, ({ target }) => ran.push(`${kind} of ${name(target as Element)}`), true);
    const sample = () => {
      for (const one of document.getAnimations()) ran.push(`${one.playState} on ${name((one.effect as KeyframeEffect | null)?.target ?? null)}`);
      requestAnimationFrame(sample);
    };
    sample();
  });
}

/** The next year's turn has come. Says how many intervals there were to have one. */
const turn = (page: Page) => page.evaluate(() => (window as unknown as Played).turn());

/** How long each running interval waits, ms. */
const paces = (page: Page) => page.evaluate(() => [...(window as unknown as Played).turns.values()]);

/** What CSS has set in motion since the page stood, seen two frames on. */
const ran = (page: Page) =>
  page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise((then) => requestAnimationFrame(then));
    return (window as unknown as Played).ran;
  });

/** How many had signed by the end of a year. */
const by = (year: number) => register().filter(({ properties }) => Number(properties.signed_on?.slice(0, 4) ?? Infinity) <= year).length;

const years = (page: Page) => page.getByRole("slider", { name: "Till och med år" });
const play = (page: Page) => page.getByRole("button", { name: "Spela" });
const pause = (page: Page) => page.getByRole("button", { name: "Pausa" });

for (const motion of ["reduce", "no-preference"] as const) {
  test.describe(`prefers-reduced-motion: ${motion}`, () => {
    test.use({ contextOptions: { reducedMotion: motion } });

    test("the years play from the first to the last by steps, end there, and play anew", async ({ page }) => {
      await openPlayed(page, "/karta");
      expect(await page.evaluate(() => matchMedia("(prefers-reduced-motion: reduce)").matches)).toBe(motion === "reduce");
      const ends = await years(page).evaluate((slider) => [(slider as HTMLInputElement).min, (slider as HTMLInputElement).max].map(Number));
      const [first = 0, last = 0] = ends;
      const signed = register().map(({ properties }) => Number(properties.signed_on?.slice(0, 4) ?? Infinity));
      expect(ends).toEqual([Math.min(...signed), await page.evaluate(() => new Date().getFullYear())]);
      for (const times of [1, 2]) {
        await play(page).click();
        for (let year = first; year < last; year += 1) {
          await expect(years(page), `time ${times}`).toHaveValue(String(year));
          await expect(years(page)).toHaveAttribute("aria-valuetext", new RegExp(`^${year}: ${by(year)} organisation`));
          await counts(page, by(year));
          await expect(pause(page)).toBeVisible();
          // One clock, and slow enough to be read along: never three changes in a second.
          const running = await paces(page);
          expect(running).toHaveLength(1);
          expect(running[0]).toBeGreaterThanOrEqual(500);
          expect(await turn(page)).toBe(1);
        }
        await expect(years(page)).toHaveValue(String(last));
        await counts(page, register().length);
        await turn(page);
        await expect(play(page)).toBeVisible();
        expect(await paces(page)).toEqual([]);
        await expect(page).not.toHaveURL(/signed_to/);
      }
      if (motion === "reduce") expect(await ran(page)).toEqual([]);
    });

    test("playing stops when it is told to, by pointer and by key, and goes on from there", async ({ page }) => {
      await openPlayed(page, "/karta");
      const [first = 0] = await years(page).evaluate((slider) => [Number((slider as HTMLInputElement).min)]);
      await play(page).click();
      for (let step = 0; step < 3; step += 1) expect(await turn(page)).toBe(1);
      await expect(years(page)).toHaveValue(String(first + 3));
      await pause(page).click();
      await expect(play(page)).toBeVisible();
      expect(await turn(page)).toBe(0);
      await expect(years(page)).toHaveValue(String(first + 3));
      await counts(page, by(first + 3));
      await expect(page).toHaveURL(new RegExp(`signed_to=${first + 3}(&|$)`));

      await play(page).focus();
      await page.keyboard.press("Enter");
      await expect(pause(page)).toBeFocused();
      for (let step = 0; step < 2; step += 1) expect(await turn(page)).toBe(1);
      await expect(years(page)).toHaveValue(String(first + 5));
      const said = await count(page).textContent();
      await page.keyboard.press("Space");
      await expect(play(page)).toBeFocused();
      expect(await turn(page)).toBe(0);
      await expect(years(page)).toHaveValue(String(first + 5));
      await expect(count(page)).toHaveText(said ?? "");
      if (motion === "reduce") expect(await ran(page)).toEqual([]);
    });
  });
}
