// What each chart shows, in a sentence worked out from its numbers: the title of the chart.
import type { Deals, EconomyResult, Equilibrium, Forecast, NamedOutcome, Standoff, Talks } from "../data/types";
import {
  atStart,
  bn,
  chance,
  count,
  dayInWords,
  fixed,
  inSentence,
  pct,
  series,
  shortBy,
  signedBn,
  signedPct,
} from "./english";
import { mostNamed, othersInWords } from "./many";
import { partedInWords, rangeInWords, signsPart } from "./ranges";
import type { Answer } from "./space";

export type Unit = "usd" | "pct";

export const valueOf = (e: EconomyResult, unit: Unit) => (unit === "usd" ? e.welfare_usd_m : e.welfare_pct);
export const inUnit = (e: EconomyResult, unit: Unit) =>
  unit === "usd" ? bn(Math.abs(e.welfare_usd_m)) : pct(Math.abs(e.welfare_pct));

/** What is smaller than a solve can tell is zero since it was read (data/noise.ts). */
const nothing = (e: EconomyResult, unit: Unit) => valueOf(e, unit) === 0;

const rangeOf = (e: EconomyResult, unit: Unit) => (unit === "usd" ? e.ranges?.welfare_usd_m : e.ranges?.welfare_pct);
/** No sign is claimed on which the sources of the elasticities part. */
const parted = (e: EconomyResult, unit: Unit) => {
  const range = rangeOf(e, unit);
  return range && signsPart(range, unit) ? range : undefined;
};

function verb(e: EconomyResult, unit: Unit): string {
  const range = parted(e, unit);
  if (range) return `is ${partedInWords(range, unit)}`;
  return nothing(e, unit)
    ? "neither gains nor loses"
    : `${valueOf(e, unit) > 0 ? "gains" : "loses"} ${inUnit(e, unit)}`;
}

/** "The United States loses 55.2 bn USD; China loses 17.7 bn USD; ...; Canada and Mexico: each less than 1 bn USD either way" */
function manyFinding(parties: EconomyResult[], unit: Unit): string {
  const size = (e: EconomyResult) => Math.abs(valueOf(e, unit));
  const named = [...parties].sort((a, b) => size(b) - size(a)).slice(0, mostNamed);
  const others = parties.filter((e) => !named.includes(e));
  const largest = Math.max(
    ...others.flatMap((e) => [size(e), ...[rangeOf(e, unit)].flatMap((r) => (r ? [-r.low, r.high] : []))]),
  );
  return atStart(
    [
      ...named.map((e) => `${inSentence(e.name)} ${verb(e, unit)}`),
      othersInWords(
        others.map((e) => e.name),
        largest,
        unit,
      ),
    ].join("; "),
  );
}

/**
 * "The United States loses 0.4 bn USD, China loses 9.4 bn USD; Mexico gains most of the others (0.7 bn USD)". Of `many`
 * parties those that are moved most, and of the others how little.
 */
export function outcomeFinding(eq: Equilibrium, parties: string[], unit: Unit, many = false): string {
  const of = (code: string) => eq.economies.find((e) => e.code === code);
  const mine = parties.map(of).filter((e) => e !== undefined);
  const others = eq.economies.filter((e) => !parties.includes(e.code));
  if (eq.economies.every((e) => nothing(e, unit))) return "Nobody gains or loses";
  if (many) return manyFinding(mine, unit);
  const said = series(
    mine.map((e) => `${inSentence(e.name)} ${verb(e, unit)}`),
    "and",
  );
  const best = [...others].sort((a, b) => valueOf(b, unit) - valueOf(a, unit));
  const top = best[0];
  const bottom = best.at(-1);
  let rest = "";
  if (top && bottom) {
    const most = valueOf(top, unit) >= -valueOf(bottom, unit) ? top : bottom;
    if (!nothing(most, unit) && !parted(most, unit))
      rest = `; of the others ${inSentence(most.name)} ${valueOf(most, unit) > 0 ? "gains" : "loses"} most (${inUnit(most, unit)})`;
  }
  return atStart(said) + rest;
}

