// The compact's story stands on its page whole: as the app shows it, and as it is written for who has no JavaScript.
import { readFileSync } from "node:fs";
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { PAGES, expect, open, test } from "./support/browser";

type Lang = "sv" | "en";
type Line = { id: string; text: string; sources: string[] };
type Section = { id: string; title: string; paragraphs: string[]; points: string[]; sources: string[] };
type Event = { when: string; title: string; text: string; sources: string[] };
type Area = { id: number; name: string; text: string; groups: number[] };
type Story = {
  vision: Line;
  goals: Line[];
  ways: Line[];
  about: Section[];
  unknowns: string[];
  disagreements: { question: string; ours: string; versions: { text: string; sources: string[] }[] }[];
  groups: { id: number; name: string }[];
  areas: Area[];
  timeline: Event[];
  sources: { id: string; title: string; publisher: string; url: string }[];
};

const story = async (request: APIRequestContext, lang: Lang): Promise<Story> => (await request.get(`/data/v1/compact.${lang}.json`)).json();
const words = (lang: Lang): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../messages/${lang}/explain.json`, import.meta.url), "utf8"));

const PATHS = { sv: "/overenskommelsen", en: "/en/compact" } as const;
const read = { useInnerText: true };

/** Titles of the sources under a text, in the order of the data. */
async function rests(on: Locator, { sources }: Story, ids: string[]): Promise<void> {
  const titles = ids.map((id) => sources.find((source) => source.id === id)?.title as string);
  await expect(on.locator(".source-line :is(a, span)")).toHaveText(titles);
}

/** The area's groups as headings: each stands under its first, one that is in all of them by itself. */
function grouped({ areas, groups }: Story, lang: Lang): [string, Area[]][] {
  const everywhere = (area: Area) => groups.every(({ id }) => area.groups.includes(id));
  const own = groups.map(({ id, name }): [string, Area[]] => [name, areas.filter((area) => !everywhere(area) && area.groups[0] === id)]);
  return [...own, [words(lang).compact_areas_all ?? "", areas.filter(everywhere)]];
}

/** What the story is made of, and how each part is looked up in the page's content. */
const PARTS: [string, (main: Locator, data: Story, lang: Lang) => Promise<void>][] = [
  [
    "the vision, the goals and the three ways",
    async (main, data) => {
      await expect(main.locator("#vision .vision-text")).toHaveText(data.vision.text);
      await expect(main.locator("#vision .vision-text")).toBeVisible();
      await rests(main.locator("#vision"), data, data.vision.sources);
      expect(data.ways).toHaveLength(3);
      for (const [id, lines] of [["goals", data.goals], ["ways", data.ways]] as const) {
        const items = main.locator(`#${id}`).getByRole("listitem").filter({ visible: true });
        await expect(items.locator("> p:first-child")).toHaveText(lines.map(({ text }) => text), read);
        for (const [at, { sources }] of lines.entries()) await rests(items.nth(at), data, sources);
      }
    },
  ],
  [
    "how it was made, how it is kept alive, how it was followed up, and all else it says about itself",
    async (main, data) => {
      for (const { id, title, paragraphs, points, sources } of data.about) {
        const section = main.locator(`[id="${id}"]`);
        await expect(section.getByRole("heading", { level: 2, name: title, exact: true })).toBeVisible();
        await expect(section.locator("> p").filter({ visible: true }), id).toHaveText(paragraphs, read);
        await expect(section.locator("> ul > li").filter({ visible: true }), id).toHaveText(points);
        await rests(section, data, sources);
      }
      // What may not be told away: the council, the forums after it, the office in civil society, the evaluation.
      for (const [id, named] of [
        ["how-it-was-made", /Idékom/],
        ["kept-alive", /Idékom.*(tre forum|three forums).*Got United/s],
        ["follow-up", /2016.*(utvärdering|evaluation)/s],
      ] as const) {
        await expect(main.locator(`#${id}`), id).toHaveText(named);
      }
    },
  ],
  [
    "everything that is not known, and every version of what the sources do not agree on",
    async (main, data) => {
      await expect(main.locator("#unknown").getByRole("listitem").filter({ visible: true })).toHaveText(data.unknowns);
      const rows = main.locator("#disagreements tbody").getByRole("row").filter({ visible: true });
      await expect(rows.getByRole("rowheader")).toHaveText(data.disagreements.map(({ question }) => question));
      for (const [at, { versions, ours }] of data.disagreements.entries()) {
        const told = rows.nth(at).getByRole("listitem");
        await expect(told.locator("> p")).toHaveText(versions.map(({ text }) => text));
        for (const [nr, { sources }] of versions.entries()) {
          expect(sources.length, "a version without a source is hearsay").toBeGreaterThan(0);
          await rests(told.nth(nr), data, sources);
        }
        await expect(rows.nth(at).getByRole("cell").last()).toHaveText(ours);
      }
    },
  ],
  [
    "the thirteen areas by their groups",
    async (main, data, lang) => {
      const groups = grouped(data, lang).filter(([, areas]) => areas.length > 0);
      expect(groups.flatMap(([, areas]) => areas)).toHaveLength(13);
      const sections = main.locator("#areas section").filter({ visible: true });
      await expect(sections.getByRole("heading", { level: 3 })).toHaveText(groups.map(([name]) => name));
      for (const [at, [name, areas]] of groups.entries()) {
        const items = sections.nth(at).locator("> ul > li");
        await expect(items.locator("> .number"), name).toHaveText(areas.map(({ id }) => String(id)));
        await expect(items.getByRole("heading", { level: 4 }), name).toHaveText(areas.map((area) => area.name));
        await expect(items.locator("h4 + p"), name).toHaveText(areas.map(({ text }) => text));
      }
    },
  ],
  [
    "every event from the first to the last, with its sources",
    async (main, data) => {
      const events = main.locator("#timeline ol > li").filter({ visible: true });
      await expect(events.locator(".timeline-when")).toHaveText(data.timeline.map(({ when }) => when));
      await expect(events.getByRole("heading")).toHaveText(data.timeline.map(({ title }) => title));
      await expect(events.locator("h3 + p")).toHaveText(data.timeline.map(({ text }) => text));
      for (const [at, { sources }] of data.timeline.entries()) {
        expect(sources.length, "an event without a source is a rumour").toBeGreaterThan(0);
        await rests(events.nth(at), data, sources);
      }
      await expect(events.first()).toContainText(data.timeline[0]?.title as string);
      await expect(events.last()).toContainText(data.timeline.at(-1)?.title as string);
    },
  ],
];

