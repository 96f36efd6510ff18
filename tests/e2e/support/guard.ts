// What no test may leave behind: console errors, uncaught errors, refusals by the content security policy, requests to
// anybody else. Every context a test opens is watched; tests that provoke faults say which ones they expect.
import type { BrowserContext, Page } from "@playwright/test";

/** Watches contexts and remembers what went wrong in them. */
export class Guard {
  readonly #origin: string;
  readonly #found: string[] = [];
  readonly #allowed: RegExp[] = [];
  readonly #origins = new Set<string>();

  constructor(base: string) {
    this.#origin = new URL(base).origin;
    this.#origins.add(this.#origin);
  }

  /** Expects faults whose text matches, in a test that provokes them. */
  allow(...patterns: RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  /** Lets pages talk to another origin: the page of a partner that frames an embed. */
  allowOrigin(origin: string): void {
    this.#origins.add(origin);
  }

  /** Starts watching every page of `context`, those that are open and those to come. */
  async watch(context: BrowserContext): Promise<void> {
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`content security policy: ${event.effectiveDirective} refused ${event.blockedURI}`);
      });
    });
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (!["data:", "blob:", "about:"].includes(url.protocol) && !this.#origins.has(url.origin)) {
        this.#found.push(`request to another origin: ${url.href}`);
      }
    });
    context.on("page", (page) => this.#listen(page));
    for (const page of context.pages()) this.#listen(page);
  }

  #listen(page: Page): void {
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.#found.push(`console: ${message.text()} (${message.location().url})`);
      }
    });
    page.on("pageerror", (error) => this.#found.push(`uncaught: ${error.stack ?? error.message}`));
    page.on("crash", () => this.#found.push("the page crashed"));
  }

  /** What went wrong and was not expected. */
  unexpected(): string[] {
    return this.#found.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }
}
