// Rows B1 to B4 and P1 to P3 of the fault matrix: the start that fails, and the app that stops. The panics are real ones
// of the published module: a browser function that breaks its promise makes the code above it give up.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { begin, open, ready, saved } from "./support/browser";
import { register } from "./support/directory";
import { changed, expect, type Fault, flip, hang, say, test } from "./support/faults";

const WASM = /_bg\.wasm/;

test.beforeEach(({ watch }) => watch.allow(/boot:|status of 404|ntegrity|Failed to|panicked|unreachable|RuntimeError|stack|no such element/i));

const screen = (page: Page) => page.locator("#crash");

for (const [what, fault, kind, said] of [
  ["is not there", say(404, "text/plain", "gone"), "missing", "saknas på servern"],
  ["has other bytes", say(200, "application/wasm", "not what was built"), "integrity", "kontrollsumma"],
  ["has one bit turned", flip, "integrity", "kontrollsumma"],
] as const) {
  test(`B1: a module that ${what} is not run, has its message, and the page can be read`, async ({ page, site }) => {
    site.break(WASM, fault);
    await page.goto("/principer/dialog");
    await expect(page.locator("html")).toHaveAttribute("data-fault", kind);
    await expect(page.locator(".static-fault p:visible").filter({ hasText: said })).toHaveCount(1);
    await expect(page.locator("#prerendered").getByRole("heading", { level: 1, name: "Dialog" })).toBeVisible();
    site.mend();
    await page.getByRole("button", { name: "Försök igen" }).click();
    await ready(page);
  });
}

test("B1: a module of the wrong type starts all the same, and the log says so", async ({ page, site }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  site.break(WASM, changed({ headers: { "content-type": "text/plain" } }));
  await open(page, "/ordlista");
  expect(said.join("\n")).toContain("MIME");
});

/** The page with a policy under which no WebAssembly runs. */
const noWasm: Fault = async (to) => {
  const { headers } = await to.real();
  const policy = (headers["content-security-policy"] ?? "").replace("'wasm-unsafe-eval'", "");
  await changed({ headers: { "content-security-policy": policy } })(to);
};

test("B2: a policy without WebAssembly is said, and the page can be read", async ({ page, site, watch }) => {
  watch.allow(/wasm-unsafe-eval|Content Security Policy/);
  site.break(/^\/ordlista/, noWasm);
  await page.goto("/ordlista");
  await expect(page.locator("html")).toHaveAttribute("data-fault", "blocked");
  await expect(page.locator("#prerendered").getByRole("heading", { level: 1 })).toBeVisible();
});

test("B2: without WebAssembly the map's page has everybody in its text, and the picture of the map", async ({ page, site, watch }) => {
  watch.allow(/wasm-unsafe-eval|Content Security Policy/);
  site.break(/^\/karta/, noWasm);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/karta");
  await expect(page.locator("html")).toHaveAttribute("data-fault", "blocked");
  const written = page.locator("#prerendered");
  const names = await written.locator(".org h4").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
  expect(names.sort()).toEqual(register().map(({ properties }) => properties.name).sort());
  const picture = written.getByRole("img", { name: /^Kartbild med \d+ organisationer/ });
  await expect(picture).toBeVisible();
  await expect(picture.locator(".place").last()).toBeVisible();
  // By a key: what comes into view on the way down a long list moves what a pointer aims at.
  await written.locator(".org").last().getByRole("link").press("Enter");
  await expect(page.getByRole("heading", { level: 1 }).first()).toHaveText(/Exempel/);
});

