// The browser half of `cargo xtask first-views`: visits pages whose modules mark every function that is called, does
// nothing there that asks for more than there is, and writes down the marks. Environment: BASE_URL, SAMSPEL_CHROMIUM, SAMSPEL_DIST, MARKS_OUT (folder).
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";

const { BASE_URL, SAMSPEL_CHROMIUM, SAMSPEL_DIST, MARKS_OUT } = process.env;
/** Pages of one kind that are visited, evenly out of all: more of them call the same. */
const ALIKE = 8;
/** Files that may come late. */
const LATE = /\/data\/|\.woff2$/;
/** What a frame may be asked for; elsewhere an address with wishes brings both halves. */
const WISHES = ["?list=0&search=0", "?kind=idrott&filters=1&timeline=1", "?scheme=dark&theme_color=005ea2"];
const SCREENS = [
  { viewport: { width: 1280, height: 900 } },
  // Files come late and in another order; the lettering comes last, and what is drawn is drawn anew.
  { viewport: { width: 820, height: 1180 }, slow: 4, late: () => Math.random() * 400 },
  { viewport: { width: 1280, height: 720 }, late: (path) => (path.endsWith(".woff2") ? 600 : 0) },
  { viewport: { width: 360, height: 740 }, colorScheme: "dark", hasTouch: true, isMobile: true, reducedMotion: "reduce" },
];

/** Addresses of the written pages below a folder. */
const written = (folder) => {
  const entries = readdirSync(join(SAMSPEL_DIST, folder), { withFileTypes: true });
  const inside = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  const pages = inside.filter((path) => readdirSync(join(SAMSPEL_DIST, path)).includes("index.html"));
  const each = Math.ceil(pages.length / ALIKE);
  const kept = pages.length > 24 ? pages.filter((_, at) => at % each === 0) : pages;
  const left = new Set(pages.filter((path) => !kept.includes(path)));
  return [...kept, ...inside.filter((path) => !left.has(path)).flatMap(written)];
};
const pages = ["", "nothing-here", "organisationer/nothing-here", "embed/organisationer/nothing-here", ...written("")];
const kinds = new Map(pages.filter((path) => /^(en\/)?embed\//.test(path)).map((path) => [dirname(path), path]));
const frames = [...new Set([...kinds.values(), "embed/karta"])].flatMap((path) => WISHES.map((wish) => path + wish));
const visits = [...pages, ...frames].flatMap((path) => SCREENS.map((screen) => ({ path, screen })));

const browser = await chromium.launch({ executablePath: SAMSPEL_CHROMIUM, args: ["--no-sandbox", "--disable-background-networking"] });
const called = {};
const visit = async ({ path, screen: { late, slow, ...screen } }) => {
  const context = await browser.newContext({ ...screen, locale: "sv-SE", serviceWorkers: "block" });
  const page = await context.newPage();
  let bundle;
  page.on("request", (request) => (bundle ??= /samspel-([a-z]+)-\w+_bg\.wasm$/.exec(request.url())?.[1]));
  await page.addInitScript(() => {
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const own = WebAssembly[name];
      WebAssembly[name] = async (...given) => {
        const made = await own.apply(WebAssembly, given);
        globalThis.exported = (made.instance ?? made).exports;
        return made;
      };
    }
  });
  if (late) {
    await page.route(({ pathname }) => LATE.test(pathname), async (route) => {
      await new Promise((resolve) => setTimeout(resolve, late(new URL(route.request().url()).pathname)));
      await route.continue();
    });
  }
  if (slow) {
    const line = await context.newCDPSession(page);
    await line.send("Emulation.setCPUThrottlingRate", { rate: slow });
  }
  await page.goto(BASE_URL + path);
  await page.waitForFunction(() => document.documentElement.dataset.samspel === "ready" && !document.getElementById("prerendered"));
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  // What comes before any wish, and must not wait: looking around, and going away.
  const { width, height } = screen.viewport;
  for (let y = 0.1; y < 1; y += 0.1) for (let x = 0.08; x < 1; x += 0.12) await page.mouse.move(width * x, height * y);
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("Tab");
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    scrollTo(0, 600);
    for (const left of ["visibilitychange", "pagehide", "beforeunload"]) {
      for (const target of [document, window]) target.dispatchEvent(new Event(left, { cancelable: true }));
    }
  });
  await page.waitForTimeout(200);
  const marks = await page.evaluate(() => {
    const { memory, marks } = globalThis.exported;
    const bytes = new Uint8Array(memory.buffer, marks.value, 65_536);
    return [...bytes].flatMap((mark, at) => (mark === 1 ? [at] : []));
  });
  const of = (called[bundle] ??= new Set());
  const before = of.size;
  for (const at of marks) of.add(at);
  console.log(`${bundle}: /${path}, ${screen.viewport.width} px: ${marks.length} functions, ${of.size - before} for the first time`);
  await context.close();
};
const worker = async () => {
  for (let next = visits.shift(); next; next = visits.shift()) await visit(next);
};
// Most of a visit is waiting.
await Promise.all(Array.from({ length: 4 }, worker));
await browser.close();
for (const [bundle, of] of Object.entries(called)) writeFileSync(join(MARKS_OUT, `${bundle}.json`), JSON.stringify([...of].sort((a, b) => a - b)));
