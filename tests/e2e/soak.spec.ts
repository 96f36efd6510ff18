// Two thousand random but valid actions over all pages, with faults of the network and of storage on, checked against a
// shadow of every answer. `SOAK_SEED` and `SOAK_STEPS` replay or lengthen it; what was done is told when it fails.
import type { Page } from "@playwright/test";
import { begin, linearMemory, ready } from "./support/browser";
import { expect, first, refuse, say, test } from "./support/faults";

const SEED = Number(process.env.SOAK_SEED ?? 20_261_124);
const STEPS = Number(process.env.SOAK_STEPS ?? 2_000);
/** Pages of 64 KiB a module may have after sixty actions; the most that was seen is 41, on the map's page. */
const MOST = 50;
const DATA = /\/data\/v1\//;

/** Numbers from 0 up to 1, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Done = { what: string; answer?: { name: string; value: string }; leaves?: string };

/** One action on whatever the page offers. Runs in the page. */
function act([kind, which, text]: [number, number, string]): Done {
  const seen = (one: Element) => one.getClientRects().length > 0 && !(one as HTMLInputElement).disabled && !one.closest("[inert]");
  const all = <T extends Element>(selector: string) => [...document.querySelectorAll<T>(selector)].filter(seen);
  const pick = <T>(list: T[]): T | undefined => list[Math.floor(which * list.length)];
  const said = (one: Element) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim().slice(0, 40);
  const radio = pick(all<HTMLInputElement>("fieldset.question input[type=radio]"));
  if (radio && kind < 0.5) {
    radio.click();
    return { what: `answer ${radio.name}=${radio.value}`, answer: { name: radio.name, value: radio.value } };
  }
  const field = pick(all<HTMLInputElement>("#app input[type=search], #app textarea"));
  if (field && kind < 0.6) {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return { what: `type ${text}` };
  }
  const select = pick(all<HTMLSelectElement>("#app select"));
  if (select && kind < 0.65) {
    select.selectedIndex = Math.floor(which * select.options.length);
    select.dispatchEvent(new Event("change", { bubbles: true }));
    return { what: `select ${select.value}` };
  }
  const toggle = pick(all<HTMLElement>('#app summary, #app [role=tab], #app input[type=checkbox], #app button[aria-pressed], .site-footer input[type=radio]'));
  if (toggle && kind < 0.85) {
    toggle.click();
    return { what: `toggle ${said(toggle)}` };
  }
  const links = all<HTMLAnchorElement>("#app a[href]").filter(
    (link) =>
      link.origin === location.origin && !link.download && !link.target && link.rel !== "external" &&
      !/\.\w+$|\/data\/|\/embed\/|#try:/.test(link.href),
  );
  const link = pick(links);
  if (!link) return { what: "nothing" };
  const href = link.href;
  link.click();
  return { what: `follow ${new URL(href).pathname}${new URL(href).search}`, leaves: href };
}

/** The answers in the newest slot. */
const stored = (page: Page) =>
  page.evaluate(() => {
    const slots = Object.entries(localStorage).filter(([key]) => /^samspel\/assessment\/.+\/[ab]$/.test(key)).map(([, text]) => JSON.parse(text));
    const [newest] = slots.sort((a, b) => b.rev - a.rev);
    return Object.fromEntries(
      Object.entries(newest.draft.answers as Record<string, { level?: number | string }>).filter(([, { level }]) => level !== undefined).map(([id, { level }]) => [id, String(level)]),
    );
  });

test(`${STEPS} random actions with faults on lose no answer, stop nothing and fill no memory (seed ${SEED})`, async ({ page, site, watch }) => {
  test.setTimeout(Math.max(240_000, STEPS * 250));
  // A page or a frame that is left while its module is on its way says so in words of the browser's own.
  watch.allow(/status of 503|ERR_|net::|Fetch API cannot load \S+_(?:bg|later)\.wasm/);
  const roll = dice(SEED);
  const log: string[] = [];
  const shadow: Record<string, string> = {};
  const client = await page.context().newCDPSession(page);
  const used = async () => {
    await client.send("HeapProfiler.collectGarbage");
    return (await client.send("Runtime.getHeapUsage")).usedSize;
  };
  const settle = () => page.waitForFunction(() => /ready|written/.test(document.documentElement.dataset.samspel ?? ""), undefined, { timeout: 20_000 });
  const linear = await linearMemory(page);
  await begin(page);
  await page.goto("/karta");
  await ready(page);
  const heap: number[] = [];
  // A module's memory goes with its document: what counts is what it has come to when sixty actions have been done.
  const taken: number[] = [];
  try {
    for (let step = 0; step < STEPS; step += 1) {
      if (step % 60 === 0) {
        site.mend();
        const fault = roll();
        if (fault < 0.25) site.break(DATA, refuse);
        else if (fault < 0.5) site.break(DATA, first(3, say(503, "text/plain", "x")));
        log.push(`${step}: network ${fault < 0.25 ? "down" : fault < 0.5 ? "failing" : "up"}`);
        // Back to a page with questions every now and then, or the map would have them all.
        await page.goto(["/sjalvskattning/dialog", "/sjalvskattning/kvalitet", "/karta", "/principer"][Math.floor(roll() * 4)] ?? "/");
        await settle();
      }
      if (step === Math.floor(STEPS / 4) || step === STEPS - 1) {
        site.mend();
        await page.goto("/ordlista");
        await settle();
        heap.push(await used());
      }
      const done = await page.evaluate(act, [roll(), roll(), ["a", "alv", "kultur", "", "åäö 123", "<b>"][Math.floor(roll() * 6)] ?? ""] as [number, number, string]).catch((error: Error) => {
        // A link to another bundle may take the page away before it answers.
        if (!/context was destroyed|navigation/i.test(error.message)) throw error;
        return { what: "left" } as Done;
      });
      log.push(`${step}: ${done.what}`);
      if (done.leaves || done.what === "left") {
        await page.waitForLoadState("domcontentloaded");
        await settle();
      }
      if (done.answer) {
        await page.waitForFunction(() => !("unsaved" in document.documentElement.dataset));
        const { name, value } = done.answer;
        const kept = await stored(page);
        const changed = Object.entries(kept).filter(([id, level]) => shadow[id] !== level);
        expect(changed.length, `${name}=${value} changes one answer at most`).toBeLessThanOrEqual(1);
        for (const [id, level] of changed) shadow[id] = level;
        expect(kept).toEqual(shadow);
      }
      if (step % 60 === 59) taken.push(await linear());
      if (step % 25 === 0) expect(await page.evaluate(() => document.documentElement.dataset.samspel)).not.toBe("dead");
    }
    expect(await stored(page)).toEqual(shadow);
    expect(Object.keys(shadow).length).toBeGreaterThan(3);
    const [early = 0, late = Number.POSITIVE_INFINITY] = heap;
    console.log(`${STEPS} actions, seed ${SEED}: ${Object.keys(shadow).length} answers kept, heap ${Math.round(early / 1000)} to ${Math.round(late / 1000)} kB`);
    console.log(`pages of the module after each sixty actions: ${taken.join(" ")}`);
    expect(late).toBeLessThan(early * 1.15 + 500_000);
    expect(taken.filter((pages) => pages < 8 || pages > MOST)).toEqual([]);
  } catch (error) {
    console.log(log.slice(-40).join("\n"));
    throw error;
  }
});
