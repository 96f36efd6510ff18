import { type Page } from "@playwright/test";
import { expect, open, ready, test } from "./support/browser";

type Voices = { lang: string; localService: boolean }[];
type Stub = { said: string[]; rates: number[]; cancelled: number; end: () => void };
const SWEDISH: Voices = [{ lang: "sv-SE", localService: true }];

/** Puts voices into the page that say nothing but note what they were asked to; `end` ends the present sentence. */
async function voices(page: Page, list: Voices, late = false): Promise<void> {
  await page.addInitScript(
    ({ list, late }) => {
      const voices = list.map((voice) => ({ ...voice, name: voice.lang, voiceURI: voice.lang, default: false }));
      let there = !late;
      let now: { onend?: () => void } | undefined;
      const stub = { said: [] as string[], rates: [] as number[], cancelled: 0, end: () => now?.onend?.() };
      class Utterance {
        lang = "";
        voice = null;
        rate = 1;
        onend?: () => void;
        onerror?: () => void;
        constructor(public text: string) {}
      }
      const synthesis = {
        onvoiceschanged: null as null | (() => void),
        getVoices: () => (there ? voices : []),
        speak: (utterance: Utterance) => {
          now = utterance;
          stub.said.push(utterance.text);
          stub.rates.push(utterance.rate);
        },
        cancel: () => {
          const cut = now;
          now = undefined;
          stub.cancelled += 1;
          // As browsers do: what is cut off ends too.
          queueMicrotask(() => cut?.onend?.());
        },
      };
      Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
      Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
      const arrive = () => {
        there = true;
        synthesis.onvoiceschanged?.();
      };
      Object.assign(window, { stub, arrive });
    },
    { list, late },
  );
}

const stub = (page: Page) => page.evaluate(() => (({ said, rates, cancelled }) => ({ said, rates, cancelled }))((window as unknown as { stub: Stub }).stub));
const end = (page: Page) => page.evaluate(() => (window as unknown as { stub: Stub }).stub.end());
const marked = (page: Page) =>
  page.evaluate(() => {
    const shown = (range: Range) => {
      const part = range.cloneContents();
      // What only opens on demand lies between the words and is not among them.
      part.querySelectorAll("[popover]").forEach((closed) => closed.remove());
      return part.textContent ?? "";
    };
    return [...(CSS.highlights.get("reading") ?? [])].map((range) => shown(range as Range)).join();
  });

test("a page is read sentence by sentence, and the one being read is marked", async ({ page }) => {
  await voices(page, SWEDISH);
  await open(page, "/principer/dialog");
  await page.getByRole("button", { name: "Läs upp" }).click();
  expect((await stub(page)).said).toEqual(["Dialog"]);
  expect(await marked(page)).toBe("Dialog");
  await end(page);
  expect(await marked(page)).toMatch(/^Vi lyssnar på varandra/);
  const seen: string[] = [];
  for (let step = 0; step < 12; step += 1) {
    await end(page);
    seen.push(await marked(page));
  }
  expect((await stub(page)).said.slice(2)).toEqual(seen);
  // The page explains a word among these sentences; its definition is not read as if it stood there.
  await expect(page.locator(".why .term")).not.toHaveCount(0);
  expect(seen.join(" ")).not.toContain("ordlistan");
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toContain("En förening vet hur det känns att vänta på en plats.");
});

test("reading comes to an end by itself, and leaves out marks of origin and ways on", async ({ page }) => {
  await voices(page, SWEDISH);
  await open(page, "/principer/kvalitet");
  await page.getByRole("button", { name: "Läs upp" }).click();
  for (let step = 0; step < 200 && (await page.getByRole("button", { name: "Sluta läsa" }).count()); step += 1) await end(page);
  await expect(page.getByRole("button", { name: "Läs upp" })).toBeVisible();
  const { said } = await stub(page);
  expect(said.length).toBeGreaterThan(35);
  expect(said.join(" ")).not.toMatch(/Källa|Nästa|Skriv ut|Vilka är ni/);
  expect(await marked(page)).toBe("");
});

test("a pause keeps the sentence, another speed begins it anew, and stop forgets", async ({ page }) => {
  await voices(page, SWEDISH);
  await open(page, "/principer/dialog");
  await page.getByRole("button", { name: "Läs upp" }).click();
  await end(page);
  await page.getByRole("button", { name: "Pausa" }).click();
  const lead = await marked(page);
  expect((await stub(page)).said).toHaveLength(2);
  await page.getByRole("button", { name: "Fortsätt läsa" }).click();
  expect((await stub(page)).said.slice(1)).toEqual([lead, lead]);
  await page.getByRole("radio", { name: "Långsamt" }).check({ force: true });
  const after = await stub(page);
  expect([after.said.length, after.said.at(-1), after.rates.at(-1)]).toEqual([4, lead, 0.75]);
  await page.getByRole("button", { name: "Sluta läsa" }).click();
  await expect(page.getByRole("button", { name: "Läs upp" })).toBeFocused();
  expect(await marked(page)).toBe("");
  await page.getByRole("button", { name: "Läs upp" }).click();
  expect((await stub(page)).said.at(-1)).toBe("Dialog");
});

test("reading stops when the page is left, and when its text becomes another", async ({ page }) => {
  await voices(page, SWEDISH);
  await open(page, "/principer/dialog");
  await page.getByRole("button", { name: "Läs upp" }).click();
  await page.locator(".turn-link[rel=next]").click();
  await expect(page.locator("main h1")).toHaveText("Kvalitet");
  expect((await stub(page)).cancelled).toBe(1);
  expect((await stub(page)).said).toHaveLength(1);
  await page.getByRole("button", { name: "Läs upp" }).click();
  await page.getByRole("link", { name: "Lätt svenska" }).click();
  await expect(page.locator("article.easy")).toBeVisible();
  expect((await stub(page)).cancelled).toBe(2);
  await page.getByRole("button", { name: "Läs upp" }).click();
  await end(page);
  expect((await stub(page)).said.at(-1)).toBe("Vad betyder det?");
  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  expect((await stub(page)).cancelled).toBe(3);
});

test("without a voice of the language on the device there is no control", async ({ page }) => {
  await voices(page, [
    { lang: "en-GB", localService: true },
    { lang: "sv-SE", localService: false },
  ]);
  await open(page, "/principer/dialog");
  await expect(page.getByRole("link", { name: "Lätt svenska" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Läs upp" })).toHaveCount(0);
  await open(page, "/en/principles/dialogue");
  await expect(page.getByRole("button", { name: "Read aloud" })).toBeVisible();
});

test("the control comes when the browser has found its voices", async ({ page }) => {
  await voices(page, SWEDISH, true);
  await open(page, "/principer/dialog");
  await expect(page.getByRole("button", { name: "Läs upp" })).toHaveCount(0);
  await page.evaluate(() => (window as unknown as { arrive: () => void }).arrive());
  await expect(page.getByRole("button", { name: "Läs upp" })).toBeVisible();
});

test("a browser without speech shows the page as ever", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "speechSynthesis", { value: undefined }));
  await open(page, "/principer/dialog");
  await ready(page);
  await expect(page.getByRole("button", { name: "Läs upp" })).toHaveCount(0);
});
