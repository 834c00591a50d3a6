// What the page reads of the documents in a brief (docs/schema). They may hold more; the page looks at nothing else.

export type ByParty = Record<string, number>;
export type Levels = Record<string, string>;

export interface Evidence {
  source: string;
  paragraph?: number | null;
  figures?: string[];
}

/** Where a number or a stance comes from: a source, or an assumption or a definition in words. */
export interface Grounds {
  evidence?: Evidence;
  assumption?: string;
  definition?: string;
}

export interface Quantity extends Grounds {
  text: string;
  value: number;
  unit: string;
  range?: [number, number];
}

// ---- scenario: what is on the table

export interface PartyInfo {
  id: string;
  name: string;
  economies: string[];
}

export interface LevelInfo {
  id: string;
  name: string;
  present?: boolean;
  counterfactual?: boolean;
  priced?: boolean;
  requires?: Record<string, string>;
  /** Each measure in a sentence. */
  words?: string[];
}

export interface IssueInfo {
  id: string;
  name: string;
  /** A party's id, "joint", or null where nobody moves it. */
  owner: string | null;
  /** Its level only rises. */
  irreversible?: boolean;
  /** Of a joint issue: nobody leaves it alone. */
  binding?: boolean;
  counterfactual?: boolean;
  levels: LevelInfo[];
}

export interface Stance extends Grounds {
  /** A party, or party.faction. */
  party: string;
  /** issue.level */
  level: string;
  says: string;
  note?: string;
  before?: string;
  cost?: Quantity;
}

export interface ScenarioNumber extends Grounds {
  /** What the engine's `set` calls it. */
  name: string;
  label: string;
  value: number;
  unit: string;
  text?: string;
  low: number | null;
  high: number | null;
  distribution?: string | null;
  /** The page offers a slider for it. */
  lever?: boolean;
}

export interface ScenarioInfo {
  id: string;
  title: string;
  question?: string | null;
  summary?: string | null;
  sources?: { id: string; title: string; published?: string | null }[];
  parties: PartyInfo[];
  factions?: { party: string; id: string; name: string }[];
  issues: IssueInfo[];
  stances: Stance[];
  numbers: ScenarioNumber[];
  elasticities?: { id: string; title: string }[];
}

// ---- study: what outcomes do (parley solve --json)

export interface EconomyResult {
  code: string;
  name: string;
  /** Once decoded: net of borrowing where saving moves deficits. */
  welfare_pct: number;
  welfare_usd_m: number;
  net_income_pct?: number;
  net_income_usd_m?: number;
  real_wage_pct?: number;
  consumer_price_pct?: number;
  tot_pct?: number;
  duty_revenue_change_usd_m?: number;
}

export interface Balance {
  economy: string;
  partner: string;
  goods_base_usd_m: number;
  goods_usd_m: number;
}

export interface SectorResult {
  economy: string;
  sector: string;
  name: string;
  /** Null for an industry that the economy does not have. */
  output_base_usd_m: number | null;
  output_pct: number | null;
  output_usd_m: number | null;
}

export interface Equilibrium {
  /** Anything but "converged": there is no more than this and the residual. */
  status: string;
  max_residual: number | null;
  closure?: string;
  worst_equation?: string;
  passes?: number;
  economies: EconomyResult[];
  balances: Balance[];
  sectors: SectorResult[];
}

export interface NamedOutcome {
  id: string;
  label: string;
  after_the_event?: boolean;
  levels: Levels;
  priced: boolean;
  equilibrium: number | null;
}

export interface Statement {
  id: string;
  text: string;
  amount?: Quantity;
  evidence?: Evidence;
  in_the_table_usd_m?: number;
}

export interface StudyManifest {
  program: string;
  version: string;
  world: { name: string; year: number; source?: string; sha256: string; economies: number; sectors: number };
  scenario: { id: string; file?: string; sha256: string } | null;
  options: Record<string, unknown>;
  base?: { status: string; max_residual: number | null };
}

export interface StudyParty extends PartyInfo {
  patience?: Quantity | null;
  committed?: Quantity | null;
}

export interface Study {
  schema: string;
  status: string;
  closure: string;
  parties: StudyParty[];
  outcomes: NamedOutcome[];
  disagreement: string | null;
  equilibria: Equilibrium[];
  statements: Statement[];
  manifest: StudyManifest;
}

// ---- deals, standoff, talks, forecast

export interface Outcome {
  number: number;
  name: string;
  levels: Levels;
  words: string;
  points: ByParty;
  real_income_usd_m: ByParty;
}

export interface Term {
  name: string;
  kind: string;
  weight: number;
  range: [number, number] | null;
  once: boolean;
}

/** Payoffs of every outcome on the table, by its number. */
export interface Space {
  issues: { id: string; levels: string[] }[];
  /** One digit (base 36) for each issue: the position of its level. */
  codes: string[];
  points: Record<string, (number | null)[]>;
}

