// The interface's own texts, read from messages/, so that a test names a button as the page does in either language.
import { readFileSync } from "node:fs";

/** A language the app is complete in. */
export type Lang = "sv" | "en";
/** Every language, the default first. */
export const LANGS: readonly Lang[] = ["sv", "en"];

type Area = "assess" | "common" | "explain" | "home" | "map" | "mapview" | "pages" | "paths" | "plan" | "result";
type Texts = Record<string, string | Record<string, string>>;

const ROOT = new URL("../../../", import.meta.url);
const cache = new Map<string, Texts>();

/** Reads a file of the work tree, given from its top. */
export function readProject(path: string): string {
  return readFileSync(new URL(path, ROOT), "utf8");
}

/** Where a file of the work tree lies, given from its top. */
export function projectPath(path: string): string {
  return new URL(path, ROOT).pathname;
}

function area(lang: Lang, name: Area): Texts {
  const path = `messages/${lang}/${name}.json`;
  let texts = cache.get(path);
  if (!texts) {
    texts = JSON.parse(readProject(path)) as Texts;
    cache.set(path, texts);
  }
  return texts;
}

/**
 * The text `key` of an area with its placeholders filled. `count` picks the plural form; a missing text is an error, as
 * it is in the build.
 */
export function t(lang: Lang, name: Area, key: string, fill: Record<string, string | number> = {}, count?: number): string {
  const found = area(lang, name)[key];
  const template = typeof found === "object" ? (found[new Intl.PluralRules(lang).select(count ?? 0)] ?? found.other) : found;
  if (template === undefined) throw new Error(`messages/${lang}/${name}.json has no text ${key}`);
  return template.replace(/\{(\w+)\}/g, (whole, word: string) => String(fill[word] ?? whole));
}

/** A text as a regular expression for its beginning, placeholders standing for anything. */
export function pattern(lang: Lang, name: Area, key: string, count = 0): RegExp {
  const escaped = t(lang, name, key, {}, count).replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(escaped.replace(/\{\w+\}/g, ".+"));
}
