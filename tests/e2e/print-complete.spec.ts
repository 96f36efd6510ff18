// What is printed says all that the data says: paper has nothing to press and nothing to look up.
import type { APIRequestContext } from "@playwright/test";
import { PAGES, expect, open, test } from "./support/browser";
import { bare, read } from "./support/pdf";

type Paper = {
  principles: {
    name: string;
    sentence: string;
    why: string[];
    statements: { text: string }[];
    works: string[];
    warnings: string[];
    example: { title: string; text: string };
    questions: string[];
    areas: number[];
  }[];
  areas: { id: number; name: string }[];
  glossary: { id: string; term: string; definition: string }[];
};

const data = async (request: APIRequestContext, lang: string): Promise<Paper> => (await request.get(`/data/v1/compact.${lang}.json`)).json();

for (const lang of ["sv", "en"] as const) {
  for (const [at, pages] of PAGES.filter(({ sv }) => /^\/principer\/./.test(sv)).entries()) {
    test(`one A4 carries all that the data says on the principle of ${pages[lang]}`, async ({ page, request }) => {
      const { principles, areas } = await data(request, lang);
      const principle = principles[at];
      if (!principle) throw new Error(`the data has no principle for ${pages[lang]}`);
      const { name, sentence, why, statements, works, warnings, example, questions } = principle;
      const touched = areas.filter(({ id }) => principle.areas.includes(id)).map((area) => area.name);
      const undertaken = statements.map(({ text }) => text);
      await open(page, pages[lang]);
      const { sheets, text } = await read(await page.pdf({ format: "A4" }));
      expect(sheets).toBe(1);
      const all = [name, sentence, ...why, ...undertaken, ...works, ...warnings, example.title, example.text, ...questions, ...touched];
      expect(all.filter((part) => !text.includes(bare(part)))).toEqual([]);
    });
  }

  test(`each word marked on the compact's page is explained on its paper, ${lang}`, async ({ page, request }) => {
    const { glossary } = await data(request, lang);
    await open(page, lang === "sv" ? "/overenskommelsen" : "/en/compact");
    const marked = await page.locator("main button[popovertarget]").evaluateAll((all) => all.map((one) => one.getAttribute("popovertarget")));
    expect(marked.length).toBeGreaterThan(2);
    const notes = marked.map((id) => glossary.find((term) => `def-${term.id}` === id));
    const { text } = await read(await page.pdf({ format: "A4" }));
    expect(notes.filter((note) => !note || !text.includes(bare(note.term + note.definition)))).toEqual([]);
  });
}
