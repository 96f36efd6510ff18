// The browser half of `cargo xtask bench`: the app beside plain Leaflet and MapLibre with the same points, in one run.
// Environment: APP_URL, PAGES_URL, SAMSPEL_CHROMIUM, BENCH_DATA (folder), BENCH_OUT (file), BENCH_RUNS, BENCH_SIZES.
import { writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { visit } from "./measure.mjs";

const { APP_URL, PAGES_URL, SAMSPEL_CHROMIUM, BENCH_DATA, BENCH_OUT } = process.env;
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const SIZES = (process.env.BENCH_SIZES ?? "110,10000,36000,100000").split(",").map(Number);
/** More than this the app refuses to read: 5 MB. */
const LARGEST_FOR_APP = 36_000;

const plain = (name) => ({
  name,
  url: (size) => `${PAGES_URL}${name}.html?size=${size}`,
  marks: ["bench:data-ready", "bench:map-ready"],
  surface: "#map",
});
const MAPS = [
  {
    name: "samspel",
    register: true,
    url: () => `${APP_URL}karta`,
    marks: ["samspel:data-ready", "samspel:map-ready"],
    surface: "canvas",
  },
  plain("leaflet"),
  plain("maplibre"),
];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;

const browser = await chromium.launch({
  executablePath: SAMSPEL_CHROMIUM,
  args: ["--no-sandbox", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-background-networking"],
});
const results = {};
for (const size of SIZES) {
  const visits = {};
  // Turn by turn, so that a busy minute of the machine hits all alike.
  for (let run = 0; run < RUNS; run += 1) {
    for (const map of MAPS.filter((map) => !map.register || size <= LARGEST_FOR_APP)) {
      console.log(`${size} points, run ${run + 1} of ${RUNS}: ${map.name}`);
      try {
        (visits[map.name] ??= []).push(await visit(browser, map, size, BENCH_DATA));
      } catch (why) {
        console.log(`  not measured: ${String(why).split("\n")[0]}`);
      }
    }
  }
  results[size] = {};
  for (const [name, all] of Object.entries(visits)) {
    const metrics = Object.keys(all[0] ?? {});
    results[size][name] = Object.fromEntries(metrics.map((metric) => [metric, median(all.map((one) => one[metric]))]));
  }
}
await browser.close();
writeFileSync(BENCH_OUT, JSON.stringify({ runs: RUNS, results }, null, 1));
