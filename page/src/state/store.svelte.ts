// The page's one state: what the brief holds, what the reader has set, what the engine has answered. Sections read it.
import type { Decoded } from "../data/decode";
import type { Brief, Levels, NamedOutcome } from "../data/types";
import { outcomeApart } from "../engine/apart";
import { keyOf } from "../engine/ask";
import type { Engine } from "../engine/open";
import { schedulerOf, type Listener, type Scheduler } from "../engine/scheduler";
import { givingInAt } from "../findings/attrition";
import { Drag } from "./drag";
import {
  labelOf,
  labelsOf,
  settingInWords,
  shownNote,
  staleNote,
  withoutEngine,
  wordsOf,
  type EngineState,
} from "./labels";
import {
  documentOf,
  documents,
  Known,
  namedAt,
  pricedIn,
  pricedOf,
  recordedIn,
  type DocumentName,
  type Priced,
  type Results,
} from "./results";
import { fromAddress, moved, numbersOf, sameSettings, startOf, toAddress, toFragment, type Settings } from "./settings";

/** The other setting of a comparison; without a result while it is solved, or where it cannot be. */
export interface Compared {
  settings: Settings;
  priced: Priced | null;
  problem: string | null;
}

export class BriefState {
  readonly brief: Brief;
  readonly problems: Record<string, string>;
  readonly start: Settings;

  settings = $state.raw<Settings>(undefined!);
  past: Settings[] = $state.raw([]);
  compared: Compared | null = $state.raw(null);

  /** The shown outcome is being solved. */
  solving = $state(false);
  /** Something is asked of the engine for what is set. */
  working = $state(false);
  /** By the reader, with something of what is set not worked out. */
  stopped = $state(false);
  progress: { done: number; total: number } | null = $state.raw(null);
  message: string | null = $state(null);
  engineState: EngineState = $state("opening");
  unit: "usd" | "pct" = $state("usd");

  private known: Known = $state.raw(undefined!);
  /** The outcome that was shown before this one. */
  private before: Priced | null = $state.raw(null);

  private dragged: Drag | null = null;
  private engines: Engine[] = [];
  private cores = 1;
  private scheduler: Scheduler | null = null;
  private openAnother: (() => Promise<Engine>) | null = null;
  private hasAll = false;

  constructor(decoded: Decoded, fragment: string) {
    this.brief = decoded.brief;
    this.problems = decoded.problems;
    this.start = startOf(decoded.brief);
    const { settings, compared } = fromAddress(fragment, this.brief, this.start);
    this.known = Known.of(recordedIn(this.keyFor(this.start), this.brief));
    this.settings = settings;
    this.resolve();
    this.compareWith(compared);
  }

  // ---- what is shown: of the settings that are set, or marked as of those before

  private key = $derived.by(() => this.keyFor(this.settings));
  private now = $derived.by(() => this.known.at(this.key));
  private priced = $derived.by(() => pricedIn(this.now, this.settings.levels));

  /** The outcome that is set; while it is not there, the one before. Nothing where it cannot be had. */
  shown: Priced | null = $derived.by(() => this.priced ?? (this.message ? null : this.before));
  /** What is shown is the outcome before. */
  shownStale = $derived.by(() => this.priced === null);

  private from = $derived.by(
    () => Object.fromEntries(documents.map((name) => [name, this.known.lastWith(name)])) as Froms,
  );
  /** Documents that are still those of numbers before. */
  stale = $derived.by(
    () => Object.fromEntries(documents.map((name) => [name, this.from[name].key !== this.key])) as Stale,
  );
  study = $derived.by(() => this.from.study.study ?? null);
  deals = $derived.by(() => this.from.deals.deals ?? null);
  standoff = $derived.by(() => this.from.standoff.standoff ?? null);
  talks = $derived.by(() => this.from.talks.talks ?? null);
  forecast = $derived.by(() => this.from.forecast.forecast ?? null);

  /** All that is known of the numbers that a document is shown of: for charts that take more than one. */
  shownWith(name: DocumentName): Results {
    return this.from[name];
  }

  /** The program's sentence where what is shown of a document is of the numbers as written; else one of those shown. */
  told(id: string, name: DocumentName, now: () => string): string {
    const carried = this.brief.findings.find((f) => f.id === id);
    return carried && this.from[name].key === this.keyFor(this.start) ? carried.text : now();
  }

  /** Beside what is stale. */
  get staleNote(): string {
    return staleNote(this.progress, this.working);
  }
  get shownNote(): string {
    return shownNote(this.solving);
  }

  /** "a; b" for the levels that are not the present ones. */
  words(levels: Levels): string {
    return wordsOf(this.brief, levels);
  }

  get label(): string {
    return labelOf(this.brief, this.settings);
  }

  /** What a file that is saved says of the setting that it is of. */
  get settingInWords(): string {
    return this.brief.scenario ? settingInWords(this.brief, this.settings, this.start) : "";
  }

  /** The two labels of a comparison, with the numbers by which the settings differ. */
  get comparedLabels(): [string, string] {
    return labelsOf(this.brief, this.compared?.settings ?? this.settings, this.settings);
  }

  get changed(): boolean {
    return toFragment(this.settings, this.start) !== "";
  }

