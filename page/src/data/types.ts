// What the page reads, by the schemas of docs/schema (npm run types), with names for the parts that it handles by themselves.
import type { Attribution as AttributionDocument } from "./generated/attribute";
import type { BriefData, Evidence, Quantity } from "./generated/brief";
import type { Conflict as ConflictDocument } from "./generated/conflict";
import type { Course } from "./generated/course";
import type { Deals, Outcome } from "./generated/deals";
import type { Forecast } from "./generated/forecast";
import type { Precedents } from "./generated/precedents";
import type { Standoff } from "./generated/standoff";
import type { Equilibrium as WrittenEquilibrium, NamedOutcome, Study as WrittenStudy } from "./generated/study";
import type { Talks } from "./generated/talks";

export type { Course, Deals, Evidence, Forecast, NamedOutcome, Outcome, Precedents, Quantity, Standoff, Talks };

/** A brief is written only where amounts of income are known; a world without inputs may have none. */
type Amounts = "welfare_usd_m" | "net_income_usd_m" | "income_base_usd_m";
type WrittenEconomy = WrittenEquilibrium["economies"][number];
export type EconomyResult = Omit<WrittenEconomy, Amounts> & { [K in Amounts]: NonNullable<WrittenEconomy[K]> };
export type Equilibrium = Omit<WrittenEquilibrium, "economies"> & { economies: EconomyResult[] };
export type Study = Omit<WrittenStudy, "equilibria"> & { equilibria: Equilibrium[] };

type ConflictOutcome = ConflictDocument["outcomes"][number];
type Marks = "stable" | "equilibrium";
/** A brief's conflict says where it rests, which `parley conflict --deals` may leave out. */
export type Conflict = Omit<ConflictDocument, "outcomes"> & {
  outcomes: (Omit<ConflictOutcome, Marks> & { [K in Marks]: NonNullable<ConflictOutcome[K]> })[];
};

export type ByParty = Record<string, number>;
export type Levels = Record<string, string>;

/** Where a number or a stance comes from: a source, or an assumption or a definition in words. */
export type Grounds = Pick<Quantity, "evidence" | "assumption" | "definition">;

export type ScenarioInfo = NonNullable<BriefData["scenario"]>;
export type IssueInfo = ScenarioInfo["issues"][number];
export type ScenarioNumber = ScenarioInfo["numbers"][number];
export type Happened = NonNullable<BriefData["happened"]>;
export type FittingWants = NonNullable<BriefData["record"]>;
export type Wars = NonNullable<BriefData["wars"]>;
export type TradeAfter = NonNullable<BriefData["trade"]>[number];
export type Flow = TradeAfter["flows"][number];
export type Markets = NonNullable<Course["markets"]>;
export type MapEconomy = BriefData["economies"][number];

export type Space = NonNullable<Deals["space"]>;
export type Concept = keyof Standoff["equilibria"];
export type Verdict = Standoff["verdicts_today"][number];
export type GivingIn = Extract<NonNullable<Standoff["giving_in"]>, { sides: unknown }>;
export type Side = GivingIn["sides"][number];
export type Chances = NonNullable<Forecast["lenses"]["bargaining"]>;

/** A brief holds the attribution of a balance, which has a partner; parley attribute explains real incomes too. */
export type Attribution = AttributionDocument & { partner: string };

/** A brief once decoded: each document of the command line, or null. */
export type Brief = Omit<
  BriefData,
  | "study"
  | "deals"
  | "standoff"
  | "talks"
  | "forecast"
  | "attribution"
  | "precedents"
  | "happened"
  | "wars"
  | "trade"
  | "record"
  | "course"
  | "conflict"
  | "cited"
> & {
  cited: NonNullable<BriefData["cited"]>;
  study: Study | null;
  deals: Deals | null;
  standoff: Standoff | null;
  talks: Talks | null;
  forecast: Forecast | null;
  attribution: Attribution | null;
  precedents: Precedents | null;
  happened: Happened | null;
  wars: Wars;
  trade: TradeAfter[];
  record: FittingWants | null;
  course: Course | null;
  conflict: Conflict | null;
};
