// Row B1 of the fault matrix for the other half of a bundle: the script that starts the module. Whatever becomes of it, the
// written page can be read, what is wrong is said in words, and one press leads to the app once the fault is gone.
import type { Page } from "@playwright/test";
import { ready } from "./support/browser";
import { changed, expect, type Fault, type Faulty, flip, hang, refuse, say, test } from "./support/faults";

/** The script of a bundle, by the hash in its name; not its module, nor the scripts of the shell. */
const SCRIPT = /\/samspel-[\w-]+\.js$/;

const PAGES = {
  sv: { path: "/principer/dialog", heading: "Dialog", again: "Försök igen" },
  en: { path: "/en/principles/dialogue", heading: "Dialogue", again: "Try again" },
} as const;

/** What is said, and by which kind of message. */
const SAID = {
  missing: { sv: /^En del av appen saknas på servern/, en: /^A part of the app is missing on the server/ },
  integrity: { sv: /^Appens fil stämmer inte med sin kontrollsumma/, en: /^The app’s file does not match its checksum/ },
  offline: { sv: /^Det finns ingen kontakt med servern/, en: /^The server cannot be reached/ },
  slow: { sv: /^Det tar ovanligt lång tid/, en: /^This takes unusually long/ },
} as const;

type Lang = keyof typeof PAGES;
type Kind = keyof typeof SAID;

// Said by the start itself, and by the browser of what it asked for in vain.
test.beforeEach(({ watch }) => watch.allow(/^console: (?:boot: |(?:Failed|Fetch API) .*\/samspel-)/));

/** Sees to it that one sentence and no other is said over a page that can be read. */
async function told(page: Page, kind: Kind, lang: Lang): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-fault", kind);
  await expect(page.getByRole("alert").locator("[data-fault]:visible")).toHaveText([SAID[kind][lang]]);
  const written = page.locator("#prerendered");
  await expect(written.getByRole("heading", { level: 1, name: PAGES[lang].heading })).toBeVisible();
  await expect(written.locator("p").filter({ visible: true })).not.toHaveCount(0);
}

/** Sees to it that once the fault is gone, one press leads to the app. */
async function goesOn(page: Page, site: Faulty, lang: Lang): Promise<void> {
  site.mend();
  await page.getByRole("button", { name: PAGES[lang].again }).click();
  await ready(page);
  await expect(page.locator("#prerendered, .static-fault")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: PAGES[lang].heading })).toBeVisible();
}

const faults: [what: string, fault: Fault, kind: Kind, lang: Lang][] = [
  ["is not there", say(404, "text/plain", "gone"), "missing", "sv"],
  ["has one bit turned", flip, "integrity", "en"],
  ["cannot be fetched", refuse, "offline", "sv"],
  ["never comes", hang, "slow", "en"],
];

for (const [what, fault, kind, lang] of faults) {
  test(`B1: a script that ${what} has its message over a page that can be read, and a way on`, async ({ page, site }) => {
    if (kind === "slow") await page.clock.install();
    site.break(SCRIPT, fault);
    await page.goto(PAGES[lang].path, { waitUntil: "domcontentloaded" });
    if (kind === "slow") {
      await expect.poll(() => site.count(SCRIPT)).toBe(1);
      await page.clock.fastForward(15_500);
    }
    await told(page, kind, lang);
    await expect(page.locator("html")).toHaveAttribute("data-samspel", "boot");
    await goesOn(page, site, lang);
  });
}

test("B1: where a preload is not looked at, a damaged script is not run either", async ({ page, site }) => {
  // What WebKit calls itself, which ignores the hash of a module's preload link.
  await page.addInitScript(() => Object.defineProperty(navigator, "vendor", { get: () => "Apple Computer, Inc." }));
  // One that runs as well as the right one.
  site.break(SCRIPT, changed({ text: (text) => `${text}\n// changed` }));
  await page.goto(PAGES.sv.path, { waitUntil: "domcontentloaded" });
  await told(page, "integrity", "sv");
  await expect(page.locator("html")).toHaveAttribute("data-samspel", "boot");
  await goesOn(page, site, "sv");
});

test("B1: a server that is gone before the script came takes nothing away that can be read", async ({ page, site }) => {
  site.break(SCRIPT, (to) => {
    site.break(/./, refuse);
    return refuse(to);
  });
  await page.goto(PAGES.sv.path, { waitUntil: "domcontentloaded" });
  await told(page, "offline", "sv");
  await goesOn(page, site, "sv");
});

/** Whether a word about what has not come is to be seen, and when it comes, in ms. */
const late = (page: Page) =>
  page.locator(".static-late").evaluateAll((lines) =>
    lines.map((line) => ({
      seen: line.checkVisibility({ visibilityProperty: true }),
      after: line.getAnimations().map((animation) => animation.effect?.getTiming().delay),
    })),
  );

for (const [which, path, lines] of [["a written page", PAGES.en.path, 1], ["a page that is not written", "/organisationer/en-som-inte-finns", 2]] as const) {
  test(`B1: when not even what starts the app comes, ${which} says so after twenty seconds`, async ({ page, site, watch }) => {
    watch.allow(/404 .*\/boot\.js/);
    site.break(/\/boot\.js/, say(404, "text/plain", "gone"));
    await page.goto(path);
    expect(await late(page)).toEqual(Array(lines).fill({ seen: false, after: [20_000] }));
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
    expect((await late(page)).map((line) => line.seen)).toEqual(Array(lines).fill(true));
    site.mend();
    await page.reload();
    await ready(page);
    expect(await late(page)).toEqual([]);
  });
}

test("nothing is counted down where the app starts", async ({ page, site }) => {
  site.break(SCRIPT, hang);
  await page.goto(PAGES.sv.path, { waitUntil: "domcontentloaded" });
  await expect.poll(() => site.count(SCRIPT)).toBe(1);
  expect(await late(page)).toEqual([{ seen: false, after: [] }]);
});
