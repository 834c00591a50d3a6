// The page's one state: what the brief holds, what the reader has set, what the engine has answered. Sections read it.
import { decode, type Decoded } from "../data/decode";
import type {
  Brief, Deals, Equilibrium, Forecast, Levels, NamedOutcome, Standoff, Study, Talks,
} from "../data/types";
import { openEngine, opening, type Engine } from "../engine/open";
import { schedulerOf, type Scheduler } from "../engine/scheduler";
import { givingInAt } from "../findings/attrition";
import { fromFragment, moved, sameNumbers, sameSettings, startOf, toFragment, type Settings } from "./settings";

export interface Priced {
  outcome: NamedOutcome;
  equilibrium: Equilibrium;
}

type EngineState = "none" | "opening" | "ready" | "failed";

export class BriefState {
  readonly brief: Brief;
  readonly problems: Record<string, string>;
  readonly start: Settings;

  settings = $state.raw<Settings>(undefined!);
  past: Settings[] = $state.raw([]);
  /** The other setting of a comparison. */
  pinned: { settings: Settings; priced: Priced; label: string } | null = $state.raw(null);

  shown: Priced | null = $state.raw(null);
  study: Study | null = $state.raw(null);
  deals: Deals | null = $state.raw(null);
  standoff: Standoff | null = $state.raw(null);
  talks: Talks | null = $state.raw(null);
  forecast: Forecast | null = $state.raw(null);

  /** The shown outcome is being solved. */
  solving = $state(false);
  /** Parts that are still those of older numbers. */
  stale: Record<string, boolean> = $state({});
  progress: { done: number; total: number } | null = $state.raw(null);
  message: string | null = $state(null);
  engineState: EngineState = $state("none");
  unit: "usd" | "pct" = $state("usd");

  private engines: Engine[] = [];
  private scheduler: Scheduler | null = null;
  /** The numbers that study, deals, ... are of. */
  private partsOf: Settings;
  private source = "";
  private openMore: (() => Promise<void>) | null = null;

  constructor(decoded: Decoded, fragment: string) {
    this.brief = decoded.brief;
    this.problems = decoded.problems;
    this.start = startOf(decoded.brief);
    this.partsOf = this.start;
    this.takeRecorded();
    this.settings = fromFragment(fragment, this.brief, this.start);
    this.resolve();
  }

  /** The scenario's words for a level. */
  levelName(issue: string, level: string): string {
    return this.brief.scenario?.issues.find((i) => i.id === issue)?.levels.find((l) => l.id === level)?.name ?? level;
  }

  /** "a; b" for the levels that are not the present ones; the name of a named outcome where it has one. */
  words(levels: Levels): string {
    const parts: string[] = [];
    for (const issue of this.brief.scenario?.issues ?? []) {
      const level = issue.levels.find((l) => l.id === levels[issue.id]);
      if (level && !(level.present ?? issue.levels[0] === level)) parts.push(level.name);
    }
    return parts.join("; ") || "Everything as it is";
  }

  get label(): string {
    return this.recorded(this.settings.levels)?.label ?? this.words(this.settings.levels);
  }

  get changed(): boolean {
    return toFragment(this.settings, this.start) !== "";
  }

  get numbersChanged(): boolean {
    return !sameNumbers(this.settings, this.start);
  }

  /** Who gives in, at the patience and the reputations that are set. */
  get givingIn() {
    const recorded = this.standoff?.giving_in;
    return recorded && "sides" in recorded ? givingInAt(recorded, this.settings.patience, this.settings.reputation) : null;
  }

  /** Why the war of attrition has no answer. */
  get noGivingIn(): string | null {
    const recorded = this.standoff?.giving_in;
    return recorded && "none" in recorded ? recorded.none : null;
  }

  // ---- what the reader does

  change(next: Settings): void {
    if (sameSettings(next, this.settings, this.start)) return;
    this.past = [...this.past.slice(-99), this.settings];
    this.go(next);
  }

  move(issue: string, level: string): void {
    this.change({ ...this.settings, levels: moved(this.brief, this.settings.levels, issue, level) });
  }

  show(levels: Levels): void {
    this.change({ ...this.settings, levels: { ...this.settings.levels, ...levels } });
  }

  undo(): void {
    const before = this.past.at(-1);
    if (!before) return;
    this.past = this.past.slice(0, -1);
    this.go(before);
  }

  reset(): void {
    this.change(this.start);
  }

  cancel(): void {
    this.scheduler?.cancel();
    this.solving = false;
    this.progress = null;
    const back = this.past.at(-1) ?? this.start;
    this.past = this.past.slice(0, -1);
    this.go(back);
  }

  pin(): void {
    if (this.shown) this.pinned = { settings: this.settings, priced: this.shown, label: this.label };
  }

  unpin(): void {
    this.pinned = null;
  }

