// JSON to a Brief. What is not as the page needs it is named by its path; a part that is wrong is left out, with a note.
import { integer, list, maybe, number, record, shape, text, truth, WrongData, type Check } from "./checking";
import { netOfBorrowing } from "./net_of_borrowing";
import { withoutNoise } from "./noise";
import { markets, trade } from "./graphics_checks";
import { happened, precedents } from "./past_checks";
import { conclusions, fittingWants } from "./record_checks";
import { wars } from "./war_checks";
import type { Brief, Equilibrium, Study } from "./types";

const evidence = shape({ source: text, paragraph: maybe(number), figures: maybe(list(text)) });
const grounds = { evidence: maybe(evidence), assumption: maybe(text), definition: maybe(text) };
const quantity = shape({ text, value: number, unit: text, range: maybe(list(number)), ...grounds });
const outcome = shape({
  number: integer,
  name: text,
  words: text,
  levels: record(text),
  points: record(number),
  real_income_usd_m: record(number),
  endings: shape({ signed: text, unsigned: text }),
});
const head = {
  status: text,
  disagreement: shape({ id: text, outcome }),
  today: outcome,
  parties: list(shape({ id: text, name: text, terms: list(shape({ name: text, kind: text, weight: number })) })),
  outcomes: shape({ asked: integer, reached: integer, out_of_reach: integer, equilibria: integer }),
};
const economy = shape({
  code: text,
  name: text,
  welfare_pct: number,
  welfare_usd_m: number,
  income_base_usd_m: number,
});
const solved = shape({
  max_residual: maybe(number),
  economies: list(economy),
  balances: list(shape({ economy: text, partner: text, goods_base_usd_m: number, goods_usd_m: number })),
  sectors: list(
    shape({ economy: text, sector: text, name: text, output_pct: maybe(number), output_usd_m: maybe(number) }),
  ),
});
const equilibrium: Check = (v, path) => {
  shape({ status: text })(v, path);
  if ((v as { status: string }).status === "converged") solved(v, path);
};
const named = shape({ id: text, label: text, levels: record(text), priced: truth, equilibrium: maybe(integer) });
const verdict = shape({ party: text, concept: text, stable: truth, words: text });
const side = shape({
  party: text,
  giving_in: outcome,
  standoff: number,
  yielding: number,
  prevailing: number,
  discount_rate: number,
  reputation: number,
  rate: maybe(number),
  at_once: number,
  yields: number,
});
const chances = shape({
  "agreement-measures-gone": number,
  "agreement-measures-stay": number,
  "escalated-beyond-the-threat": number,
  answered: number,
  "carried-out-unanswered": number,
  "withdrawn-nothing-signed": number,
  pending: number,
});
const whatIf = shape({
  possible: truth,
  outcome: maybe(outcome),
  changes: maybe(list(shape({ party: text, term: text, from: number, to: number, points: number }))),
  party: maybe(text),
});
const worth = record(maybe(number));
const gain = shape({ points: number, solved_points: number, assumed_points: number });
const branch: Check = (v, path) =>
  shape({
    words: text,
    act: text,
    party: text,
    share: number,
    months: number,
    early_months: number,
    late_months: number,
    date: maybe(text),
    gain,
    levels: record(text),
    over_today: record(gain),
    rests: number,
    too_rare: number,
    turns_on: list(shape({ words: text })),
    then: list(branch),
  })(v, path);
const milestone = shape({ share: number, error: number });

