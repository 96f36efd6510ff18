// Assessment files made up for tests.

/** Ids of the questions, in the compact's order. */
export const QUESTIONS = ["INT", "DIA", "KVA", "LAN", "OPP", "MAN"].flatMap((principle) => [1, 2, 3, 4].map((nr) => `${principle}${nr}`));

export type Made = {
  party?: "organisation" | "city";
  title?: string;
  about?: { scope: string; name: string };
  id?: string;
  updated?: string;
  instrument?: { id: string; version: string };
  /** Level, "unknown" or "na" per question, or one for all of them. */
  levels?: Record<string, number | string> | number;
  note?: string;
  example?: string;
  schema?: number;
};

/** The text of an assessment file. */
export function answers(made: Made = {}): string {
  const levels = typeof made.levels === "object" ? made.levels : Object.fromEntries(QUESTIONS.map((id) => [id, made.levels ?? 1]));
  const one = (level: number | string) => ({ level, note: made.note ?? "", example: made.example ?? "" });
  return JSON.stringify({
    app: "samspel",
    schema: made.schema ?? 1,
    instrument: made.instrument ?? { id: "samspel-goteborg", version: "1.0" },
    id: made.id ?? "",
    party: made.party ?? "organisation",
    title: made.title ?? "Exempelföreningen",
    about: made.about ?? { scope: "whole", name: "" },
    created: "2026-01-01T09:00:00Z",
    updated: made.updated ?? "2026-03-01T09:00:00Z",
    quick: false,
    answers: Object.fromEntries(Object.entries(levels).map(([id, level]) => [id, one(level)])),
    plan: [],
  });
}

/** The same as a file to choose. */
export const file = (name: string, text: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/** One choice per question, by its place among them. */
export const levels = (of: (at: number) => number | string) => Object.fromEntries(QUESTIONS.map((id, at) => [id, of(at)]));