test("B3: without JavaScript every organisation stands in a list", async ({ watch }) => {
  const page = await (await watch.another({ javaScriptEnabled: false })).newPage();
  await page.goto("/karta");
  await expect(page.locator("#prerendered .org")).toHaveCount(110);
  await expect(page.locator("#static noscript p")).toBeVisible();
  await page.getByRole("link", { name: "Exempelföreningen Älvstranden" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Exempelföreningen Älvstranden" })).toBeVisible();
});

test("B4: a module that never arrives is said after fifteen seconds, in the page's language", async ({ page, site }) => {
  await page.clock.install();
  site.break(WASM, hang);
  await page.goto("/en/glossary");
  await expect.poll(() => site.count(WASM)).toBe(1);
  await page.clock.fastForward(15_500);
  await expect(page.locator("html")).toHaveAttribute("data-fault", "slow");
  await expect(page.locator(".static-fault p:visible").filter({ hasText: "takes unusually long" })).toHaveCount(1);
  await expect(page.locator("#prerendered").getByRole("heading", { level: 1 })).toBeVisible();
});

/** From now on the browser makes no element, which the code above it cannot go on without; `mend` takes that back. */
const noElements = () => {
  const real = Document.prototype.createElement;
  Object.assign(window, { mend: () => (Document.prototype.createElement = real) });
  const fail = () => {
    throw new DOMException("no such element");
  };
  Document.prototype.createElement = fail as never;
  Document.prototype.createElementNS = fail as never;
  Node.prototype.cloneNode = fail as never;
};

/** What the recovery screen hands over, by key. The trap is for the app: the screen makes a link of its own for the file. */
async function dumped(page: Page, button: string): Promise<Record<string, string>> {
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  const [file] = await Promise.all([page.waitForEvent("download"), screen(page).getByRole("button", { name: button }).click()]);
  return JSON.parse(await readFile(await file.path(), "utf8")).keys;
}

const kinds: [what: string, act: (page: Page) => Promise<void>][] = [
  ["a handler", (page) => page.evaluate(() => document.querySelector<HTMLElement>('nav a[href="/principer"]')?.click())],
  ["an effect", (page) => page.evaluate(() => history.back())],
];

for (const [what, act] of kinds) {
  test(`P1: a panic in ${what} shows the recovery screen within a second, in focus, and answers can be saved`, async ({ page }) => {
    await open(page, "/");
    await page.getByRole("navigation", { name: "Huvudmeny" }).getByRole("link", { name: "Överenskommelsen" }).click();
    await expect(page).toHaveURL(/overenskommelsen/);
    await page.evaluate(() => localStorage.setItem("samspel/assessment/x/a", "an answer"));
    await page.evaluate(noElements);
    const start = Date.now();
    await act(page);
    await expect(screen(page)).toBeVisible();
    expect(Date.now() - start).toBeLessThan(1_000);
    await expect(page.locator("html")).toHaveAttribute("data-samspel", "dead");
    await expect(screen(page).getByRole("heading", { name: "Något gick fel och appen stannade" })).toBeFocused();
    await expect(page.locator("#app")).toHaveJSProperty("inert", true);
    expect(await dumped(page, "Ladda ner svaren")).toEqual({ "samspel/assessment/x/a": "an answer" });
  });
}

test("P1: a panic when data arrives later shows the screen in the page's language, and answers can be saved", async ({ page, site }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  site.break(/signatories\.geojson/, async ({ real, response }) => {
    await held;
    const { status, headers, body } = await real();
    response.writeHead(status, headers);
    response.end(body);
  });
  await page.goto("/en/organisations/not-written");
  await expect(page.locator("html")).toHaveAttribute("data-samspel", "ready");
  await page.evaluate(() => localStorage.setItem("samspel/assessment/x/a", "an answer"));
  await page.evaluate(noElements);
  release();
  await expect(screen(page).getByRole("heading", { name: "Something went wrong and the app stopped" })).toBeFocused();
  expect(await dumped(page, "Download the answers")).toEqual({ "samspel/assessment/x/a": "an answer" });
});

test("P1: the dump of a dead app holds every answer as it stands", async ({ page }) => {
  await begin(page);
  await page.locator("fieldset.question").first().locator("input[type=radio]").nth(2).check();
  await saved(page);
  const kept = await page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
  await page.evaluate(noElements);
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href^="/sjalvskattning/dialog"]')?.click());
  await expect(screen(page)).toBeVisible();
  const keys = await dumped(page, "Ladda ner svaren");
  for (const [key, value] of Object.entries(kept)) if (key.startsWith("samspel/")) expect(keys[key]).toBe(value);
});

test("P2: what is saved and stops the app at its start is left alone the next time, and is still there", async ({ page }) => {
  await begin(page);
  await page.locator("fieldset.question").first().locator("input[type=radio]").nth(2).check();
  await saved(page);
  // Reading a saved draft breaks the page, whenever one is read: a poisoned draft.
  await page.addInitScript(() => {
    const read = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key: string) {
      if (key.startsWith("samspel/assessment/")) {
        const fail = () => {
          throw new DOMException("no such element");
        };
        Document.prototype.createElement = fail as never;
        Document.prototype.createElementNS = fail as never;
        Node.prototype.cloneNode = fail as never;
      }
      return read.call(this, key);
    };
  });
  await page.reload();
  await expect(screen(page)).toBeVisible();
  await screen(page).getByRole("button", { name: "Ladda om sidan" }).click();
  await expect(screen(page)).toBeVisible();
  await screen(page).getByRole("button", { name: "Ladda om sidan" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-samspel", "ready");
  await expect(screen(page)).toBeHidden();
  await expect(page.getByRole("complementary", { name: "Säkert läge" })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("samspel/assessment/")).length)).toBeGreaterThan(0);
});

/** Gives the module that is loaded next room for little more than it begins with. */
function little(): void {
  const number = (bytes: Uint8Array, at: number): [value: number, after: number] => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return [value, at];
    }
  };
  const written = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...written(value >>> 7)]);
  const limited = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
    for (let at = 8; at < bytes.length; ) {
      const [size, body] = number(bytes, at + 1);
      if (bytes[at] === 5) {
        // The section of memories: one, with a least size in pages; it gets a largest.
        const [least] = number(bytes, body + 2);
        const memory = [1, 1, ...written(least), ...written(least + 400)];
        const section = [5, ...written(memory.length), ...memory];
        const made = new Uint8Array(at + section.length + bytes.length - body - size);
        made.set(bytes.subarray(0, at));
        made.set(section, at);
        made.set(bytes.subarray(body + size), at + section.length);
        return made;
      }
      at = body + size;
    }
    throw new Error("the module has no memory");
  };
  WebAssembly.instantiateStreaming = async (source, imports) =>
    WebAssembly.instantiate(limited(new Uint8Array(await (await source).arrayBuffer())), imports);
}

test("P3: memory that runs out ends on the same screen", async ({ page }) => {
  await page.addInitScript(little);
  await open(page, "/karta");
  await page.evaluate(() => {
    const field = document.querySelector("input[type=search]") as HTMLInputElement;
    // Sixty megabytes, which the field itself need not draw.
    Object.defineProperty(field, "value", { get: () => "a".repeat(60_000_000) });
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await expect(screen(page)).toBeVisible();
});

test("P3: a stack that overflows ends on the same screen", async ({ page }) => {
  await open(page, "/");
  // Something the app calls calls itself without end: the overflow goes through the app's own frames.
  await page.evaluate(() => {
    const deep = (): void => deep();
    Object.defineProperty(Document.prototype, "title", { set: deep });
    document.querySelector<HTMLElement>('nav a[href="/principer"]')?.click();
  });
  await expect(screen(page)).toBeVisible();
});