export const checks = {
  scenario: shape({
    id: text,
    title: text,
    sources: maybe(list(shape({ id: text, title: text, published: maybe(text) }))),
    parties: list(shape({ id: text, name: text, economies: list(text) })),
    factions: maybe(list(shape({ party: text, id: text, name: text }))),
    issues: list(
      shape({
        id: text,
        name: text,
        owner: maybe(text),
        levels: list(shape({ id: text, name: text, words: maybe(list(text)), requires: maybe(record(text)) })),
      }),
    ),
    stances: list(
      shape({ party: text, level: text, says: text, note: maybe(text), cost: maybe(quantity), ...grounds }),
    ),
    numbers: list(
      shape({
        name: text,
        label: text,
        value: number,
        unit: text,
        low: maybe(number),
        high: maybe(number),
        ...grounds,
      }),
    ),
    elasticities: maybe(list(shape({ id: text, title: text }))),
  }),
  outcome: named,
  equilibrium,
  study: shape({
    status: text,
    closure: text,
    disagreement: maybe(text),
    parties: list(
      shape({ id: text, name: text, economies: list(text), patience: maybe(quantity), committed: maybe(quantity) }),
    ),
    outcomes: list(named),
    equilibria: list(equilibrium),
    statements: list(shape({ id: text, text, amount: maybe(quantity), evidence: maybe(evidence) })),
    manifest: shape({ version: text, world: shape({ name: text, year: number, sha256: text }) }),
  }),
  deals: shape({
    ...head,
    zone: shape({
      open: truth,
      count: integer,
      shortfall: maybe(number),
      outcomes: list(outcome),
      nearest: list(outcome),
    }),
    ideal_gain: record(maybe(number)),
    pareto: list(outcome),
    points: record(shape({ value: maybe(number), outcomes: list(outcome) })),
    objections: list(shape({ outcome: integer, party: text, because: maybe(text) })),
    on_conditions: list(shape({ party: text, conditions: list(text), meeting: integer, zone: integer })),
    red_lines: list(
      shape({ name: text, party: text, cost: number, closes_the_zone: truth, price_nash: record(number) }),
    ),
    conclusions,
    what_if: maybe(shape({ opening: maybe(whatIf), conditions: list(whatIf), greatest_total: maybe(whatIf) })),
    space: maybe(
      shape({
        issues: list(shape({ id: text, levels: list(text) })),
        codes: list(text),
        points: record(list(maybe(number))),
      }),
    ),
  }),
  standoff: shape({
    ...head,
    verdicts_today: list(verdict),
    verdicts_disagreement: list(verdict),
    equilibria: record(integer),
    equilibria_reached: record(integer),
    what_if: maybe(shape({ today_nash: whatIf, disagreement_nash: whatIf })),
    resting: list(
      shape({ number: integer, words: text, levels: record(text), points: record(number), concepts: list(text) }),
    ),
    giving_in: maybe((v, path) => {
      if (typeof v === "object" && v !== null && "none" in v) text(v.none, `${path}.none`);
      else shape({ sides: list(side), never: number, words: text })(v, path);
    }),
  }),
  talks: shape({
    ...head,
    dates: list(text),
    at_the_deadline: outcome,
    orders: list(
      shape({
        first: text,
        none: maybe(text),
        agreed: maybe(truth),
        years: maybe(number),
        end: maybe(outcome),
        rounds: maybe(
          list(
            shape({
              date: maybe(text),
              proposer: text,
              reached: truth,
              offer: maybe(outcome),
              accepted: truth,
              answer: maybe(text),
              worth_before: worth,
              worth_if_refused: worth,
            }),
          ),
        ),
      }),
    ),
  }),
  forecast: shape({
    status: text,
    seed: integer,
    count: integer,
    all_agree: number,
    lenses: record(maybe(chances)),
    leverage: list(shape({ what: text, deal_where_low: number, deal_where_high: number })),
    nash_gain: record(list(number)),
    sweep: maybe(shape({ points: integer })),
    tornadoes: maybe(
      list(
        shape({
          of: text,
          bars: list(shape({ what: text, low: shape({ value: number }), high: shape({ value: number }) })),
        }),
      ),
    ),
  }),
  attribution: shape({
    status: text,
    economy: text,
    partner: maybe(text),
    base_usd_m: number,
    left_usd_m: number,
    causes: list(shape({ id: text, kind: text, label: text, share_usd_m: number, alone_usd_m: number })),
  }),
  precedents,
  happened,
  wars,
  trade,
  record: fittingWants,
  course: shape({
    ...head,
    standing: text,
    markets: maybe(markets),
    horizon_months: number,
    endings: list(shape({ ending: text, share: number, error: number })),
    by: list(
      shape({
        months: number,
        date: maybe(text),
        carried_out: milestone,
        answered: milestone,
        beyond: milestone,
        signed: milestone,
      }),
    ),
    first_moves: list(shape({ party: text, share: number, words: text, of_it: number, gain })),
    nobody_moves: number,
    between: maybe(list(text)),
    agreements: list(shape({ name: text, words: text })),
    tree: shape({ rests: number, too_rare: number, then: list(branch) }),
    advice: list(
      shape({ party: text, words: text, outcome: integer, others_sign: number, own_signs: number, price: gain }),
    ),
    expected: record(gain),
  }),
  conflict: shape({
    title: text,
    citation: text,
    parties: list(text),
    today: maybe(integer),
    disagreement: maybe(integer),
    issues: list(shape({ name: text, owners: list(text), levels: list(text) })),
    outcomes: list(
      shape({
        number: integer,
        levels: list(text),
        ranks: list(number),
        stable: list(list(text)),
        equilibrium: list(text),
        improvements_from_today: maybe(integer),
      }),
    ),
    verdicts_today: list(verdict),
  }),
  economies: list(shape({ code: text, name: text, iso_numeric: list(text) })),
  highlights: list(shape({ id: text, text, section: maybe(text) })),
  findings: list(shape({ id: text, section: text, text })),
  positions: list(
    shape({
      party: text,
      name: text,
      groups: list(
        shape({
          kind: text,
          heading: text,
          lines: list(
            shape({ id: text, text, issue: maybe(text), evidence: maybe(evidence), assumption: maybe(text) }),
          ),
        }),
      ),
    }),
  ),
  calendar: list(shape({ date: text, kind: text, text, party: maybe(text), assumed: truth })),
  named_endings: record(shape({ ending: text, words: text })),
  cited: list(shape({ source: text, paragraph: integer, sentences: list(text) })),
  left_out: list(shape({ section: text, why: text })),
  opening: text,
};

