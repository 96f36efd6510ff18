// What a printed page holds: how many sheets, and their text.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Sheets of a PDF and all its text without spaces: kerning breaks words apart. `noted` has the raised numbers of notes, `text` not. */
export async function read(pdf: Buffer): Promise<{ sheets: number; text: string; noted: string }> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true, verbosity: 0 }).promise;
  let text = "";
  for (let sheet = 1; sheet <= document.numPages; sheet += 1) {
    const { items } = await (await document.getPage(sheet)).getTextContent();
    text += items.map((item) => ("str" in item ? item.str : "")).join("");
  }
  return { sheets: document.numPages, text: bare(text).replace(/[⁰¹²³⁴-⁹]/g, ""), noted: bare(text) };
}

/** A text without spaces and soft hyphens, to be compared. */
export const bare = (text: string) => text.replace(/[\s\u00ad]+/g, "");