/** Which of the named outcomes costs a party most, and which gives it most. */
export function outcomesFinding(
  outcomes: { outcome: NamedOutcome; eq: Equilibrium }[],
  code: string,
  name: string,
  unit: Unit,
): string {
  const rows = outcomes
    .map(({ outcome, eq }) => ({ label: outcome.label, e: eq.economies.find((x) => x.code === code) }))
    .filter((r): r is { label: string; e: EconomyResult } => r.e !== undefined)
    .sort((a, b) => valueOf(a.e, unit) - valueOf(b.e, unit));
  const worst = rows[0];
  const best = rows.at(-1);
  if (!worst || !best) return "No outcome is priced";
  const who = inSentence(name);
  const said = (e: EconomyResult) => {
    const range = rangeOf(e, unit);
    return range && range.low !== range.high
      ? `${inUnit(e, unit)}; ${rangeInWords(range, unit)} by source`
      : inUnit(e, unit);
  };
  if (parted(worst.e, unit)) return `“${worst.label}” is ${partedInWords(parted(worst.e, unit)!, unit)} for ${who}`;
  if (nothing(worst.e, unit) || valueOf(worst.e, unit) > 0) {
    const gives =
      nothing(best.e, unit) || parted(best.e, unit) ? "" : `; “${best.label}” gives it most (${said(best.e)})`;
    return `None of these costs ${who} anything${gives}`;
  }
  const costs = `“${worst.label}” costs ${who} most (${said(worst.e)})`;
  return nothing(best.e, unit) || parted(best.e, unit) || valueOf(best.e, unit) < 0
    ? parted(best.e, unit)
      ? `${costs}; of “${best.label}” the sources part on the sign`
      : `${costs}, and none of them makes it better off`
    : `${costs}; “${best.label}” gives it most (${said(best.e)})`;
}

export function balanceFinding(base: number, now: number, of: string, with_: string): string {
  const size = (v: number) => `${v < 0 ? "deficit" : "surplus"} of ${bn(Math.abs(v), 0)}`;
  const change = Math.abs(now - base);
  if (change < 500) return `${atStart(inSentence(of))} keeps its goods ${size(base)} with ${inSentence(with_)}`;
  if (Math.sign(base) !== Math.sign(now))
    return `The goods ${size(base)} of ${inSentence(of)} with ${inSentence(with_)} turns into a ${size(now)}`;
  const shrinks = Math.abs(now) < Math.abs(base);
  return `The goods ${size(base)} of ${inSentence(of)} with ${inSentence(with_)} ${shrinks ? "shrinks" : "grows"} to ${bn(Math.abs(now), 0)}`;
}

/** Beside every chance: the highlights say it once, and a section may be read alone. */
export const notValidated = (model: string) => `By a model of ${model} that is not validated on past disputes.`;
export const sharesOfDraws = "Shares of draws by models that are not validated on past disputes.";

export function dealsFinding(deals: Deals): string {
  const { zone, outcomes } = deals;
  const both = deals.parties.length === 2 ? "neither side likes" : "nobody likes";
  if (!zone.open) {
    const short =
      zone.shortfall === null ? "" : `: the nearest leaves somebody ${shortBy(zone.shortfall)} points short`;
    return `No agreement is one that all accept rather than no deal${short}`;
  }
  // Others may please all as well, but nobody would sign them, or they are reached without a signature.
  const stands = zone.count === 1 ? "is an agreement that" : "are agreements that";
  return `${count(zone.count)} of ${count(outcomes.reached)} outcomes ${stands} ${both} less than no deal`;
}