/** Throws WrongData unless `value` passes the named check. */
export function decode<T>(part: keyof typeof checks, value: unknown): T {
  checks[part](value, part);
  const read = (each: Equilibrium) => netOfBorrowing(withoutNoise(each));
  if (part === "equilibrium") return read(value as Equilibrium) as T;
  if (part === "study") {
    const study = value as Study;
    return { ...study, equilibria: study.equilibria.map(read) } as T;
  }
  return value as T;
}

export interface Decoded {
  brief: Brief;
  /** A part that could not be read, by its name: why. */
  problems: Record<string, string>;
}

const settled = ["deals", "standoff", "talks", "forecast", "attribution", "course"] as const;

/** The whole of `brief-data`. Throws WrongData when it is no brief at all. */
export function decodeBrief(json: string): Decoded {
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    throw new WrongData("the data of this brief are not JSON");
  }
  shape({ schema: text })(root, "brief");
  const given = root as Record<string, unknown>;
  if (given.schema !== "parley/brief/1")
    throw new WrongData(`brief.schema: expected parley/brief/1, found ${String(given.schema)}`);
  const problems: Record<string, string> = {};
  const part = <T>(name: keyof typeof checks): T | null => {
    const value = given[name];
    if (value === null || value === undefined) return null;
    try {
      if ((settled as readonly string[]).includes(name)) {
        const status = (value as { status?: unknown }).status;
        if (status !== "converged") throw new WrongData(`${name}.status: ${String(status)}; nothing of it is shown`);
      }
      return decode<T>(name, value);
    } catch (error) {
      if (!(error instanceof WrongData)) throw error;
      problems[name] = error.message;
      return null;
    }
  };
  const brief: Brief = {
    schema: "parley/brief/1",
    scenario: part("scenario"),
    tree: (given.tree as Brief["tree"] | undefined) ?? null,
    study: part("study"),
    deals: part("deals"),
    standoff: part("standoff"),
    talks: part("talks"),
    forecast: part("forecast"),
    attribution: part("attribution"),
    precedents: part("precedents"),
    happened: part("happened"),
    wars: part("wars") ?? [],
    trade: part("trade") ?? [],
    record: part("record"),
    course: part("course"),
    economies: part("economies") ?? [],
    manifest: (given.manifest as Record<string, unknown> | null) ?? null,
    highlights: part("highlights") ?? [],
    findings: part("findings") ?? [],
    positions: part("positions") ?? [],
    calendar: part("calendar") ?? [],
    named_endings: part("named_endings") ?? {},
    language: given.language === "de" ? "de" : "en",
    conflict: part("conflict"),
    cited: part("cited") ?? [],
    left_out: part("left_out") ?? [],
    opening: part("opening"),
  };
  if (brief.study && brief.study.status !== "converged")
    problems.study = `study.status: ${brief.study.status}; outcomes without a result are not shown`;
  if (!brief.scenario && !brief.conflict)
    throw new WrongData(problems.scenario ?? problems.conflict ?? "this brief holds neither a scenario nor a conflict");
  return { brief, problems };
}
