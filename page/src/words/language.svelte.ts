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
    /** Where a quote ends is known, whatever it holds. */
    quoted: phrase.includes("“{0}”"),
    shape: new RegExp(
      `^${phrase
        .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
        .replace(/“\{\d\}”/g, "“([^“”]{1,4000}?)”")
        .replace(/\{\d\}/g, gapOf(phrase))}$`,
      "u",
    ),
  }))
  .sort((a, b) => b.fixed - a.fixed);

const closing = patterns.filter(({ german }) => /[.;:]$/.test(german));

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
  // Steps of one day.
  const steps = text.split("; then ");
  if (steps.length > 1) {
    const german = steps.map(inGerman);
    if (german.every((step) => step !== null)) return german.join("; dann: ");
  }
  // Parts that all have words of their own go before a phrase that would take them for a name.
  for (const mark of [/^\. \p{Lu}/u, /^; /u]) {
    const parts = parted(text, mark);
    const german = parts.length > 1 ? parts.map(inGerman) : [null];
    if (german.every((part) => part !== null)) return german.join(" ");
  }
  // A mark at the end belongs to no number before it, unless the table has the sentence with its end.
  if (/[.;:]$/.test(text)) {
    const closed = asOne(text, closing);
    if (closed !== null) return closed;
    const body = inGerman(text.slice(0, -1));
    if (body !== null) return body + text.slice(-1);
  }
  const whole = asOne(text);
  if (whole !== null) return whole;
  const closed = asOne(`${text}.`);
  if (closed !== null) return closed.replace(/\.$/, "");
  // Inside a sentence of several parts each begins small.
  if (/^\p{Ll}/u.test(text)) {
    const body = asOne(text.charAt(0).toUpperCase() + text.slice(1));
    return body === null ? null : body.charAt(0).toLowerCase() + body.slice(1);
  }
  return null;
}

/** "A loses 7.0 bn USD, B gains 8.1 bn USD and C neither gains nor loses": all of them, or nothing. */
function gainsAndLosses(text: string): string | null {
  const one =
    /^(.+?) (?:(loses|gains) ([\d.,]+ (?:bn USD|m USD|USD|%))|neither gains nor loses)((?:, | and ).+)?$/u.exec(text);
  if (!one) return null;
  const [, name = "", verb, size = "", rest = ""] = one;
  const said = verb
    ? `${inGap(name)} ${verb === "loses" ? "verliert" : "gewinnt"} ${inGap(size)}`
    : `${inGap(name)} gewinnt und verliert nichts`;
  if (rest === "") return said;
  const others = gainsAndLosses(rest.replace(/^(, | and )/, ""));
  return others === null ? null : said + (rest.startsWith(",") ? ", " : " und ") + others;
}

/** "A +0.1 points, B −0.2 points and C 0.0 points". */
function pointsOfEach(text: string): string | null {
  const [, name = "", size = "", rest = ""] = /^(.+?) ([−+][\d.,]+|0[.,]0+) points((?:, | and ).+)?$/u.exec(text) ?? [];
  if (name === "") return null;
  const said = `${inGap(name)} ${inGap(size)} Punkte`;
  const others = rest === "" ? "" : pointsOfEach(rest.replace(/^(, | and )/, ""));
  if (others === null) return null;
  return others === "" ? said : `${said}${rest.startsWith(",") ? ", " : " und "}${others}`;
}

/** Sentences in which a part must be known for the whole to be: "“a”: …", "China +1.2 bn USD a year", "… if “a” were worth …" */
function ofKnownParts(text: string): string | null {
  const named = /^“([^“”]+)”: (.+)$/u.exec(text);
  if (named) {
    const rest = inGerman(named[2]!);
    return rest === null ? null : `„${named[1]}“: ${rest}`;
  }
  const change =
    /^(.+) ([−+-][\d.,]+ (?:bn|m) USD) a year(?: \(([−+-][\d.,]+) to ([−+-][\d.,]+) by source\)| \(by every source\))?$/u.exec(
      text,
    );
  if (change) {
    const [, name = "", amount = "", low, high] = change;
    const range = low
      ? ` (${inGap(low)} bis ${inGap(high!)} je nach Quelle)`
      : text.endsWith(")")
        ? " (nach jeder Quelle)"
        : "";
    return `${inGap(name)} ${inGap(amount)} im Jahr${range}`;
  }
  const claim = /^(.+?) if (“.+)$/u.exec(text);
  if (claim) {
    const parts = [claim[1]!, ...claim[2]!.split(/, and (?=“)/)].map(inGerman);
    const [first, ...wants] = parts;
    return parts.every((part) => part !== null) ? `${first}, wenn ${wants.join(", und ")}` : null;
  }
  const counted = /^(\d+) of (\d+)(?:, (\d+) % \((\d+) to (\d+)\))?$/u.exec(text);
  if (counted) {
    const [, some, all, share, low, high] = counted;
    return `${some} von ${all}${share ? `, ${share} % (${low} bis ${high})` : ""}`;
  }
  const wrong = /^Wrong: (“.+)$/u.exec(text);
  if (wrong) {
    const parts = parted(wrong[1]!, /^; /u).map((part) => inGerman(part.replace(/;$/, "")));
    return parts.every((part) => part !== null) ? `Falsch: ${parts.join("; ")}` : null;
  }
  const alike = /^Most like it: (.+ \(alike in \d+ of \d+.*\))$/u.exec(text);
  if (alike)
    return `Am ähnlichsten: ${alike[1]!.replace(
      /\(alike in (\d+) of (\d+)(, a later one)?\)/g,
      (_, shared: string, of: string, later = "") => `(ähnlich in ${shared} von ${of}${later ? ", ein späterer" : ""})`,
    )}`;
  return gainsAndLosses(text) ?? pointsOfEach(text);
}