/** Levels that every acceptable deal has in common and that are not today's: "All of them keep ..." */
export function commonLevels(deals: Deals, levelName: (issue: string, level: string) => string): string | null {
  const [one, ...rest] = deals.zone.outcomes;
  if (!one || rest.length === 0) return null;
  const shared = Object.entries(one.levels).filter(
    ([issue, level]) => level !== deals.today.levels[issue] && rest.every((o) => o.levels[issue] === level),
  );
  return shared.length > 0
    ? `Every agreement that all accept holds ${series(shared.map(([i, l]) => `“${levelName(i, l)}”`))}.`
    : null;
}

export function acceptance(answers: Answer[]): string {
  const yes = answers.filter((a) => a.accepts).map((a) => inSentence(a.name));
  const no = answers.filter((a) => !a.accepts).map((a) => inSentence(a.name));
  if (no.length === 0) return answers.length === 2 ? "Both prefer this to no deal" : "All prefer this to no deal";
  if (yes.length === 0)
    return answers.length === 2 ? "Neither prefers this to no deal" : "Nobody prefers this to no deal";
  return `${atStart(series(yes))} would accept; ${series(no)} would not`;
}

const concepts: Record<string, string> = {
  Nash: "no one-sided move is an improvement",
  GMR: "every improvement can be answered so that it does not pay",
  SMR: "the same, and no move after the answer helps",
  SEQ: "every improvement is answered by a move that the one who answers likes",
  SIM: "improvements that all take at once do not pay",
};
export const conceptWords = (concept: string) => concepts[concept] ?? concept;

export function restFinding(standoff: Standoff): string {
  const today = standoff.today.number;
  const rests = standoff.resting.find((r) => r.number === today);
  const nash = standoff.resting.filter((r) => r.concepts.includes("Nash") && r.improvements_from_today !== null);
  if (rests?.concepts.includes("Nash")) return "Today is at rest: no one-sided move is an improvement";
  const moves = (n: number) => (n === 1 ? "one move of improvement leads" : `${n} moves of improvement lead`);
  const first = nash[0];
  const leads = first ? `${moves(first.improvements_from_today!)} to “${first.name || first.words}”` : null;
  if (leads && nash.length === 1) return `Today does not rest: ${leads}`;
  if (leads) return `Today does not rest: ${leads}, one of ${nash.length} states that hold by every test`;
  const reached = standoff.resting.filter((r) => r.improvements_from_today !== null).length;
  return reached > 0
    ? `Today does not rest: improvements lead to ${count(reached)} states that hold by some test`
    : "Improvements from today lead to no state that rests";
}

const lensNames: Record<string, [string, string]> = {
  bargaining: ["Bargaining", "is there an agreement to be had by all?"],
  conditions: ["Bargaining, conditions taken at their word", "is there one that meets them?"],
  moves: ["Moves", "where do improvements lead from today?"],
  attrition: ["Attrition", "does somebody give in?"],
  talks: ["Talks", "do they agree before they break down?"],
};
/** How a dispute ends between the main pair, in the words of the program, the first that fits first. */
export const endings = [
  { key: "agreement-measures-gone", name: "agreement, measures gone", color: "var(--gain)", ink: "var(--paper)" },
  { key: "agreement-measures-stay", name: "agreement, measures stay", color: "var(--gain-1)", ink: "var(--ink)" },
  {
    key: "escalated-beyond-the-threat",
    name: "escalated beyond the threat",
    color: "var(--loss)",
    ink: "var(--paper)",
  },
  { key: "answered", name: "answered", color: "var(--loss-2)", ink: "var(--ink)" },
  { key: "carried-out-unanswered", name: "carried out, unanswered", color: "var(--loss-1)", ink: "var(--ink)" },
  { key: "withdrawn-nothing-signed", name: "withdrawn, nothing signed", color: "var(--even)", ink: "var(--ink)" },
  { key: "pending", name: "pending, as today", color: "var(--dot)", ink: "var(--ink)" },
] as const;
export const lensName = (id: string): [string, string] => lensNames[id] ?? [id, ""];

