// The data endpoint of this work tree, as the tests' own source of what must be on the pages.
import { type Lang, readProject } from "./text.ts";

/** A principle of the compact. */
export interface Principle {
  id: string;
  slug: string;
  name: string;
  slugs: Record<Lang, string>;
}

/** A party to the compact. */
export interface Party {
  id: "organisation" | "city";
  we_are: string;
}

interface Named {
  id: string;
  name: string;
}

/** `compact.{lang}.json`, as far as tests need it. */
export interface Compact {
  name: string;
  principles: Principle[];
  parties: Party[];
  vocabularies: { kinds: Named[]; themes: Named[]; districts: Named[] };
}

/** One question. */
export interface Indicator {
  id: string;
  principle: string;
  title: string;
  organisation: { statement: string; levels: string[]; first_action: string };
  city: { statement: string; levels: string[]; first_action: string };
}

/** `instrument.{lang}.json`, as far as tests need it. */
export interface Instrument {
  scale: { level: number; label: string }[];
  other_answers: { unknown: { label: string }; na: { label: string } };
  indicators: Indicator[];
}

/** One row of the register. */
export interface Feature {
  type: "Feature";
  id: string;
  geometry: { type: "Point"; coordinates: [number, number] } | null;
  properties: { name: string; kind: string; themes: string[]; district: string | null; scope: string; [more: string]: unknown };
}

/** `signatories.geojson`. */
export interface Register {
  features: Feature[];
  [more: string]: unknown;
}

const endpoint = <T>(file: string): T => JSON.parse(readProject(`data/v1/${file}`)) as T;

/** The compact in both languages. */
export const compact: Record<Lang, Compact> = { sv: endpoint("compact.sv.json"), en: endpoint("compact.en.json") };
/** The questions in both languages. */
export const instrument: Record<Lang, Instrument> = { sv: endpoint("instrument.sv.json"), en: endpoint("instrument.en.json") };
/** The register. */
export const register: Register = endpoint("signatories.geojson");

/** A principle by its id. */
export function principle(lang: Lang, id: string): Principle {
  const found = compact[lang].principles.find((one) => one.id === id);
  if (!found) throw new Error(`no principle ${id}`);
  return found;
}

/** The questions on a principle, in the instrument's order. */
export function questionsOn(lang: Lang, id: string): Indicator[] {
  return instrument[lang].indicators.filter((indicator) => indicator.principle === id);
}

/** An organisation with a place on the map whose name no other entry's name contains. */
export const SAMPLE: Feature = (() => {
  const lonely = (feature: Feature) =>
    register.features.every((other) => other === feature || !other.properties.name.includes(feature.properties.name));
  const found = register.features.find((feature) => feature.geometry !== null && feature.properties.scope !== "citywide" && lonely(feature));
  if (!found) throw new Error("the register has no entry with a place");
  return found;
})();

/** A register of `count` invented entries, in the same envelope as the real one. */
export function syntheticRegister(count: number): Register {
  const words = ["Kanot", "Bokcirkel", "Trädgård", "Schack", "Läxhjälp", "Dans", "Odling", "Kör", "Teater", "Fotboll"];
  const kinds = compact.sv.vocabularies.kinds.map((kind) => kind.id);
  const themes = compact.sv.vocabularies.themes.map((theme) => theme.id);
  const districts = compact.sv.vocabularies.districts.map((district) => district.id);
  const pick = <T>(list: T[], at: number): T => list[at % list.length] as T;
  const features = Array.from({ length: count }, (_, at): Feature => ({
    type: "Feature",
    id: `exempel-${at}`,
    geometry: { type: "Point", coordinates: [11.8 + ((at * 37) % 400) / 1000, 57.6 + ((at * 53) % 200) / 1000] },
    properties: {
      name: `Exempelföreningen ${pick(words, at)} ${pick(words, Math.floor(at / 10) + 3)} ${at}`,
      kind: pick(kinds, at),
      themes: [pick(themes, at), pick(themes, at + 5)],
      district: pick(districts, at),
      scope: "street",
      signed_on: String(2012 + (at % 14)),
      website: null,
      email: null,
      description: { sv: "Påhittad.", en: "Invented." },
      assessed_year: null,
      source: "invented",
      updated: "2026-01-01",
    },
  }));
  return { ...register, features };
}