function asOne(text: string, among = patterns): string | null {
  const whole = exact.get(text) ?? (among === closing ? null : ofKnownParts(text));
  if (whole !== undefined && whole !== null) return whole;
  for (const { shape, german, fixed, quoted } of among) {
    const found = shape.exec(text);
    // Few fixed words could stand in any sentence of several parts.
    if (found && (fixed >= 16 || quoted || !found[1]!.includes("; ")))
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
const amount = /^(over |under |about )?([−+-]?[\d.,]+)( %| bn USD| m USD| USD| points)?$/;
const bounds = { "over ": "über ", "under ": "unter ", "about ": "etwa " } as Record<string, string>;
const units = { " bn USD": " Mrd. USD", " m USD": " Mio. USD", " points": " Punkte" } as Record<string, string>;

/** Articles that the page gives to names; others are of the file. */
const withoutArticle = (text: string) =>
  text.replace(
    /(^|, | and | or )[Tt]he (?=United |European |Netherlands|Philippines|USA?\b|UK\b|EU(27)?\b)/g,
    (_, before: string) => before,
  );

/** A name as it is, without its article; a phrase of the table, a day and an amount in German. */
function inGap(text: string): string {
  const name = withoutArticle(text);
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
  const ranks = text
    .split(/, (?=\d+(?:st|nd|rd|th) of )/)
    .map((each) => /^(\d+)(?:st|nd|rd|th) of (\d+) for (.+)$/u.exec(each));
  if (ranks.every((rank) => rank !== null))
    return ranks.map((rank) => `Rang ${rank[1]} von ${rank[2]} für ${inGap(rank[3]!)}`).join(", ");
  if (text.startsWith("“"))
    return text.replaceAll("” and “", "” und “").replace(/“([^“”]*)”/g, (_, quoted: string) => `„${quoted}“`);
  return (text.includes(" ") ? inGerman(text) : null) ?? inNumerals(text) ?? inSeries(name);
}

/** "China, Japan and Mexico", "China or Japan": of names only. */
const inSeries = (text: string) =>
  /^\p{Lu}[^,“”\d]*(?:, \p{Lu}[^,“”\d]*)* (?:and|or) \p{Lu}[^,“”\d]*$/u.test(text)
    ? text.replace(/ (and|or) (?=\p{Lu}[^,]*$)/u, (_, joint: string) => (joint === "and" ? " und " : " oder "))
    : text;

const small = { to: "bis", of: "von", and: "und", between: "zwischen", bn: "Mrd.", points: "Punkte" } as Record<
  string,
  string
>;
/** "0.036 %; 6.4 to 9.1", "7 of 10", with a name before it or without; nothing where other words are in it. */
function inNumerals(text: string): string | null {
  const [, name = "", rest = ""] = /^((?:\D*[^\d−+-])?)((?<![\d.,])[−+-]?\d.*)$/u.exec(text) ?? [];
  const tokens = rest.split(" ");
  const number = /^[−+-]?\d[\d.,]*[;,]?$/;
  if (!tokens.every((token) => number.test(token) || /^(%|USD);?$/.test(token) || Object.hasOwn(small, token)))
    return null;
  const german = tokens.map((token) =>
    number.test(token) && !/[−+-]?\d+,\d/.test(token)
      ? token.replace(/[.,](?=\d)/g, (sign) => (sign === "." ? "," : "."))
      : (small[token] ?? token),
  );
  const before = withoutArticle(name.trim());
  return [...(before === "" ? [] : [inGap(before)]), ...german].join(" ");
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}](?:[^\p{Script=Latin}“”„,;·]*[\p{Script=Arabic}\p{Script=Hebrew}٠-٩)])?/gu;
/** Names that run from right to left turn nothing around them: each is isolated. */
const isolated = (text: string) => text.replace(rightToLeft, (name) => `\u2068${name}\u2069`);

/** A phrase of the page, its names and numbers in it, in the language that is chosen; English where the table has none. */
export const say = (text: string): string => isolated(language.now === "en" ? text : (inGerman(text) ?? text));
/** Digits and units have been written in the language that is chosen. */
const wordless = (text: string) => !/\p{L}{2}/u.test(text.replace(/Mrd\.|Mio\.|USD/g, ""));
/** For `lang`: of a phrase that stays in English on a page that is not. */
export const langOf = (text: string): "en" | undefined =>
  language.now === "en" || wordless(text) || inGerman(text) !== null ? undefined : "en";
/** The same of what the program carries, which is English. */
export const carried = (): "en" | undefined => (language.now === "en" ? undefined : "en");
