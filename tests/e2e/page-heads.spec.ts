// What every page says about itself in its head, in the file as it is sent: what search engines and shared links go by.
import type { APIRequestContext, Page } from "@playwright/test";
import { PAGES, expect, open, test } from "./support/browser";

type Lang = "sv" | "en";
type Facts = Record<string, unknown>;
type Compact = {
  name: string;
  full_name: string;
  summary: string;
  updated: string;
  home: { lead: string };
  principles: { name: string; slug: string; sentence: string }[];
  glossary: { term: string; definition: string }[];
};

const json = async <T>(request: APIRequestContext, path: string): Promise<T> => (await request.get(path)).json();

/** Where the site was told it stands when it was built; nothing when it was not told. Only robots.txt says so in one place. */
async function origin(request: APIRequestContext): Promise<string> {
  const robots = await (await request.get("/robots.txt")).text();
  return /^Sitemap: (.*)\/sitemap\.xml$/m.exec(robots)?.[1] ?? "";
}

/** The head of the file at this path, read as a browser reads it but without running it. */
async function head(page: Page, request: APIRequestContext, path: string) {
  const html = await (await request.get(path)).text();
  return page.evaluate((html) => {
    const { head, documentElement } = new DOMParser().parseFromString(html, "text/html");
    const all = (selector: string, name: string) => [...head.querySelectorAll(selector)].map((one) => one.getAttribute(name) ?? "");
    return {
      lang: documentElement.lang,
      titles: [...head.querySelectorAll("title")].map((one) => one.textContent ?? ""),
      descriptions: all("meta[name=description]", "content"),
      robots: all("meta[name=robots]", "content"),
      canonicals: all("link[rel=canonical]", "href"),
      twins: [...head.querySelectorAll("link[rel=alternate][hreflang]")].map((one) => [one.getAttribute("hreflang"), one.getAttribute("href")]),
      previews: [...head.querySelectorAll("meta[property^='og:']")].map((one) => [one.getAttribute("property"), one.getAttribute("content")]),
      card: all("meta[name='twitter:card']", "content"),
      facts: [...head.querySelectorAll("script[type='application/ld+json']")].map((one) => one.textContent ?? ""),
    };
  }, html);
}

const isPrinciple = (path: string) => /^\/(principer|en\/principles)\/./.test(path);
const isCompact = (path: string) => /^\/(overenskommelsen|en\/compact)$/.test(path);
const OWN = /\/(resultat|plan|mote|result|meeting)$/;

/** The page itself, where the one at this path shows it in a partner's frame. */
const unframed = (path: string, lang: Lang) =>
  path.replace(/^(\/en)?\/embed\//, "$1/").replace(lang === "sv" ? "/marke/" : "/badge/", "/organisationer/").replace("/en/organisationer/", "/en/organisations/");

for (const lang of ["sv", "en"] as const) {
  for (const pages of PAGES) {
    const path = pages[lang];
    const framed = "embed" in pages;

    test(`${path} names itself, its twins and what a shared link shows`, async ({ page, request }) => {
      const [site, said] = [await origin(request), await head(page, request, path)];
      expect(said.lang).toBe(lang);
      expect([said.titles.length, said.descriptions.length, said.canonicals.length]).toEqual([1, 1, 1]);
      const [title, description, canonical] = [said.titles[0] ?? "", said.descriptions[0] ?? "", said.canonicals[0] ?? ""];
      expect(title).toMatch(/^(Samspel|\S.* – Samspel)$/);
      expect(description.length).toBeGreaterThan(20);
      expect(description.length).toBeLessThanOrEqual(171);
      expect(canonical).toBe(site + (framed ? unframed(path, lang) : path));
      expect(said.twins).toEqual([["sv", site + pages.sv], ["en", site + pages.en], ["x-default", site + pages.sv]]);
      expect(said.previews).toEqual([
        ["og:type", isPrinciple(path) || isCompact(path) ? "article" : "website"],
        ["og:site_name", "Samspel"],
        ["og:title", title.replace(/ – Samspel$/, "")],
        ["og:description", description],
        ["og:url", canonical],
        ["og:locale", lang === "sv" ? "sv_SE" : "en_GB"],
      ]);
      expect(said.card).toEqual(["summary"]);
      expect(said.robots).toEqual(framed || OWN.test(path) ? ["noindex"] : []);
    });

    test(`${path} states for machines what it is, and nothing that is not so`, async ({ page, request }) => {
      const compact = await json<Compact>(request, `/data/v1/compact.${lang}.json`);
      const said = await head(page, request, path);
      const facts = said.facts.map((text) => JSON.parse(text) as Facts);
      const common = { "@context": "https://schema.org", url: said.canonicals[0], inLanguage: lang };
      const description = said.descriptions[0];
      const article = { "@type": "Article", ...common, description, dateModified: compact.updated };
      const principle = compact.principles.find(({ slug }) => isPrinciple(path) && path.endsWith(`/${slug}`));
      const terms = compact.glossary.map(({ term, definition }) => ({ "@type": "DefinedTerm", name: term, description: definition }));
      if (principle) {
        expect(facts).toEqual([{ ...article, headline: principle.name, isPartOf: compact.full_name }]);
        expect(description).toBe(principle.sentence);
      } else if (isCompact(path)) {
        expect(facts).toEqual([{ ...article, headline: compact.full_name }]);
      } else if (pages.sv === "/") {
        expect(facts).toEqual([{ "@type": "WebSite", ...common, description, name: "Samspel", about: compact.full_name }]);
      } else if (pages.sv === "/ordlista") {
        expect(facts).toEqual([{ "@type": "DefinedTermSet", ...common, name: compact.name, hasDefinedTerm: terms }]);
      } else if (pages.sv.startsWith("/organisationer/")) {
        // An invented organisation is not to be found as a real one.
        const { status } = await json<{ status: string }>(request, "/data/v1/signatories.geojson");
        expect(facts.map((one) => one["@type"])).toEqual(status === "example" ? [] : ["Organization"]);
      } else {
        expect(facts).toEqual([]);
      }
    });
  }

  test(`no two pages that are to be found have the same title or description, ${lang}`, async ({ page, request }) => {
    const found = PAGES.filter((one) => !("embed" in one)).map((one) => one[lang]);
    const heads = [];
    for (const path of found) heads.push(await head(page, request, path));
    const twice = (texts: string[]) => texts.filter((text, at) => texts.indexOf(text) !== at);
    expect(twice(heads.flatMap(({ titles }) => titles))).toEqual([]);
    expect(twice(heads.flatMap(({ descriptions }) => descriptions))).toEqual([]);
  });
}

// The files may not know where they stand; the app does.
for (const pages of PAGES.filter(({ sv }) => /^\/($|principer\/dialog|overenskommelsen$|karta|ordlista)/.test(sv))) {
  for (const lang of ["sv", "en"] as const) {
    test(`${pages[lang]} has absolute addresses once the app stands`, async ({ page, baseURL }) => {
      await open(page, pages[lang]);
      const own = new URL(baseURL ?? "").origin;
      const link = (which: string) => page.locator(`head link${which}`);
      await expect(link("[rel=canonical]")).toHaveAttribute("href", own + pages[lang]);
      for (const [tag, path] of [["sv", pages.sv], ["en", pages.en], ["x-default", pages.sv]]) {
        await expect(link(`[rel=alternate][hreflang=${tag}]`)).toHaveAttribute("href", `${own}${path}`);
      }
    });
  }
}
