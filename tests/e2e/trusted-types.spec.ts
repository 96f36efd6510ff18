// Trusted Types as the browser enforces them: what the only policy lets pass, what it refuses, and that there is no other.
import { expect, open, test } from "./support/browser";
import type { Page } from "@playwright/test";

/** Markup that could run something, one way each. */
const RUNS = [
  "<script>alert(1)</script>",
  "<SCRIPT src=/a.js></SCRIPT>",
  "<img src=x onerror=alert(1)>",
  "<img src=x\nonerror = alert(1)>",
  "<svg><a onload=alert(1)></a></svg>",
  "<iframe src=/></iframe>",
  "<iframe srcdoc='x'></iframe>",
  "<object data=/a></object>",
  "<embed src=/a>",
  "<base href=https://example.org/>",
  "<meta http-equiv=refresh content=0>",
  "<link rel=stylesheet href=/a.css>",
  "<a href='javascript:alert(1)'>a</a>",
];

/** Programs that are not this site's. */
const FOREIGN = ["https://example.org/a.js", "//example.org/a.js", "data:text/javascript,alert(1)", "blob:a.js", "/data/v1/index.json", "javascript:alert(1)//.js"];

/** What each attempt came to: the error's name, or that it passed. */
const attempts = (page: Page, way: "markup" | "program" | "text", inputs: string[]) =>
  page.evaluate(
    ([way, inputs]) => {
      const tries: Record<string, (input: string) => void> = {
        markup: (input) => (document.createElement("template").innerHTML = input),
        program: (input) => (document.createElement("script").src = input),
        text: (input) => (document.createElement("script").text = input),
      };
      return inputs.map((input) => {
        try {
          tries[way]?.(input);
          return `${input}: passed`;
        } catch (why) {
          return `${input}: ${(why as Error).name}`;
        }
      });
    },
    [way, inputs] as const,
  );

const refused = (inputs: string[], name = "TypeError") => inputs.map((input) => `${input}: ${name}`);
const passed = (inputs: string[]) => inputs.map((input) => `${input}: passed`);

for (const path of ["/", "/karta", "/embed/karta"]) {
  test(`on ${path} markup that could run something is refused, and other markup is not`, async ({ page }) => {
    await open(page, path);
    expect(await attempts(page, "markup", RUNS)).toEqual(refused(RUNS));
    const plain = ["<p class=a>text</p>", "<ul><li>one</li></ul>", "<button type=button>only</button>"];
    expect(await attempts(page, "markup", plain)).toEqual(passed(plain));
  });

  test(`on ${path} programs from elsewhere are refused, and the site's own are not`, async ({ page }) => {
    await open(page, path);
    expect(await attempts(page, "program", FOREIGN)).toEqual(refused(FOREIGN));
    expect(await attempts(page, "program", ["/sw.js"])).toEqual(passed(["/sw.js"]));
  });

  test(`on ${path} no text becomes a program and no second policy is made`, async ({ page, watch }) => {
    watch.allow(/Trusted|Content Security Policy|requires '/);
    await open(page, path);
    expect(await attempts(page, "text", ["alert(1)"])).toEqual(refused(["alert(1)"]));
    const others = await page.evaluate(async () => {
      const policies = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): object } }).trustedTypes;
      const acts: Record<string, () => unknown> = {
        eval: () => (0, eval)("1 + 1"),
        program: () => new Function("return 2")(),
        other: () => policies.createPolicy("other", { createHTML: (html: string) => html }),
        again: () => policies.createPolicy("default", { createHTML: (html: string) => html }),
      };
      // In a turn of its own: what a test runs at once is let through, whatever the page's policy says.
      await new Promise((resolve) => setTimeout(resolve));
      return Promise.all(
        Object.entries(acts).map(
          ([name, act]) =>
            new Promise<string>((resolve) =>
              setTimeout(() => {
                try {
                  resolve(`${name}: ${act()}`);
                } catch (why) {
                  resolve(`${name}: ${(why as Error).name}`);
                }
              }),
            ),
        ),
      );
    });
    expect(others).toEqual(["eval: EvalError", "program: EvalError", "other: TypeError", "again: TypeError"]);
  });
}
