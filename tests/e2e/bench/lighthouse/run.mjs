// Lighthouse's marks for a phone, the median of some runs. Environment: APP_URL, SAMSPEL_CHROMIUM, BENCH_RUNS.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { APP_URL, SAMSPEL_CHROMIUM } = process.env;
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const PATHS = ["", "principer/dialog", "karta"];
const MARKS = ["performance", "accessibility", "best-practices", "seo"];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const chrome = await launch({ chromePath: SAMSPEL_CHROMIUM, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-background-networking"] });

/** One report with every mark. A browser that has just started sometimes measures nothing: that is said, and done again. */
async function report(path) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { lhr } = await lighthouse(`${APP_URL}${path}`, { port: chrome.port, onlyCategories: MARKS, logLevel: "error" });
    const without = MARKS.filter((mark) => lhr.categories[mark].score === null);
    if (without.length === 0) return lhr;
    const failed = Object.values(lhr.audits).find(({ errorMessage }) => errorMessage)?.errorMessage;
    console.log(`/${path}: no mark for ${without.join(", ")} (${lhr.runtimeError?.message ?? failed ?? "no reason given"}), once more`);
  }
  throw new Error(`/${path} could not be measured`);
}

for (const path of PATHS) {
  const all = [];
  let weak = new Set();
  for (let run = 0; run < RUNS; run += 1) {
    const lhr = await report(path);
    all.push(MARKS.map((mark) => Math.round(lhr.categories[mark].score * 100)));
    for (const mark of MARKS.slice(1)) {
      for (const { id } of lhr.categories[mark].auditRefs) {
        const { score, scoreDisplayMode } = lhr.audits[id];
        if (scoreDisplayMode === "binary" && score === 0) weak.add(id);
      }
    }
  }
  const marks = MARKS.map((mark, at) => `${mark} ${median(all.map((one) => one[at]))}`);
  console.log(`/${path}: ${marks.join(", ")}${weak.size > 0 ? ` (missed: ${[...weak].join(", ")})` : ""}`);
}
await chrome.kill();