export interface DisputeHead {
  schema: string;
  status: string;
  disagreement: { id: string; outcome: Outcome };
  today: Outcome;
  parties: { id: string; name: string; terms: Term[] }[];
  outcomes: { asked: number; reached: number; out_of_reach: number; equilibria: number };
  manifest?: { max_residual?: number | null };
}

export interface BargainingPoint {
  value: number | null;
  outcomes: Outcome[];
}

export interface RedLine {
  name: string;
  party: string;
  cost: number;
  crossing: number;
  closes_the_zone: boolean;
  price_best: ByParty;
  price_nash: ByParty;
}

export interface Deals extends DisputeHead {
  zone: { open: boolean; count: number; shortfall: number | null; outcomes: Outcome[]; nearest: Outcome[] };
  ideal_gain: Record<string, number | null>;
  pareto: Outcome[];
  points: Record<string, BargainingPoint>;
  objections: { outcome: number; party: string; gain: number; because: string | null }[];
  on_conditions: { party: string; conditions: string[]; meeting: number; zone: number; shortfall: number | null }[];
  red_lines: RedLine[];
  space?: Space;
}

export interface Verdict {
  party: string;
  concept: string;
  stable: boolean;
  words: string;
}

export interface Resting extends Outcome {
  concepts: string[];
  improvements_from_today: number | null;
  moves_from_today: number | null;
}

export interface Side {
  party: string;
  giving_in: Outcome;
  /** Points a year while it lasts. */
  standoff: number;
  /** Present value of giving in, point-years. */
  yielding: number;
  /** Present value of being given in to, point-years. */
  prevailing: number;
  /** ln(1 + patience), a year. */
  discount_rate: number;
  reputation: number;
  /** Hazard of giving in while it lasts, a year; null where there is no such number. */
  rate: number | null;
  at_once: number;
  yields: number;
}

export interface GivingIn {
  sides: Side[];
  never: number;
  mean_years: number | null;
  words: string;
}

export interface Standoff extends DisputeHead {
  verdicts_today: Verdict[];
  verdicts_disagreement: Verdict[];
  equilibria: Record<string, number>;
  equilibria_reached: Record<string, number>;
  resting: Resting[];
  giving_in: GivingIn | { none: string } | null;
}

export interface Round {
  date: string;
  proposer: string;
  reached: boolean;
  offer: Outcome | null;
  accepted: boolean;
  answer: string | null;
  worth_before: Record<string, number | null>;
  worth_if_refused: Record<string, number | null>;
}

export interface TalksOrder {
  first: string;
  none?: string;
  rounds?: Round[];
  agreed?: boolean;
  years?: number;
  end?: Outcome;
}

export interface Talks extends DisputeHead {
  dates: string[];
  at_the_deadline: Outcome;
  orders: TalksOrder[];
}

export interface Chances {
  deal: number;
  standoff: number;
  escalation: number;
}

export interface TornadoRow {
  assumption: string;
  low: number | string | null;
  high: number | string | null;
  effect_low: number;
  effect_high: number;
  draws?: number | null;
}

export interface Forecast {
  schema: string;
  status: string;
  seed: number;
  count: number;
  lenses: Record<string, Chances | null>;
  all_agree: number;
  leverage: { what: string; deal_where_low: number; deal_where_high: number }[];
  /** 5, 50 and 95 % of each party's gain at Nash's deal. */
  nash_gain: Record<string, [number, number, number]>;
  tornado?: TornadoRow[];
}

// ---- attribution

export interface Attribution {
  schema: string;
  status: string;
  economy: string;
  /** Null where it is a real income that is explained. */
  partner: string | null;
  closure: string;
  max_residual: number | null;
  base_usd_m: number;
  left_usd_m: number;
  causes: { id: string; kind: string; label: string; share_usd_m: number; alone_usd_m: number }[];
}

// ---- a conflict whose preferences are typed in

export interface ConflictOutcome {
  number: number;
  levels: string[];
  /** By party; higher is liked better. */
  ranks: number[];
  points: number[] | null;
  /** By party: the tests by which it stays. */
  stable: string[][];
  /** The tests by which everybody stays. */
  equilibrium: string[];
  improvements_from_today: number | null;
  moves_from_today: number | null;
}

export interface Conflict {
  schema: string;
  title: string;
  citation: string;
  parties: string[];
  issues: { name: string; owners: string[]; levels: string[] }[];
  today: number | null;
  disagreement: number | null;
  outcomes: ConflictOutcome[];
  verdicts_today: Verdict[];
}

export interface MapEconomy {
  code: string;
  name: string;
  /** ISO 3166 numeric codes, three digits; none: every country on no list. */
  iso_numeric: string[];
}

export interface Highlight {
  text: string;
  section?: string | null;
}

export interface Brief {
  schema: string;
  scenario: ScenarioInfo | null;
  tree: unknown;
  study: Study | null;
  deals: Deals | null;
  standoff: Standoff | null;
  talks: Talks | null;
  forecast: Forecast | null;
  attribution: Attribution | null;
  economies: MapEconomy[];
  manifest: Record<string, unknown> | null;
  highlights: Highlight[];
  conflict: Conflict | null;
}
