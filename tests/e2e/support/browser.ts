// Every test watches the browser: no error in the console, no broken policy, no request to another origin.
import { Server, type AddressInfo } from "node:net";
import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";

type Watch = {
  /** Lets console errors that match pass: for tests that break something on purpose. */
  allow: (pattern: RegExp) => void;
  /** A further browser context, watched as the first one and closed at the end. */
  another: (options?: BrowserContextOptions) => Promise<BrowserContext>;
};

/** Ports on which tests serve sites of their own, partners' and ones to break: the only ones beside the app's. */
const served = new Set<number>();
const listen = Server.prototype.listen;
Server.prototype.listen = function (this: Server, ...given: Parameters<typeof listen>) {
  this.once("listening", () => served.add((this.address() as AddressInfo).port));
  return listen.apply(this, given);
} as typeof listen;

/**
 * What Chromium says, with no reason, of a program that was still on its way to a frame when the frame was taken away or
 * pointed elsewhere: its loader was cancelled. A program that cannot be had is told with a reason, and in other words.
 */
const CANCELLED = /^console: Fetch API cannot load \S+_(?:bg|later)\.wasm\. +\(\S*\/embed\//;

export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ browser, context, baseURL }, use) => {
      const allowed = [CANCELLED];
      const faults: string[] = [];
      const own = new URL(baseURL ?? "").origin;
      const watch = (page: Page) => {
        page.on("console", (message) => {
          if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
        });
        page.on("pageerror", (error) => faults.push(`page: ${error.message}`));
        page.on("request", (request) => {
          const url = new URL(request.url());
          const ours = url.origin === own || (url.hostname === "localhost" && served.has(Number(url.port)));
          if (url.protocol.startsWith("http") && !ours) faults.push(`request to another origin: ${request.url()}`);
        });
      };
      context.on("page", watch);
      const others: BrowserContext[] = [];
      const another = async (options: BrowserContextOptions = {}) => {
        const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), ...options });
        other.on("page", watch);
        others.push(other);
        return other;
      };
      await use({ allow: (pattern) => allowed.push(pattern), another });
      for (const other of others) await other.close();
      expect(faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens a path of the app and waits until it stands. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Waits until the app is mounted and its data has come. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-samspel", "ready");
  await expect(page.locator("main h1")).toHaveCount(1);
  await expect(page.locator(".skeleton")).toHaveCount(0);
}

/** Keeps hold of the memory of the module `page` starts next; says how many pages of 64 KiB it has: none without a module. */
export async function linearMemory(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    for (const name of ["instantiate", "instantiateStreaming"] as const) {
      const own = WebAssembly[name] as (...given: unknown[]) => Promise<WebAssembly.WebAssemblyInstantiatedSource & WebAssembly.Instance>;
      const caught = async (...given: unknown[]) => {
        const made = await own.apply(WebAssembly, given);
        // The second half of a module has none of its own: it is given the first one's.
        const { memory } = (made.instance ?? made).exports;
        if (memory) Object.assign(window, { linear: memory });
        return made;
      };
      Object.assign(WebAssembly, { [name]: caught });
    }
  });
  return () => page.evaluate(() => ((window as unknown as { linear?: WebAssembly.Memory }).linear?.buffer.byteLength ?? 0) / 65_536);
}

/** Every page with a fixed address: Swedish, English, and whether it stands in a partner's frame. */
export const PAGES = [
  { sv: "/", en: "/en" },
  { sv: "/karta", en: "/en/map" },
  { sv: "/principer", en: "/en/principles" },
  { sv: "/principer/integritet-och-oberoende", en: "/en/principles/integrity-and-independence" },
  { sv: "/principer/dialog", en: "/en/principles/dialogue" },
  { sv: "/principer/kvalitet", en: "/en/principles/quality" },
  { sv: "/principer/langsiktighet", en: "/en/principles/long-term-commitment" },
  { sv: "/principer/oppenhet-och-insyn", en: "/en/principles/openness-and-transparency" },
  { sv: "/principer/mangfald", en: "/en/principles/diversity" },
  { sv: "/overenskommelsen", en: "/en/compact" },
  { sv: "/overenskommelsen/kallor", en: "/en/compact/sources" },
  { sv: "/organisationer/exempelforeningen-alvstranden", en: "/en/organisations/exempelforeningen-alvstranden" },
  { sv: "/sjalvskattning", en: "/en/self-assessment" },
  { sv: "/snabbkoll", en: "/en/quick-check" },
  { sv: "/sjalvskattning/dialog", en: "/en/self-assessment/dialogue" },
  { sv: "/sjalvskattning/resultat", en: "/en/self-assessment/result" },
  { sv: "/sjalvskattning/plan", en: "/en/self-assessment/plan" },
  { sv: "/sjalvskattning/jamfor", en: "/en/self-assessment/compare" },
  { sv: "/uppfoljning", en: "/en/follow-up" },
  { sv: "/sjalvskattning/mote", en: "/en/self-assessment/meeting" },
  { sv: "/ordlista", en: "/en/glossary" },
  { sv: "/tillganglighet", en: "/en/accessibility" },
  { sv: "/integritet", en: "/en/privacy" },
  { sv: "/badda-in", en: "/en/embed-builder" },
  { sv: "/embed/karta", en: "/en/embed/map", embed: true },
  {
    sv: "/embed/organisationer/exempelforeningen-alvstranden",
    en: "/en/embed/organisations/exempelforeningen-alvstranden",
    embed: true,
  },
  { sv: "/embed/principer/dialog", en: "/en/embed/principles/dialogue", embed: true },
  { sv: "/embed/snabbkoll", en: "/en/embed/quick-check", embed: true },
  {
    sv: "/embed/marke/exempelforeningen-alvstranden",
    en: "/en/embed/badge/exempelforeningen-alvstranden",
    embed: true,
  },
] as const;

/** Begins an assessment as `party` and ends on the page of the first principle. */
export async function begin(page: Page, party: "organisation" | "city" = "organisation"): Promise<void> {
  await open(page, "/sjalvskattning");
  const name = party === "organisation" ? /Vi är en organisation/ : /förvaltning eller ett bolag/;
  await page.getByRole("radio", { name }).check();
  await page.getByRole("button", { name: "Börja svara" }).click();
  await expect(page).toHaveURL(/sjalvskattning\/.+/);
  await ready(page);
}

/** Waits until the last change is safely stored. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator("#save-status").first()).toContainText(/\d\d:\d\d/);
  await expect(page.locator("#save-status").first()).not.toContainText(/sparar|saving/);
}
