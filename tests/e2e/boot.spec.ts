import { readFile } from "node:fs/promises";
import { expect, open, test } from "./support/browser";

const MODULE = /_bg\.wasm$/;

test("an address without a page of its own says in words what the site is and where the facts lie", async ({ watch }) => {
  const page = await (await watch.another({ javaScriptEnabled: false })).newPage();
  await page.goto("/organisationer/ny");
  await expect(page.getByRole("heading", { name: "Samspel" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "överenskommelsen" })).toHaveAttribute("href", /compact\.sv\.json/);
});

test("it says so while the app is on its way", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(MODULE, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/organisationer/ny");
  await expect(page.getByRole("heading", { name: "Samspel" })).toBeVisible();
  await expect(page.getByText("Sidan laddas")).toBeVisible();
  release();
  await expect(page.locator("html")).toHaveAttribute("data-samspel", "ready");
  await expect(page.getByText("Sidan laddas")).toHaveCount(0);
});

for (const [fault, break_] of [
  ["missing", { status: 404, contentType: "text/plain", body: "gone" }],
  ["integrity", { status: 200, contentType: "application/wasm", body: "not what was built" }],
] as const) {
  test(`a module that is ${fault} has a message of its own and a way to try again`, async ({ page, watch }) => {
    watch.allow(/boot:|404|integrity|Failed to/i);
    await page.route(MODULE, (route) => route.fulfill(break_));
    await page.goto("/en");
    await expect(page.locator("html")).toHaveAttribute("data-fault", fault);
    await expect(page.locator(`#static [lang=en] [data-fault=${fault}]`)).toBeVisible();
    await page.unroute(MODULE);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-samspel", "ready");
  });
}

test("a server that is out of reach is said", async ({ page, watch }) => {
  watch.allow(/boot:|Failed to|ERR_/);
  await page.route(MODULE, (route) => route.abort("internetdisconnected"));
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-fault", "offline");
  await expect(page.locator("#static [lang=sv] [data-fault=offline]")).toBeVisible();
});

test("a policy that forbids WebAssembly is said", async ({ page, watch }) => {
  watch.allow(/boot:|wasm-unsafe-eval|Content Security Policy/);
  await page.route("/", async (route) => {
    const answer = await route.fetch();
    const headers = answer.headers();
    headers["content-security-policy"] = (headers["content-security-policy"] ?? "").replace("'wasm-unsafe-eval'", "");
    await route.fulfill({ response: answer, headers });
  });
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-fault", "blocked");
});

/** A browser from before WebAssembly, or one whose owner has turned it off. */
const none = () => void Reflect.deleteProperty(globalThis, "WebAssembly");

/** A module whose bytes are the right ones and are none a browser can read: built for another, or built wrongly. */
const unreadable = () => {
  const fail = () => Promise.reject(new WebAssembly.CompileError("expected magic word 00 61 73 6d"));
  Object.assign(WebAssembly, { instantiate: fail, instantiateStreaming: fail });
};

for (const [what, break_, kind, said] of [
  ["a browser without WebAssembly", none, "unsupported", { sv: "Webbläsaren saknar WebAssembly.", en: "This browser has no WebAssembly." }],
  ["a module that does not compile", unreadable, "broken", { sv: "Appens fil är skadad.", en: "The app’s file is damaged." }],
] as const) {
  test(`${what} is said in the page's language, and the page can be read`, async ({ page, watch }) => {
    watch.allow(new RegExp(`boot: ${kind}:`));
    await page.addInitScript(break_);
    for (const [path, lang, heading] of [["/principer/dialog", "sv", "Dialog"], ["/en/principles/dialogue", "en", "Dialogue"]] as const) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("data-fault", kind);
      // One sentence and no other: hidden ones are text as well.
      await expect(page.locator(".static-fault [data-fault]:visible")).toHaveText([new RegExp(`^${said[lang]}`)]);
      const written = page.locator("#prerendered");
      await expect(written.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      await expect(written.locator("p").filter({ visible: true })).not.toHaveCount(0);
      // It leads on to what else is written.
      const on = written.getByRole("navigation").first().getByRole("link").nth(1);
      const href = (await on.getAttribute("href")) ?? "";
      await on.click();
      await expect(page).toHaveURL(new RegExp(`${href}$`));
      await expect(page.locator("#prerendered").getByRole("heading", { level: 1 })).toBeVisible();
    }
  });
}

test("when the app dies the recovery screen takes over and can still download the answers", async ({ page }) => {
  await open(page, "/ordlista");
  await page.evaluate(() => {
    localStorage.setItem("samspel/assessment/x/a", "an answer");
    localStorage.setItem("other", "not ours");
    document.documentElement.dataset.samspel = "dead";
  });
  const screen = page.locator("#crash");
  await expect(screen).toBeVisible();
  await expect(screen.getByRole("heading", { name: "Något gick fel och appen stannade" })).toBeFocused();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    screen.getByRole("button", { name: "Ladda ner svaren" }).click(),
  ]);
  const dump = JSON.parse(await readFile(await file.path(), "utf8"));
  expect(dump.keys["samspel/assessment/x/a"]).toBe("an answer");
  expect(dump.keys.other).toBeUndefined();
});

test("starting without saved answers puts them aside and deletes nothing", async ({ page }) => {
  await open(page, "/ordlista");
  await page.evaluate(() => {
    localStorage.setItem("samspel/assessment/x/a", "an answer");
    document.documentElement.dataset.samspel = "dead";
  });
  await page.getByRole("button", { name: "Börja utan sparade svar" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-samspel", "ready");
  const kept = await page.evaluate(() => Object.entries(localStorage).filter(([, value]) => value === "an answer"));
  expect(kept).toHaveLength(1);
  expect(kept[0]?.[0]).toMatch(/^samspel\/quarantine\/.+\/samspel\/assessment\/x\/a$/);
});
