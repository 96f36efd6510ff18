// Every address the app answers, in both languages: the tests' own list, written out so that a renamed path is noticed.
import { compact, SAMPLE } from "./data.ts";
import type { Lang } from "./text.ts";

/** A page and its address in each language, from the app's root and without a slash before it. */
export interface Route {
  name: string;
  path: Record<Lang, string>;
  /** Made for a partner's frame: no header, no footer. */
  embed?: boolean;
}

/** The addresses of the pages about principles, one per principle. */
const principles = compact.sv.principles.map(
  (one): Route => ({
    name: `principle ${one.id}`,
    path: { sv: `principer/${one.slugs.sv}`, en: `en/principles/${one.slugs.en}` },
  }),
);

/** Pages of the site. */
export const SITE: Route[] = [
  { name: "home", path: { sv: "", en: "en" } },
  { name: "map", path: { sv: "karta", en: "en/map" } },
  { name: "organisation", path: { sv: `organisationer/${SAMPLE.id}`, en: `en/organisations/${SAMPLE.id}` } },
  { name: "principles", path: { sv: "principer", en: "en/principles" } },
  ...principles,
  { name: "compact", path: { sv: "overenskommelsen", en: "en/compact" } },
  { name: "assessment", path: { sv: "sjalvskattning", en: "en/self-assessment" } },
  { name: "questions", path: { sv: "sjalvskattning/dialog", en: "en/self-assessment/dialogue" } },
  { name: "result", path: { sv: "sjalvskattning/resultat", en: "en/self-assessment/result" } },
  { name: "plan", path: { sv: "sjalvskattning/plan", en: "en/self-assessment/plan" } },
  { name: "glossary", path: { sv: "ordlista", en: "en/glossary" } },
  { name: "accessibility", path: { sv: "tillganglighet", en: "en/accessibility" } },
  { name: "privacy", path: { sv: "integritet", en: "en/privacy" } },
];

/** Pages for partners' frames. */
export const EMBEDS: Route[] = [
  { name: "embedded map", path: { sv: "embed/karta", en: "en/embed/map" }, embed: true },
  { name: "embedded principle", path: { sv: "embed/principer/dialog", en: "en/embed/principles/dialogue" }, embed: true },
];

/** All of them. */
export const ROUTES: Route[] = [...SITE, ...EMBEDS];

/** One page per kind, for checks that need not see all six principles. */
export const KINDS: Route[] = ROUTES.filter((route) => !route.name.startsWith("principle ") || route.name === "principle DIA");
