// What a printed page holds: how many sheets, and their text.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of each sheet of a PDF, without spaces. */
export async function textOfSheets(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true, verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let sheet = 1; sheet <= document.numPages; sheet += 1) {
    const { items } = await (await document.getPage(sheet)).getTextContent();
    texts.push(bare(items.map((item) => ("str" in item ? item.str : "")).join("")));
  }
  return texts;
}

/** Sheets of a PDF and all its text without spaces: kerning breaks words apart. `noted` has the raised numbers of notes, `text` not. */
export async function read(pdf: Buffer): Promise<{ sheets: number; text: string; noted: string }> {
  const sheets = await textOfSheets(pdf);
  const noted = sheets.join("");
  return { sheets: sheets.length, text: noted.replace(/[⁰¹²³⁴-⁹]/g, ""), noted };
}

/** A text without spaces and soft hyphens, to be compared. */
export const bare = (text: string) => text.replace(/[\s\u00ad]+/g, "");