  /** The address has changed by other hands. */
  readFragment(fragment: string): void {
    const next = fromFragment(fragment, this.brief, this.start);
    if (!sameSettings(next, this.settings, this.start)) this.change(next);
  }

  private go(next: Settings): void {
    this.settings = next;
    const fragment = toFragment(next, this.start);
    try {
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    } catch {
      // Some readers of mail forbid it; the page works without.
    }
    this.resolve();
  }

  // ---- what is known, and asking for what is not

  recorded(levels: Levels): NamedOutcome | undefined {
    return this.brief.study?.outcomes.find((o) => Object.keys(o.levels).every((k) => o.levels[k] === levels[k]));
  }

  private pricedIn(study: Study | null, levels: Levels): Priced | null {
    const outcome = study?.outcomes.find((o) => Object.keys(o.levels).every((k) => o.levels[k] === levels[k]));
    const equilibrium = outcome?.equilibrium != null ? study!.equilibria[outcome.equilibrium] : undefined;
    return outcome && equilibrium?.status === "converged" ? { outcome, equilibrium } : null;
  }

  private takeRecorded(): void {
    const { study, deals, standoff, talks, forecast } = this.brief;
    Object.assign(this, { study, deals, standoff, talks, forecast });
    this.partsOf = this.start;
    this.stale = {};
  }

  /** Brings what is shown in line with the settings: from what is there, or by asking the engine. */
  private resolve(): void {
    this.scheduler?.cancel();
    this.message = null;
    this.solving = false;
    this.progress = null;
    if (!this.brief.study) return;
    if (sameNumbers(this.settings, this.start) && !sameNumbers(this.partsOf, this.start)) this.takeRecorded();
    const partsFresh = sameNumbers(this.settings, this.partsOf);
    if (partsFresh) this.stale = {};
    const known = partsFresh ? this.pricedIn(this.study, this.settings.levels) : null;
    if (known) {
      this.shown = known;
      return;
    }
    if (!this.scheduler) {
      if (this.engineState !== "opening") {
        this.shown = null;
        this.message =
          this.engineState === "failed"
            ? "The engine in this file did not start: only the outcomes that came with the brief can be shown."
            : "This copy came without its engine: only the outcomes that came with the brief can be shown.";
      } else this.solving = true;
      return;
    }
    this.solving = true;
    if (!partsFresh) this.stale = { study: true, deals: true, standoff: true, talks: true, forecast: true };
    void this.ask(!partsFresh);
  }

  private async ask(whole: boolean): Promise<void> {
    const settings = this.settings;
    if (whole && this.openMore) {
      const more = this.openMore;
      this.openMore = null;
      void more();
    }
    // Only what is changed: the rest is as the scenario has it.
    const numbers = {
      numbers: Object.fromEntries(Object.entries(settings.numbers).filter(([name, value]) => value !== this.start.numbers[name])),
      elasticities: settings.elasticities === this.start.elasticities ? null : settings.elasticities,
      closure: this.brief.study?.closure ?? null,
    };
    let answered = false;
    await this.scheduler!.run({ numbers, levels: settings.levels, named: this.brief.study!.outcomes.length, whole }, {
      outcome: (answer) => {
        answered = true;
        this.shown = { outcome: decode("outcome", answer.outcome), equilibrium: decode("equilibrium", answer.equilibrium) };
        this.solving = false;
      },
      named: (study) => {
        this.study = decode("study", study);
        this.stale.study = false;
      },
      progress: (done, total) => (this.progress = { done, total }),
      part: (name, answer) => {
        if (!this.brief[name]) return;
        Object.assign(this, { [name]: answer === null ? null : decode(name, answer) });
        this.stale[name] = false;
      },
      finished: () => {
        this.solving = false;
        this.progress = null;
        if (whole) {
          this.partsOf = settings;
          this.stale = {};
        }
      },
      failed: (message) => {
        this.solving = false;
        this.progress = null;
        this.message = message;
        if (!answered) this.shown = null;
      },
    });
  }

  /** Starts the engine that the page holds, if it does. */
  async startEngine(source: string, fake: boolean): Promise<void> {
    if (!source || !this.brief.study) return;
    this.engineState = "opening";
    try {
      const bytes = await opening(this.brief.tree, fake);
      if (!bytes) {
        this.engineState = "none";
      } else {
        this.source = source;
        this.engines.push(await openEngine(source, bytes));
        this.scheduler = schedulerOf(this.engines);
        this.engineState = "ready";
        this.openMore = async () => {
          const wanted = Math.min(navigator.hardwareConcurrency || 1, 4);
          while (this.engines.length < wanted) this.engines.push(await openEngine(this.source, bytes));
        };
      }
    } catch (error) {
      this.engineState = "failed";
      console.info("engine:", error);
    }
    if (this.engineState !== "ready" || !this.shown || !sameNumbers(this.settings, this.partsOf)) this.resolve();
  }
}
