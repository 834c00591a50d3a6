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

/** What {0} may stand for: little of which the words say much may be a name as long as a title. */
const gapOf = (phrase: string) => (phrase.replace(/\{\d\}/g, "").length < 11 ? "(.{1,48})" : "(.{1,400}?)");

const exact = new Map<string, string>(Object.entries(de));
const patterns = Object.entries(de)
  .filter(([phrase]) => phrase.includes("{0}"))
  .map(([phrase, german]) => ({
    // The more of it is fixed the better it fits.
    fixed: phrase.replace(/\{\d\}/g, "").length,
    german: german as string,
    shape: new RegExp(`^${phrase.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\d\}/g, gapOf(phrase))}$`, "u"),
  }))
  .sort((a, b) => b.fixed - a.fixed);

function inGerman(text: string): string | null {
  const whole = exact.get(text);
  if (whole !== undefined) return whole;
  for (const { shape, german, fixed } of patterns) {
    const found = shape.exec(text);
    // Few fixed words could stand in any sentence of several parts.
    if (found && (fixed >= 16 || !found[1]!.includes("; ")))
      return german.replace(/\{(\d)\}/g, (_, k: string) => inGap(found[Number(k) + 1] ?? ""));
  }
  return null;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const monate = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];
const amount = /^(over |under |about )?([−+-]?[\d.,]+)( %| bn USD| m USD| points)?$/;
const bounds = { "over ": "über ", "under ": "unter ", "about ": "etwa " } as Record<string, string>;
const units = { " bn USD": " Mrd. USD", " m USD": " Mio. USD", " points": " Punkte" } as Record<string, string>;

/** A name as it is, without its article; a phrase of the table, a day and an amount in German. */
function inGap(text: string): string {
  const name = text.replace(/^[Tt]he /, "");
  const known = exact.get(text) ?? exact.get(name);
  if (known !== undefined) return known;
  const day = /^(\d{1,2}) (\w{3}) (\d{4})$/.exec(text);
  if (day && months.includes(day[2]!)) return `${day[1]}. ${monate[months.indexOf(day[2]!)]} ${day[3]}`;
  const said = amount.exec(text);
  if (said) {
    // English digits have a point before what follows the whole, and commas between thousands; German ones stay.
    const [, bound = "", number = "", unit = ""] = said;
    const german =
      /,\d{1,2}$|,\d{4,}$|[−+-]?0,|[−+-]\d+,/.test(number) || (!unit && /^[1-9]\d{0,2}(\.\d{3})+$/.test(number));
    const digits = german ? number : number.replace(/[.,]/g, (sign) => (sign === "." ? "," : "."));
    return `${bounds[bound] ?? ""}${digits}${units[unit] ?? unit}`;
  }
  return (text.includes(" ") ? inGerman(text) : null) ?? name;
}

/** A phrase of the page, its names and numbers in it, in the language that is chosen; English where the table has none. */
export const say = (text: string): string => (language.now === "en" ? text : (inGerman(text) ?? text));
/** Digits and units have been written in the language that is chosen. */
const wordless = (text: string) => !/\p{L}{2}/u.test(text.replace(/Mrd\.|Mio\.|USD/g, ""));
/** For `lang`: of a phrase that stays in English on a page that is not. */
export const langOf = (text: string): "en" | undefined =>
  language.now === "en" || wordless(text) || inGerman(text) !== null ? undefined : "en";
/** The same of what the program carries, which is English. */
export const carried = (): "en" | undefined => (language.now === "en" ? undefined : "en");
