// What the reader has set, and its form in the address: only what differs from the start, nothing that the scenario does not know.
import type { Brief, ByParty, Deals, Levels, ScenarioNumber, Study } from "../data/types";
import type { Numbers } from "../engine/protocol";
import { leverLabel } from "../findings/measures";
import { wantsOf } from "../findings/wants";

export interface Settings {
  levels: Levels;
  numbers: Record<string, number>;
  elasticities: string | null;
  patience: ByParty;
  reputation: ByParty;
}

/** Numbers that have a slider: those that the brief marks, or the rate of the duties. */
export function leversOf(brief: Brief): ScenarioNumber[] {
  const numbers = brief.scenario?.numbers ?? [];
  const marked = numbers.filter((n) => n.lever === true);
  return marked.length > 0 ? marked : numbers.filter((n) => n.name === "duty_rate");
}

/** The range of a number's slider: its own, or from nothing to twice its value; of duties at least from none to 60 %. */
export function rangeOf(number: ScenarioNumber): [number, number] {
  if (number.name === "duty_rate") return [0, Math.max(0.6, number.high ?? 0, number.value)];
  if (number.low !== null && number.high !== null && number.low < number.high) return [number.low, number.high];
  const twice = 2 * number.value;
  return twice > 0 ? [0, twice] : twice < 0 ? [twice, 0] : [0, 1];
}

/** A number that a reader may move: what it is called, as the scenario has it, and how far it goes. */
export interface Movable {
  name: string;
  label: string;
  value: number;
  unit: string;
  range: [number, number];
}

/** The levers, and what parties want by what they said. */
export function movablesOf(brief: Brief): Movable[] {
  const partyOf = (id: string) => brief.scenario?.parties.find((p) => p.id === id)?.name ?? id;
  return [
    ...leversOf(brief).map((n) => ({
      name: n.name,
      label: leverLabel(brief, n),
      value: n.value,
      unit: n.unit,
      range: rangeOf(n),
    })),
    ...wantsOf(brief).map((w) => ({
      name: w.id,
      label: `${partyOf(w.party)}: ${w.name}`,
      value: w.said,
      unit: "points",
      range: [w.low, w.high] as [number, number],
    })),
  ];
}

/** The named outcome that no deal leads to: where the file does not set it, the one that the threats lead to; "" if it has no name. */
export const noDealOf = (study: Study | null, deals: Deals | null): string | null =>
  study?.disagreement ?? deals?.disagreement.id ?? null;

/** The present levels of all issues. */
export function presentOf(brief: Brief): Levels {
  const levels: Levels = {};
  for (const issue of brief.scenario?.issues ?? []) {
    const present = issue.levels.find((l) => l.present) ?? issue.levels[0];
    if (present) levels[issue.id] = present.id;
  }
  return levels;
}

/** Where the page begins, and what reset goes back to: the outcome that the lead speaks of, the scenario's numbers. */
export function startOf(brief: Brief): Settings {
  const levels = presentOf(brief);
  const named = brief.study?.outcomes ?? [];
  const opening = brief.opening ?? noDealOf(brief.study, brief.deals);
  const start = named.find((o) => o.id === opening) ?? named[0];
  const recorded = brief.standoff?.giving_in;
  const sides = recorded && "sides" in recorded ? recorded.sides : [];
  return {
    levels: { ...levels, ...start?.levels },
    numbers: Object.fromEntries(leversOf(brief).map((n) => [n.name, n.value])),
    elasticities: elasticitiesOf(brief),
    patience: Object.fromEntries(sides.map((s) => [s.party, Math.expm1(s.discount_rate)])),
    reputation: Object.fromEntries(sides.map((s) => [s.party, s.reputation])),
  };
}

const elasticitiesOf = (brief: Brief) => {
  const used = brief.study?.manifest.options.elasticities;
  return typeof used === "string" ? used : null;
};

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
export const sameSettings = (a: Settings, b: Settings, start: Settings) =>
  toFragment(a, start) === toFragment(b, start);

/** What the engine is set to. Only what is changed: the rest is as the scenario has it. */
export const numbersOf = (settings: Settings, start: Settings, closure: string | undefined): Numbers => ({
  numbers: Object.fromEntries(
    Object.entries(settings.numbers).filter(([name, value]) => !same(value, start.numbers[name] ?? NaN)),
  ),
  elasticities: settings.elasticities === start.elasticities ? null : settings.elasticities,
  closure: closure === "balanced" ? closure : null,
});

/** With a want as a reader sets it; null, or what was said of it: as what was said leaves it. */
export function setWant(settings: Settings, want: { id: string; said: number }, value: number | null): Settings {
  const numbers = { ...settings.numbers };
  if (value === null || same(value, want.said)) delete numbers[want.id];
  else numbers[want.id] = value;
  return { ...settings, numbers };
}

