// The page's one state: what the brief holds, what the reader has set, what the engine has answered. Sections read it.
import type { Decoded } from "../data/decode";
import type { Brief, Levels, NamedOutcome } from "../data/types";
import { keyOf } from "../engine/ask";
import type { Listener, Scheduler } from "../engine/scheduler";
import { givingInAt } from "../findings/attrition";
import { mostNamed } from "../findings/many";
import { Comparison } from "./comparison.svelte";
import { Drag } from "./drag";
import { Engines, type Opener } from "./engines.svelte";
import { labelOf, labelsOf, settingInWords, shownNote, staleNote, wordsOf, type EngineState } from "./labels";
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

const longest_hold_ms = 100;

export class BriefState {
  readonly brief: Brief;
  readonly problems: Record<string, string>;
  readonly start: Settings;

  settings = $state.raw<Settings>(undefined!);
  past: Settings[] = $state.raw([]);

  /** The shown outcome is being solved. */
  solving = $state(false);
  /** Something is asked of the engine for what is set. */
  working = $state(false);
  /** By the reader, with something of what is set not worked out. */
  stopped = $state(false);
  progress: { done: number; total: number } | null = $state.raw(null);
  message: string | null = $state(null);
  unit: "usd" | "pct" = $state("usd");

  private known: Known = $state.raw(undefined!);
  /** The outcome that was shown before this one. */
  private before: Priced | null = $state.raw(null);
  /** The settings of that outcome, while it is left as it was. */
  private kept: Settings | null = $state.raw(null);
  private keptUntil: ReturnType<typeof setTimeout> | undefined;

  private dragged: Drag | null = null;
  private readonly engines = new Engines();
  private readonly comparison = new Comparison((of) => this.engines.apart(this.numbersFor(of), of.levels));

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

  /**
   * For a tenth of a second, in which most outcomes are solved, the one before stays with its own label and numbers: marking
   * it and taking the mark away again would paint the page twice for nothing.
   */
  held = $derived.by(() => this.kept !== null && this.priced === null && this.message === null);
  /** What is told beside the outcome that is shown is of these. */
  viewed = $derived.by(() => (this.held ? this.kept! : this.settings));
  /** What is shown is the outcome before, and is marked so. */
  shownLate = $derived.by(() => this.shownStale && !this.held);

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
    return labelOf(this.brief, this.viewed);
  }

  /** What a file that is saved says of the setting that it is of. */
  get settingInWords(): string {
    return this.brief.scenario ? settingInWords(this.brief, this.viewed, this.start) : "";
  }

  get engineState(): EngineState {
    return this.engines.state;
  }

  get compared() {
    return this.comparison.now;
  }

  /** The two labels of a comparison, with the numbers by which the settings differ. */
  get comparedLabels(): [string, string] {
    return labelsOf(this.brief, this.compared?.settings ?? this.settings, this.settings);
  }

  /** More parties than have room in a sentence or as bars of one row. */
  get many(): boolean {
    return (this.brief.study?.parties.length ?? 0) > mostNamed;
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
    const { scheduler } = this.engines;
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
    // What is undone is the drag itself, which is no step of the past before it ends.
    if (this.dragged) return this.go(this.dragged.from);
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
    this.kept = null;
    this.rest();
    this.stopped = true;
  }

  goOn(): void {
    this.resolve();
  }

  /** Keeps what is shown, to compare with what the levers are moved to. It stays through moves, undo and reset. */
  keep(): void {
    if (this.priced) this.comparison.keep(this.settings, this.priced);
    this.writeAddress();
  }

  stopComparing(): void {
    this.comparison.end();
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
    this.holdShown();
    this.before = this.priced ?? this.before;
    this.settings = next;
    // Asked first: the engine works while the address is written.
    this.resolve();
    this.writeAddress();
  }

  private holdShown(): void {
    if (this.held) return;
    this.kept = this.priced ? this.settings : null;
    clearTimeout(this.keptUntil);
    this.keptUntil = setTimeout(() => (this.kept = null), longest_hold_ms);
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
    this.engines.scheduler?.cancel();
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
    const { scheduler } = this.engines;
    if (!scheduler && this.engineState !== "opening") {
      this.message = this.engines.whyNone;
      return;
    }
    this.solving = !this.priced;
    this.working = true;
    if (scheduler) void this.solve(scheduler, whole);
  }

  private compareWith(settings: Settings | null): void {
    if (!settings || !this.brief.study) return this.comparison.end();
    if (this.compared && sameSettings(settings, this.compared.settings, this.start)) return;
    this.comparison.keep(settings, pricedIn(this.known.at(this.keyFor(settings)), settings.levels));
    if (this.engineState !== "opening") void this.comparison.solve();
  }

  /** For a page that shows another brief next. */
  close(): void {
    this.stopped = true;
    this.engines.close();
  }

  private async solve(scheduler: Scheduler, whole: boolean): Promise<void> {
    if (whole) void this.engines.openAll();
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
  async startEngine(opener: Opener | null, cores: number): Promise<void> {
    await this.engines.start(this.brief.study ? opener : null, cores);
    void this.comparison.solve();
    if (this.stopped) return;
    this.resolve();
    const { levels } = this.settings;
    if (!this.working) void this.engines.scheduler?.prepare(this.numbersFor(this.settings), levels);
  }
}

type Froms = Record<DocumentName, Results>;
type Stale = Record<DocumentName, boolean>;