/** Each source of the data once, with who published it, and where it has an address, the way there. */
async function allSources(main: Locator, { sources }: Story): Promise<void> {
  await expect(main.locator(".sources > li").filter({ visible: true })).toHaveCount(sources.length);
  for (const { id, title, publisher, url } of sources) {
    const item = main.locator(`[id="source-${id}"]`);
    await expect(item).toContainText(publisher);
    await expect(item).toContainText(title);
    if (url) expect(new URL((await item.getByRole("link", { name: title, exact: true }).getAttribute("href")) ?? "").href).toBe(new URL(url).href);
  }
}

for (const lang of ["sv", "en"] as const) {
  for (const [name, look] of PARTS) {
    test(`the compact tells ${name}, ${lang}`, async ({ page, request }) => {
      await open(page, PATHS[lang]);
      await look(page.locator("#app main"), await story(request, lang), lang);
    });
  }

  test(`the sources' page lists every source of the data, ${lang}`, async ({ page, request }) => {
    await open(page, lang === "sv" ? "/overenskommelsen/kallor" : "/en/compact/sources");
    await allSources(page.locator("#app main"), await story(request, lang));
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  /** Visible headings of the content that nothing visible follows before the next of the same or a higher level. */
  const hollow = (page: Page) =>
    page.locator("#prerendered main").evaluate((main) => {
      const headings = [...main.querySelectorAll<HTMLElement>("h2, h3, h4")].filter((one) => one.checkVisibility());
      const texts = [...main.querySelectorAll<HTMLElement>("p, li, dd, td, a, h2, h3, h4")].filter((one) => one.checkVisibility() && one.innerText.trim());
      const after = (one: Node, two: Node) => one.compareDocumentPosition(two) & Node.DOCUMENT_POSITION_FOLLOWING;
      return headings
        .filter((heading) => {
          const next = texts.find((text) => after(heading, text) && !heading.contains(text));
          return !next || (/^H/.test(next.tagName) && next.tagName <= heading.tagName);
        })
        .map((heading) => heading.innerText);
    });

  for (const lang of ["sv", "en"] as const) {
    for (const [name, look] of PARTS) {
      test(`the written page tells ${name}, ${lang}`, async ({ page, request }) => {
        await page.goto(PATHS[lang]);
        await look(page.locator("#prerendered main"), await story(request, lang), lang);
      });
    }

    test(`the written page of sources lists every source of the data, ${lang}`, async ({ page, request }) => {
      await page.goto(lang === "sv" ? "/overenskommelsen/kallor" : "/en/compact/sources");
      await allSources(page.locator("#prerendered main"), await story(request, lang));
    });

    for (const pages of PAGES.filter(({ sv }) => /^\/(overenskommelsen$|principer\/.)/.test(sv))) {
      test(`no heading on ${pages[lang]} stands over nothing, and nothing is offered that needs the app`, async ({ page }) => {
        await page.goto(pages[lang]);
        await expect(page.locator("#prerendered main h1")).toBeVisible();
        expect(await hollow(page)).toEqual([]);
        for (const offer of ["#helper-title", "#try", "#try h2", ".reading-tools", "a[href*='easy=1']"]) {
          await expect(page.locator(`#prerendered ${offer}`).filter({ visible: true }), offer).toHaveCount(0);
        }
      });
    }
  }
});
