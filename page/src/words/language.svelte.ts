// In which language the page speaks, and what a phrase is in it.
import { de } from "./de";

export type Language = "en" | "de";
export const languages: Record<Language, string> = { en: "English", de: "Deutsch" };

let chosen = $state<Language>("en");
/** Sentences that are put together in English hold English numbers. */
let forced: Language | null = null;

export const language = {
  get now(): Language {
    return forced ?? chosen;
  },
  choose(next: string | null | undefined): void {
    chosen = next === "de" ? "de" : "en";
    if (typeof document !== "undefined") document.documentElement.lang = chosen;
  },
};

/** What `make` makes, with English numbers. */
export function inEnglish<T>(make: () => T): T {
  const before = forced;
  forced = "en";
  try {
    return make();
  } finally {
    forced = before;
  }
}

const exact = new Map<string, string>(Object.entries(de));
const patterns = Object.entries(de)
  .filter(([phrase]) => phrase.includes("{0}"))
  .map(([phrase, german]) => ({
    // The more of it is fixed the better it fits.
    fixed: phrase.replace(/\{\d\}/g, "").length,
    german: german as string,
    shape: new RegExp(`^${phrase.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\d\}/g, "(.{1,48})")}$`, "u"),
  }))
  .sort((a, b) => b.fixed - a.fixed);

function inGerman(text: string): string | null {
  const whole = exact.get(text);
  if (whole !== undefined) return whole;
  for (const { shape, german } of patterns) {
    const found = shape.exec(text);
    if (found) return german.replace(/\{(\d)\}/g, (_, k: string) => found[Number(k) + 1] ?? "");
  }
  return null;
}

/** A phrase of the page, its names and numbers in it, in the language that is chosen; English where the table has none. */
export const say = (text: string): string => (language.now === "en" ? text : (inGerman(text) ?? text));
/** For `lang`: of a phrase that stays in English on a page that is not. */
export const langOf = (text: string): "en" | undefined =>
  language.now === "en" || inGerman(text) !== null ? undefined : "en";
/** The same of what the program carries, which is English. */
export const carried = (): "en" | undefined => (language.now === "en" ? undefined : "en");
