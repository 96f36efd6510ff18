// One visit of one map: opens it, drags it, zooms it, filters it, weighs it. All times in milliseconds.
import { readFileSync } from "node:fs";

/** Runs in the page before its own code: collects frames, and keeps hold of the memory of a wasm module. */
function watch() {
  let deltas = [];
  let waiting = 0;
  window.frames_ = {
    start() {
      deltas = [];
      let before = performance.now();
      const tick = (now) => {
        deltas.push(now - before);
        before = now;
        waiting = requestAnimationFrame(tick);
      };
      waiting = requestAnimationFrame(tick);
    },
    stop() {
      // A frame still waiting would go on beside the next recording and count every frame twice.
      cancelAnimationFrame(waiting);
      return deltas.slice(1);
    },
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      window.memory_ = (made.instance ?? made).exports.memory ?? window.memory_;
      return made;
    };
  }
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;

/** Processor time the page's own thread has spent in scripts, and in style and layout; what else the machine does is not in it. */
async function spent(client) {
  const { metrics } = await client.send("Performance.getMetrics");
  const of = (name) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000;
  return { script: of("ScriptDuration"), look: of("LayoutDuration") + of("RecalcStyleDuration") };
}

/** Median and 95th percentile of the frames while `act` runs, and the processor time in scripts for one. */
async function frames(page, client, act) {
  const before = await spent(client);
  await page.evaluate(() => window.frames_.start());
  await act();
  const taken = (await page.evaluate(() => window.frames_.stop())).sort((a, b) => a - b);
  const after = await spent(client);
  const script = (after.script - before.script) / Math.max(taken.length, 1);
  return { median: at(taken, 0.5), p95: at(taken, 0.95), longest: at(taken, 1), script };
}

/** Puts `text` into the app's search at once, as the bare pages are filtered at once; until the list says so and is painted. */
async function filterApp(text) {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const said = () => document.querySelector("#results").textContent;
  const field = document.querySelector("input[type=search]");
  const before = said();
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  while (said() === before) {
    if (performance.now() - start > 10_000) throw new Error("the list did not follow the search");
    await frame();
  }
  await frame();
  await frame();
  return performance.now() - start;
}

async function filterPage(text) {
  const start = performance.now();
  await window.bench.filter(text);
  return performance.now() - start;
}

/** Visits `map` with `size` organisations in a fresh browser context. */
export async function visit(browser, map, size, folder) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "sv-SE", serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    const client = await context.newCDPSession(page);
    await client.send("Network.enable");
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    const code = new Map();
    let bytes = 0;
    client.on("Network.responseReceived", ({ requestId, response }) => code.set(requestId, !/\/data\/|points-/.test(response.url)));
    client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (code.get(requestId)) bytes += encodedDataLength;
    });
    if (map.register) {
      const body = readFileSync(`${folder}/register-${size}.geojson`);
      await page.route("**/signatories.geojson", (route) => route.fulfill({ contentType: "application/geo+json", body }));
    }
    await page.goto(map.url(size));
    const mark = (name) => performance.getEntriesByName(name).length > 0;
    await page.waitForFunction(mark, map.marks[1], { timeout: 120_000 });
    const [data, drawn] = await page.evaluate(
      (names) => names.map((name) => performance.getEntriesByName(name)[0].startTime),
      map.marks,
    );
    await page.waitForTimeout(500);
    const box = await page.locator(map.surface).boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const drag = await frames(page, client, async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let step = 1; step <= 40; step += 1) {
        await page.mouse.move(x + 6 * Math.min(step, 40 - step), y + 3 * Math.min(step, 40 - step));
        await page.waitForTimeout(16);
      }
      await page.mouse.up();
      await page.waitForTimeout(300);
    });
    const wheel = await frames(page, client, async () => {
      for (let step = 0; step < 12; step += 1) {
        await page.mouse.wheel(0, step < 6 ? -120 : 120);
        await page.waitForTimeout(80);
      }
      await page.waitForTimeout(300);
    });
    const before = await spent(client);
    const search = map.register ? await page.evaluate(filterApp, "odl") : await page.evaluate(filterPage, "odl");
    const after = await spent(client);
    await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    const wasm = await page.evaluate(() => window.memory_?.buffer.byteLength ?? 0);
    return {
      "open to first markers": drawn,
      "data to first markers": drawn - data,
      "drag, median frame": drag.median,
      "drag, 95 % of frames": drag.p95,
      "drag, longest frame": drag.longest,
      "drag, script a frame": drag.script,
      "wheel, median frame": wheel.median,
      "wheel, 95 % of frames": wheel.p95,
      "wheel, longest frame": wheel.longest,
      "wheel, script a frame": wheel.script,
      "search to list and map, two frames": search,
      "search, script": after.script - before.script,
      "search, style and layout": after.look - before.look,
      "memory without workers, MB": (usedSize + wasm) / 1e6,
      "code on the wire, kB": bytes / 1e3,
    };
  } finally {
    await context.close();
  }
}
