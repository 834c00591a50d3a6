// Numbers as people read them: a true minus sign, thousands separated, the unit said.
import { language } from "./words/language.svelte";
const minus = "\u2212";
const plain = (digits: number) =>
  new Intl.NumberFormat(language.now === "de" ? "de-DE" : "en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
const cache = new Map<string, Intl.NumberFormat>();

/** `value` to `digits` places; what rounds to zero bears no sign. */
export function fixed(value: number, digits = 0): string {
  const key = `${language.now} ${digits}`;
  let format = cache.get(key);
  if (!format) cache.set(key, (format = plain(digits)));
  const written = format.format(Math.abs(value));
  return value < 0 && /[1-9]/.test(written) ? minus + written : written;
}

/** The same with a plus for gains. */
export function signed(value: number, digits = 0): string {
  const written = fixed(value, digits);
  return value > 0 && /[1-9]/.test(written) ? `+${written}` : written;
}

/** Three significant digits. */
export function significant(value: number): string {
  const written = String(Number(Math.abs(value).toPrecision(3)));
  return value < 0 ? minus + written : written;
}

/** Places that show something of a value that is not nothing, a millionth at the smallest: `least` where they are enough. */
export function places(value: number, least: number): number {
  const size = Math.abs(value);
  if (size >= 0.5 * 10 ** -least || !(size >= 5e-7)) return least;
  return Math.min(6, Math.ceil(-Math.log10(size)));
}

/** Places that write each mark of an axis whole. */
export function placesOfMarks(marks: readonly number[], least = 0): number {
  const whole = (mark: number, places: number) =>
    Math.abs(mark * 10 ** places - Math.round(mark * 10 ** places)) < 1e-6;
  let places = least;
  while (places < 9 && !marks.every((mark) => whole(mark, places))) ++places;
  return places;
}

/** Places that tell the marks of an axis apart, before it is known which they are. */
export const placesOfTicks = (range: number, ticks: number) =>
  range > 0 ? Math.max(0, -Math.floor(Math.log10(range / ticks))) : 0;

const billions = () => (language.now === "de" ? "Mrd. USD" : "bn USD");
const millions = () => (language.now === "de" ? "Mio. USD" : "m USD");
/** What amounts as large as this are told in: billions, below 50 million millions, below one million dollars. The program's rule. */
export function moneyFor(usd_m: number, digits = 1): { of: (usd_m: number) => number; places: number; unit: string } {
  const size = Math.abs(usd_m);
  if (size >= 50 || !(size > 0)) return { of: (m) => m / 1000, places: places(size / 1000, digits), unit: billions() };
  if (size >= 1) return { of: (m) => m, places: 1, unit: millions() };
  const dollars = (m: number) => Number((m * 1e6).toPrecision(3));
  return { of: dollars, places: places(dollars(size), 0), unit: "USD" };
}
/** "8.1 bn USD", "12.0 m USD", "70,000 USD" */
export function bn(usd_m: number, digits = 1): string {
  const money = moneyFor(usd_m, digits);
  return `${fixed(money.of(usd_m), money.places)} ${money.unit}`;
}
export function signedBn(usd_m: number, digits = 1): string {
  const money = moneyFor(usd_m, digits);
  return `${signed(money.of(usd_m), money.places)} ${money.unit}`;
}
export const pct = (percent: number, digits = 2) => `${fixed(percent, places(percent, digits))} %`;
export const signedPct = (percent: number, digits = 2) => `${signed(percent, places(percent, digits))} %`;
/** How far something falls short, in points: never nothing of what is something. */
export const shortBy = (points: number) => fixed(Math.abs(points), places(points, 3));
export const points = (value: number) => `${signed(value, places(value, 3))} points`;

/** A probability in percent: never 0 or 100 for what is not certain. */
export function chance(p: number): string {
  if (p <= 1e-9) return "0 %";
  if (p >= 1 - 1e-9) return "100 %";
  if (p < 0.01) return "under 1 %";
  if (p > 0.99) return "over 99 %";
  return `${fixed(100 * p)} %`;
}

export const count = (n: number) => fixed(n);

/** "a, b and c" */
export function series(words: string[], joint = "and"): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${joint} ${words[words.length - 1]}`;
}

// The same names as in parley/core/names.cpp.
const withArticle =
  /^(United (States|Kingdom|Arab Emirates|Nations)|European (Union|Commission)|Netherlands|Philippines|(Czech|Dominican) Republic|Soviet Union|Russian Federation)(?= |$)/;
const shortWithArticle = /^(US|U\.S\.|USA|UK|U\.K\.|EU|EU27|UAE)(?= (?![A-Z])|$)/;
/** A name as it stands inside a sentence, "the United States". */
export const inSentence = (name: string) =>
  withArticle.test(name) || shortWithArticle.test(name) ? `the ${name}` : name;
/** Where there is little room: "US" for United States; a name of one capital stays. */
export function shortName(name: string): string {
  const capitals = name
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0]!);
  const short = name.length > 9 && capitals.length > 1 ? capitals.join("") : name;
  return short.length > 20 ? `${short.slice(0, 19)}…` : short;
}
export const atStart = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

export function years(value: number): string {
  if (value < 1 / 12) return `${fixed(value * 365)} days`;
  if (value < 1.5) return `${fixed(value * 12)} months`;
  return `${fixed(value, 1)} years`;
}

/** A scenario's number with its unit in words: rates in percent. */
export function amount(value: number, unit: string): string {
  switch (unit) {
    case "rate":
    case "share":
      return `${trimmed(value * 100)} %`;
    case "a_year":
      return `${trimmed(value * 100)} % ${language.now === "de" ? "im Jahr" : "a year"}`;
    case "usd_m":
      return `${trimmed(value / 1000)} ${billions()}`;
    case "usd_m_a_year":
      return `${trimmed(value / 1000)} ${language.now === "de" ? "Mrd. USD im Jahr" : "bn USD a year"}`;
    case "points":
      return `${trimmed(value)} ${language.now === "de" ? "Punkte" : unit}`;
    case "years":
      return `${trimmed(value)} ${language.now === "de" ? "Jahre" : unit}`;
    case "count":
      return trimmed(value);
    default:
      return `${trimmed(value)} ${unit.replace(/_/g, " ")}`;
  }
}

/** "5 to 30 % a year": a unit that both ends have is said once. */
export function amountRange(low: number, high: number, unit: string): string {
  const [a, b] = [amount(low, unit), amount(high, unit)];
  const at = a.indexOf(" ");
  const to = language.now === "de" ? "bis" : "to";
  return at > 0 && a.slice(at) === b.slice(b.indexOf(" ")) ? `${a.slice(0, at)} ${to} ${b}` : `${a} ${to} ${b}`;
}

const trimmed = (value: number) => {
  const text = fixed(value, 4);
  return /[.,]\d{4}$/.test(text) ? text.replace(/[.,]?0+$/, "") : text;
};

const dayIn = (locale: string) =>
  new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const days = { en: dayIn("en-GB"), de: dayIn("de-DE") };
/** "1 May 2018"; of what has no day, the month that it is in. */
export function dayInWords(date: string | null, at: number): string {
  const time = date === null ? NaN : Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? `month ${Number(at.toFixed(1))}` : days[language.now].format(new Date(time));
}

/** No line breaks between a number and its unit. */
export const unbroken = (text: string) =>
  text.replace(
    /(\d) (%|bn|Mrd\.|Mio\.|m|USD)(?![\p{L}\d])(?: (USD))?/gu,
    (_, digit, unit, of) => `${digit}\u00a0${unit}${of ? `\u00a0${of}` : ""}`,
  );