/** Whether equilibria are those of the scenario as written, whatever anybody wants. */
export const onlyWantsMoved = (settings: Settings, start: Settings): boolean =>
  settings.elasticities === start.elasticities &&
  Object.entries(start.numbers).every(([name, value]) => same(value, settings.numbers[name] ?? value));

const short = (value: number) => String(Number(value.toPrecision(10)));

export function toFragment(settings: Settings, start: Settings): string {
  const out = new URLSearchParams();
  for (const [issue, level] of Object.entries(settings.levels))
    if (level !== start.levels[issue]) out.set(`l.${issue}`, level);
  const numbers = (prefix: string, of: Record<string, number>, from: Record<string, number>) => {
    for (const [name, value] of Object.entries(of))
      if (!same(value, from[name] ?? NaN)) out.set(`${prefix}.${name}`, short(value));
  };
  numbers("n", settings.numbers, start.numbers);
  if (settings.elasticities !== start.elasticities && settings.elasticities) out.set("e", settings.elasticities);
  numbers("p", settings.patience, start.patience);
  numbers("r", settings.reputation, start.reputation);
  return out.toString();
}

/** All that an address says: what is set, and the setting that it is compared with. */
export interface Address {
  settings: Settings;
  compared: Settings | null;
}

/** The compared setting is a fragment within the fragment; the start, which needs no words, goes by its name. */
export function toAddress({ settings, compared }: Address, start: Settings): string {
  const own = toFragment(settings, start);
  if (!compared) return own;
  const other = new URLSearchParams({ c: toFragment(compared, start) || atStart });
  return own ? `${own}&${other}` : other.toString();
}

/** A compared setting of which nothing is known is none. */
export function fromAddress(fragment: string, brief: Brief, start: Settings): Address {
  const settings = fromFragment(fragment, brief, start);
  const other = new URLSearchParams(fragment.replace(/^#/, "")).get("c");
  if (other === null) return { settings, compared: null };
  const compared = fromFragment(other, brief, start);
  return { settings, compared: other === atStart || !sameSettings(compared, start, start) ? compared : null };
}

const atStart = "start";

/** What a fragment says; unknown issues, levels, names and numbers out of range are passed over. */
export function fromFragment(fragment: string, brief: Brief, start: Settings): Settings {
  const settings: Settings = structuredClone(start);
  const movables = movablesOf(brief);
  for (const [key, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    const name = key.slice(2);
    if (key === "e") {
      if (brief.scenario?.elasticities?.some((e) => e.id === value)) settings.elasticities = value;
    } else if (key.startsWith("l.")) {
      const issue = brief.scenario?.issues.find((i) => i.id === name);
      if (issue?.levels.some((l) => l.id === value)) settings.levels[name] = value;
    } else {
      const number = value.trim() === "" ? NaN : Number(value);
      if (!Number.isFinite(number)) continue;
      const movable = movables.find((n) => n.name === name);
      if (key.startsWith("n.") && movable) settings.numbers[name] = within(number, movable.range);
      if (key.startsWith("p.") && Object.hasOwn(start.patience, name))
        settings.patience[name] = within(number, [0.0001, 10]);
      if (key.startsWith("r.") && Object.hasOwn(start.reputation, name))
        settings.reputation[name] = within(number, [0.0001, 0.9999]);
    }
  }
  return settings;
}

const within = (value: number, [low, high]: [number, number]) => Math.min(high, Math.max(low, value));

/** As the program has it: what is withdrawn stands where nothing was announced. */
function meets(brief: Brief, levels: Levels, issue: string, needed: string): boolean {
  const of = brief.scenario?.issues.find((i) => i.id === issue)?.levels ?? [];
  const present = (of.find((l) => l.present) ?? of[0])?.id;
  return levels[issue] === needed || (levels[issue] === "withdrawn" && needed === present);
}

/** Why a level cannot be had with the others, in ids; null when it can. */
export function brokenRule(
  brief: Brief,
  levels: Levels,
): { issue: string; level: string; needs: string; at: string } | null {
  for (const issue of brief.scenario?.issues ?? []) {
    const level = issue.levels.find((l) => l.id === levels[issue.id]);
    for (const [needs, at] of Object.entries(level?.requires ?? {}))
      if (!meets(brief, levels, needs, at)) return { issue: issue.id, level: level!.id, needs, at };
  }
  return null;
}

/** `levels` with one issue moved, and with what that needs (and what then needs something else, back to the present). */
export function moved(brief: Brief, levels: Levels, issue: string, level: string): Levels {
  const result = { ...levels, [issue]: level };
  for (let k = 0; k < 20; ++k) {
    const broken = brokenRule(brief, result);
    if (!broken) break;
    if (broken.issue === issue) result[broken.needs] = broken.at;
    else {
      const other = brief.scenario!.issues.find((i) => i.id === broken.issue)!;
      result[broken.issue] = (other.levels.find((l) => l.present) ?? other.levels[0]!).id;
    }
  }
  return result;
}
