// The engines of a page: opened when they are first needed, as many as the machine has cores, up to four.
import type { Levels } from "../data/types";
import { outcomeApart } from "../engine/apart";
import type { Engine } from "../engine/open";
import type { Numbers } from "../engine/protocol";
import { schedulerOf, type Scheduler } from "../engine/scheduler";
import { withoutEngine, type EngineState } from "./labels";
import type { Priced } from "./results";

/** Opens another engine. */
export type Opener = () => Promise<Engine>;

export class Engines {
  state: EngineState = $state("opening");
  /** Of the first engine; null while it opens, and where there is none. */
  scheduler: Scheduler | null = null;
  private all: Engine[] = [];
  private cores = 1;
  private opener: Opener | null = null;
  private hasAll = false;

  /** With what opens an engine, null where the page holds none. */
  async start(opener: Opener | null, cores: number): Promise<void> {
    this.cores = cores;
    this.opener = opener;
    if (!opener) {
      this.state = "none";
      return;
    }
    try {
      this.all.push(await opener());
      this.scheduler = schedulerOf(this.all);
      this.state = "ready";
    } catch (error) {
      this.opener = null;
      this.state = "failed";
      console.info("engine:", error);
    }
  }

  /** For work that several share. */
  async openAll(): Promise<void> {
    if (this.hasAll) return;
    this.hasAll = true;
    try {
      while (this.all.length < Math.min(this.cores, 4)) this.all.push(await this.opener!());
    } catch (error) {
      console.info("another engine:", error);
    }
  }

  /** An outcome from an engine of its own; throws where it cannot be had. */
  async apart(numbers: Numbers, levels: Levels): Promise<Priced> {
    if (!this.opener) throw new Error(this.whyNone);
    return outcomeApart(this.opener, numbers, levels);
  }

  /** Why nothing new is solved. */
  get whyNone(): string {
    return withoutEngine(this.state);
  }

  close(): void {
    this.scheduler?.cancel();
    for (const engine of this.all) engine.close();
  }
}