  get numbersChanged(): boolean {
    return this.key !== this.keyFor(this.start);
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

  /**
   * While a hand moves a slider: the outcome at the places that it has been at, and nothing of what rests on others. What
   * is set follows what is solved; change() ends it, and is one step to undo.
   */
  drag(next: Settings): void {
    const { scheduler } = this;
    if (!scheduler) return;
    if (!this.dragged) this.rest();
    this.dragged ??= new Drag(
      this.settings,
      (at) => scheduler.point(this.numbersFor(at), at.levels),
      (at, priced) => {
        this.known = this.known.withPoint(this.keyFor(at), at.levels, priced);
        this.settings = at;
      },
    );
    this.dragged.to(next);
  }

  change(next: Settings): void {
    const from = this.dragged?.from ?? null;
    if (from) {
      if (!sameSettings(next, from, this.start)) this.past = [...this.past.slice(-99), from];
      return this.go(next);
    }
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

  /** Ends the work; what is set stays, and what of it is not there yet is shown as of before. */
  stop(): void {
    if (!this.working) return;
    this.rest();
    this.stopped = true;
  }

  goOn(): void {
    this.resolve();
  }

  /** Keeps what is shown, to compare with what the levers are moved to. It stays through moves, undo and reset. */
  keep(): void {
    if (this.priced) this.compared = { settings: this.settings, priced: this.priced, problem: null };
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
    this.dragged?.end();
    this.dragged = null;
    this.before = this.priced ?? this.before;
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
    return namedAt(this.brief.study, levels);
  }

  private keyFor(settings: Settings): string {
    return keyOf(this.numbersFor(settings));
  }

  private numbersFor(settings: Settings) {
    return numbersOf(settings, this.start, this.brief.study?.closure);
  }

  /** Nothing is asked of the engine any more. */
  private rest(): void {
    this.scheduler?.cancel();
    this.solving = false;
    this.working = false;
    this.progress = null;
  }

  /** Brings what is shown in line with the settings: from what is there, or by asking the engine. */
  private resolve(): void {
    this.rest();
    this.stopped = false;
    this.message = null;
    if (!this.brief.study) return;
    this.known = this.known.with(this.key);
    const whole = documents.some((name) => this.now[name] === undefined);
    if (this.priced && !whole) return;
    if (!this.scheduler && this.engineState !== "opening") {
      this.message = this.noEngine;
      return;
    }
    this.solving = !this.priced;
    this.working = true;
    if (this.scheduler) void this.solve(this.scheduler, whole);
  }

  private compareWith(settings: Settings | null): void {
    if (!settings || !this.brief.study) {
      this.compared = null;
      return;
    }
    if (this.compared && sameSettings(settings, this.compared.settings, this.start)) return;
    const priced = pricedIn(this.known.at(this.keyFor(settings)), settings.levels);
    this.compared = { settings, priced, problem: null };
    void this.solveCompared();
  }

  private async solveCompared(): Promise<void> {
    const compared = this.compared;
    if (!compared || compared.priced || this.engineState === "opening") return;
    const end = (found: Partial<Compared>) => {
      if (this.compared === compared) this.compared = { ...compared, ...found };
    };
    if (!this.openAnother) return end({ problem: this.noEngine });
    try {
      const { levels } = compared.settings;
      const priced = await outcomeApart(this.openAnother, this.numbersFor(compared.settings), levels);
      end({ problem: null, priced });
    } catch (error) {
      end({ problem: error instanceof Error ? error.message : String(error) });
    }
  }

  private get noEngine(): string {
    return withoutEngine(this.engineState);
  }

  /** For a page that shows another brief next. */
  close(): void {
    this.scheduler?.cancel();
    this.stopped = true;
    for (const engine of this.engines) engine.close();
  }

  /** As many engines as the machine has cores, up to four. */
  private async openAll(): Promise<void> {
    try {
      while (this.engines.length < Math.min(this.cores, 4)) this.engines.push(await this.openAnother!());
    } catch (error) {
      console.info("another engine:", error);
    }
  }

  private async solve(scheduler: Scheduler, whole: boolean): Promise<void> {
    if (whole && !this.hasAll) {
      this.hasAll = true;
      void this.openAll();
    }
    const levels = this.priced ? null : this.settings.levels;
    const named = this.brief.study!.outcomes.length;
    await scheduler.run({ numbers: this.numbersFor(this.settings), levels, named, whole }, this.listener());
  }

  /** Files what is answered under the settings that it is of. */
  private listener(): Listener {
    let told = 0;
    const { key, settings } = this;
    const file = (name: DocumentName, answer: object | null) => {
      // What the brief itself leaves out stays out.
      const document = this.brief[name] ? documentOf(name, answer) : null;
      this.known = this.known.with(key, { [name]: document });
    };
    return {
      outcome: (answer) => {
        this.known = this.known.withOutcome(key, settings.levels, pricedOf(answer));
        this.solving = false;
      },
      refused: (message) => {
        this.message = message;
        this.solving = false;
      },
      named: (study) => file("study", study),
      progress: (done, total) => {
        // Four times a second: painting more often takes the engines' time.
        if (done > 0 && done < total && performance.now() - told < 250) return;
        told = performance.now();
        this.progress = { done, total };
      },
      part: file,
      finished: () => this.rest(),
      failed: (message) => {
        this.rest();
        this.message = message;
      },
    };
  }

  /** With what opens an engine, null where the page holds none; until it is called, the page takes it that there is one. */
  async startEngine(find: () => Promise<(() => Promise<Engine>) | null>, cores: number): Promise<void> {
    try {
      this.openAnother = this.brief.study ? await find() : null;
      this.cores = cores;
      if (!this.openAnother) {
        this.engineState = "none";
      } else {
        this.engines.push(await this.openAnother());
        this.scheduler = schedulerOf(this.engines);
        this.engineState = "ready";
      }
    } catch (error) {
      this.openAnother = null;
      this.engineState = "failed";
      console.info("engine:", error);
    }
    if (!this.stopped) this.resolve();
    void this.solveCompared();
  }
}

type Froms = Record<DocumentName, Results>;
type Stale = Record<DocumentName, boolean>;