export function lensesFinding(forecast: Forecast): string {
  const known = Object.values(forecast.lenses).filter((l) => l !== null);
  if (known.length === 0) return "No way of looking has an answer";
  const deal = known.map((l) => l["agreement-measures-gone"] + l["agreement-measures-stay"]);
  const low = Math.min(...deal);
  const high = Math.max(...deal);
  const agree = `all ways of looking agree in ${chance(forecast.all_agree)} of the draws`;
  return high - low < 0.05
    ? `An agreement of either kind has a share of about ${chance((low + high) / 2)}; ${agree}`
    : `The share of agreements of either kind runs from ${chance(low)} to ${chance(high)}, by how one looks; ${agree}`;
}

export interface Spread {
  what: string;
  low: number;
  high: number;
}

/** What the tornado draws: the bars of the share of draws with an agreement, or what is known of it at either end of each range. */
export function spreadsOf(forecast: Forecast): Spread[] {
  const deal = forecast.tornadoes?.find((t) => t.of === "deal");
  const rows =
    deal?.bars.map((b) => ({ what: b.what, low: b.low.value, high: b.high.value })) ??
    forecast.leverage.map((l) => ({ what: l.what, low: l.deal_where_low, high: l.deal_where_high }));
  return rows.sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
}

export function tornadoFinding(spreads: Spread[]): string {
  const top = spreads[0];
  if (!top || Math.abs(top.high - top.low) < 0.01)
    return "No single assumption moves the share of draws with an agreement";
  const word = top.high > top.low ? "raises" : "lowers";
  return `What matters most is “${top.what}”: from low to high it ${word} the share of draws with an agreement from ${chance(top.low)} to ${chance(top.high)}`;
}

export function bandsFinding(forecast: Forecast, name: (party: string) => string): string {
  const said = Object.entries(forecast.nash_gain).map(
    ([party, [low, , high]]) =>
      `${inSentence(name(party))} between ${fixed(low, 3)} and ${fixed(high, 3)} points a year`,
  );
  if (said.length > 3) return "What each party gains where there is a deal, in nine draws of ten";
  return said.length > 0
    ? `Where there is a deal it gives ${series(said)}, in nine draws of ten`
    : "There is no deal in any draw";
}

/** Of a state in a drawing; which tests they are is in the table beside it. */
export const restsBy = (tests: number, of: number) => `rests by ${tests} of ${of} tests`;

/** "USA: duties on CHN" with the economies' names. */
export const causeName = (label: string, name: (code: string) => string) =>
  label.replace(/\b[A-Z]{2,3}[0-9]{0,2}\b/g, (code) => name(code));

/** What a measure does, without the codes of economies and sectors: "C24A (Iron and steel)" is iron and steel. */
export const measureName = (words: string, name: (code: string) => string) =>
  causeName(words.replace(/\b[A-Z](?:\d\w*)? \(([^()]+)\)/g, "$1"), name);

export function talksFinding(talks: Talks, name: (party: string) => string): string {
  // Those with whom first it ends alike stand in one sentence.
  const ends = new Map<string, string[]>();
  for (const order of talks.orders) {
    const accepted = "none" in order ? undefined : order.rounds.find((r) => r.accepted && r.reached);
    const end =
      "none" in order
        ? "there is no answer"
        : accepted
          ? `they agree ${accepted.date ? `on ${dayInWords(accepted.date, 0)}` : "in a later round"} to what ${inSentence(name(accepted.proposer))} offers`
          : "nothing is agreed";
    ends.set(end, [...(ends.get(end) ?? []), inSentence(name(order.first))]);
  }
  const [one] = ends.keys();
  if (ends.size === 1 && talks.orders.length > 1) return `Whoever speaks first, ${one}`;
  const said = [...ends].map(([end, first]) => `with ${series(first, "or")} speaking first, ${end}`);
  return atStart(said.join("; ")) || "No talks are set";
}

export const changeWords = (a: number, b: number, unit: Unit) => (unit === "usd" ? signedBn(b - a) : signedPct(b - a));
