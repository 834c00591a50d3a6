// The page's one state: what the brief holds, what the reader has set, what the engine has answered. Sections read it.
import { decode, type Decoded } from "../data/decode";
import type { Brief, Deals, Equilibrium, Forecast, Levels, NamedOutcome, Standoff, Study, Talks } from "../data/types";
import { ask, outcomeAt } from "../engine/ask";
import { openEngine, opening, type Engine } from "../engine/open";
import type { Numbers } from "../engine/protocol";
import { schedulerOf, type Scheduler } from "../engine/scheduler";
import { givingInAt } from "../findings/attrition";
import { amount } from "../format";
import {
  fromAddress,
  leversOf,
  moved,
  sameNumbers,
  sameSettings,
  startOf,
  toAddress,
  toFragment,
  type Settings,
} from "./settings";

export interface Priced {
  outcome: NamedOutcome;
  equilibrium: Equilibrium;
}

/** The other setting of a comparison; without a result while it is solved, or where it cannot be. */
export interface Compared {
  settings: Settings;
  priced: Priced | null;
  problem: string | null;
}

type EngineState = "none" | "opening" | "ready" | "failed";

export class BriefState {
  readonly brief: Brief;
  readonly problems: Record<string, string>;
  readonly start: Settings;

  settings = $state.raw<Settings>(undefined!);
  past: Settings[] = $state.raw([]);
  compared: Compared | null = $state.raw(null);

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
  engineState: EngineState = $state("opening");
  unit: "usd" | "pct" = $state("usd");

  private engines: Engine[] = [];
  private scheduler: Scheduler | null = null;
  /** The numbers that study, deals, ... are of. */
  private partsOf: Settings;
  private openAnother: (() => Promise<Engine>) | null = null;
  private hasAll = false;

  constructor(decoded: Decoded, fragment: string) {
    this.brief = decoded.brief;
    this.problems = decoded.problems;
    this.start = startOf(decoded.brief);
    this.partsOf = this.start;
    this.takeRecorded();
    const { settings, compared } = fromAddress(fragment, this.brief, this.start);
    this.settings = settings;
    this.resolve();
    this.compareWith(compared);
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
    return this.labelOf(this.settings);
  }

  private labelOf(settings: Settings): string {
    return this.recorded(settings.levels)?.label ?? this.words(settings.levels);
  }

  /** The two labels of a comparison, with the numbers by which the settings differ. */
  get comparedLabels(): [string, string] {
    const both = [this.compared?.settings ?? this.settings, this.settings] as const;
    const differing = leversOf(this.brief).filter((n) => both[0].numbers[n.name] !== both[1].numbers[n.name]);
    const [a, b] = both.map((settings) => {
      const said = differing.map((n) => `${n.label} ${amount(settings.numbers[n.name] ?? n.value, n.unit)}`);
      if (both[0].elasticities !== both[1].elasticities) said.push(`elasticities ${settings.elasticities}`);
      return [this.labelOf(settings), ...said].join("; ");
    });
    return [a!, b!];
  }

  get changed(): boolean {
    return toFragment(this.settings, this.start) !== "";
  }

  get numbersChanged(): boolean {
    return !sameNumbers(this.settings, this.start);
  }

  private patience = $derived(this.settings.patience);
  private reputation = $derived(this.settings.reputation);
  /** Who gives in, at the patience and the reputations that are set: levels that move do not touch it. */
  givingIn = $derived.by(() => {
    const recorded = this.standoff?.giving_in;
    return recorded && "sides" in recorded ? givingInAt(recorded, this.patience, this.reputation) : null;
  });

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

  /** Keeps what is shown, to compare with what the levers are moved to. It stays through moves, undo and reset. */
  keep(): void {
    if (this.shown && !this.solving) this.compared = { settings: this.settings, priced: this.shown, problem: null };
    this.writeAddress();
  }

  stopComparing(): void {
    this.compared = null;
    this.writeAddress();
  }

  /** The address has changed by other hands. */
  readFragment(fragment: string): void {
    const { settings, compared } = fromAddress(fragment, this.brief, this.start);
    this.compareWith(compared);
    this.change(settings);
    this.writeAddress();
  }

  private go(next: Settings): void {
    this.settings = next;
    this.writeAddress();
    this.resolve();
  }

