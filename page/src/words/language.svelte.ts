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
    shape: new RegExp(
      `^${phrase
        .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
        .replace(/“\{\d\}”/g, "“([^“”]{1,400}?)”")
        .replace(/\{\d\}/g, gapOf(phrase))}$`,
      "u",
    ),
  }))
  .sort((a, b) => b.fixed - a.fixed);

/** The parts of a text between marks that stand outside of quotes and brackets. */
function parted(text: string, mark: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let k = 0; k < text.length; ++k) {
    if ("“„(".includes(text[k]!)) ++depth;
    else if ("”)".includes(text[k]!)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && mark.test(text.slice(k, k + 3))) {
      parts.push(text.slice(from, k + 1));
      from = k + 2;
    }
  }
  return [...parts, text.slice(from)];
}

/** What was looked for before: tables ask for the same words again and again. */
const known = new Map<string, string | null>();
function inGerman(text: string): string | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const german = translated(text);
  if (known.size >= 20_000) known.clear();
  known.set(text, german);
  return german;
}

/** A sentence as a whole; or its parts, all of them, each with the mark at its end. */
function translated(text: string): string | null {
  if (exact.has(text)) return exact.get(text)!;
  // Parts that all have words of their own go before a phrase that would take them for a name.
  for (const mark of [/^\. \p{Lu}/u, /^; /u]) {
    const parts = parted(text, mark);
    const german = parts.length > 1 ? parts.map(inGerman) : [null];
    if (german.every((part) => part !== null)) return german.join(" ");
  }
  const whole = asOne(text);
  if (whole !== null) return whole;
  if (/[.;:]$/.test(text)) {
    const body = inGerman(text.slice(0, -1));
    return body === null ? null : body + text.slice(-1);
  }
  const closed = asOne(`${text}.`);
  if (closed !== null) return closed.replace(/\.$/, "");
  // Inside a sentence of several parts each begins small.
  if (/^\p{Ll}/u.test(text)) {
    const body = asOne(text.charAt(0).toUpperCase() + text.slice(1));
    return body === null ? null : body.charAt(0).toLowerCase() + body.slice(1);
  }
  return null;
}

function asOne(text: string): string | null {
  const whole = exact.get(text);
  if (whole !== undefined) return whole;
  for (const { shape, german, fixed } of patterns) {
    const found = shape.exec(text);
    // Few fixed words could stand in any sentence of several parts.
    if (found && (fixed >= 16 || !found[1]!.includes("; ")))
      return german.replace(/([„“]?)\{(\d)\}/g, (_, quote: string, k: string) => {
        const held = found[Number(k) + 1] ?? "";
        // What is quoted is so in the file.
        return quote + (quote === "" ? inGap(held) : (exact.get(held) ?? held));
      });
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
  if (text.startsWith("“")) return text.replaceAll("” and “", "” und “");
  return (text.includes(" ") ? inGerman(text) : null) ?? inNumerals(text) ?? name;
}

const small = { to: "bis", of: "von", and: "und", between: "zwischen", bn: "Mrd.", points: "Punkte" } as Record<
  string,
  string
>;
/** "0.036 %; 6.4 to 9.1", "7 of 10", with a name before it or without; nothing where other words are in it. */
function inNumerals(text: string): string | null {
  const [, name = "", rest = ""] = /^((?:\D*\D)?)((?<![\d.,])[−+-]?\d.*)$/u.exec(text) ?? [];
  const tokens = rest.split(" ");
  const number = /^[−+-]?\d[\d.,]*[;,]?$/;
  if (!tokens.every((token) => number.test(token) || /^(%|USD);?$/.test(token) || Object.hasOwn(small, token)))
    return null;
  const german = tokens.map((token) =>
    number.test(token) && !/[−+-]?\d+,\d/.test(token)
      ? token.replace(/[.,](?=\d)/g, (sign) => (sign === "." ? "," : "."))
      : (small[token] ?? token),
  );
  const before = name.trim().replace(/^[Tt]he /, "");
  return [...(before === "" ? [] : [inGap(before)]), ...german].join(" ");
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