  private writeAddress(): void {
    const fragment = toAddress({ settings: this.settings, compared: this.compared?.settings ?? null }, this.start);
    try {
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    } catch {
      // Some readers of mail forbid it; the page works without.
    }
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
        this.message = this.noEngine;
      } else this.solving = true;
      return;
    }
    this.solving = true;
    if (!partsFresh) this.stale = { study: true, deals: true, standoff: true, talks: true, forecast: true };
    void this.solve(!partsFresh);
  }

  /** Only what is changed: the rest is as the scenario has it. */
  private numbersOf(settings: Settings): Numbers {
    const closure = this.brief.study?.closure;
    return {
      numbers: Object.fromEntries(
        Object.entries(settings.numbers).filter(([name, value]) => value !== this.start.numbers[name]),
      ),
      elasticities: settings.elasticities === this.start.elasticities ? null : settings.elasticities,
      closure: closure === "balanced" ? closure : null,
    };
  }

  private compareWith(settings: Settings | null): void {
    if (!settings || !this.brief.study) {
      this.compared = null;
      return;
    }
    if (this.compared && sameSettings(settings, this.compared.settings, this.start)) return;
    const recorded = sameNumbers(settings, this.start) ? this.pricedIn(this.brief.study, settings.levels) : null;
    this.compared = { settings, priced: recorded, problem: null };
    void this.solveCompared();
  }

  /** An engine of its own, for one question: what the others have priced stays. */
  private async solveCompared(): Promise<void> {
    const compared = this.compared;
    if (!compared || compared.priced || this.engineState === "opening") return;
    const end = (found: Partial<Compared>) => {
      if (this.compared === compared) this.compared = { ...compared, ...found };
    };
    if (!this.openAnother) return end({ problem: this.noEngine });
    try {
      const engine = await this.openAnother();
      try {
        await ask(engine, { do: "set", ...this.numbersOf(compared.settings) });
        const answer = await outcomeAt(engine, compared.settings.levels);
        end({
          problem: null,
          priced: {
            outcome: decode("outcome", answer.outcome),
            equilibrium: decode("equilibrium", answer.equilibrium),
          },
        });
      } finally {
        engine.close();
      }
    } catch (error) {
      end({ problem: error instanceof Error ? error.message : String(error) });
    }
  }

  private get noEngine(): string {
    return this.engineState === "failed"
      ? "The engine in this file did not start: only the outcomes that came with the brief can be shown."
      : "This copy came without its engine: only the outcomes that came with the brief can be shown.";
  }

  /** As many engines as the machine has cores, up to four. */
  private async openAll(): Promise<void> {
    const wanted = Math.min(navigator.hardwareConcurrency || 1, 4);
    while (this.engines.length < wanted) this.engines.push(await this.openAnother!());
  }

  private async solve(whole: boolean): Promise<void> {
    const settings = this.settings;
    if (whole && !this.hasAll) {
      this.hasAll = true;
      void this.openAll();
    }
    let answered = false;
    let told = 0;
    await this.scheduler!.run(
      { numbers: this.numbersOf(settings), levels: settings.levels, named: this.brief.study!.outcomes.length, whole },
      {
        outcome: (answer) => {
          answered = true;
          this.shown = {
            outcome: decode("outcome", answer.outcome),
            equilibrium: decode("equilibrium", answer.equilibrium),
          };
          this.solving = false;
        },
        named: (study) => {
          this.study = decode("study", study);
          this.stale.study = false;
        },
        progress: (done, total) => {
          // Four times a second: painting more often takes the engines' time.
          if (done > 0 && done < total && performance.now() - told < 250) return;
          told = performance.now();
          this.progress = { done, total };
        },
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
      },
    );
  }

  /** Starts the engine that the page holds, if it does; until it is called, the page takes it that there is one. */
  async startEngine(source: string, fake: boolean): Promise<void> {
    try {
      const bytes = source && this.brief.study ? await opening(this.brief.tree, fake) : null;
      if (!bytes) {
        this.engineState = "none";
      } else {
        this.openAnother = () => openEngine(source, bytes);
        this.engines.push(await this.openAnother());
        this.scheduler = schedulerOf(this.engines);
        this.engineState = "ready";
      }
    } catch (error) {
      this.engineState = "failed";
      console.info("engine:", error);
    }
    if (this.engineState !== "ready" || !this.shown || !sameNumbers(this.settings, this.partsOf)) this.resolve();
    void this.solveCompared();
  }
}
