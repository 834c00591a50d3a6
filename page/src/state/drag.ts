// A hand on a slider: places are solved one at a time, the newest next, until it lets go.
import type { Priced } from "./results";
import type { Settings } from "./settings";

export class Drag {
  private next: Settings | null = null;
  private busy = false;
  private ended = false;

  constructor(
    /** What was set before. */
    readonly from: Settings,
    /** Null where there is no such outcome. */
    private readonly solve: (at: Settings) => Promise<Priced | null>,
    private readonly reached: (at: Settings, priced: Priced) => void,
  ) {}

  to(next: Settings): void {
    this.next = next;
    if (!this.busy) void this.work();
  }

  end(): void {
    this.ended = true;
  }

  private async work(): Promise<void> {
    this.busy = true;
    for (let at = this.next; at && !this.ended; at = this.next) {
      this.next = null;
      const priced = await this.solve(at);
      if (priced && !this.ended) this.reached(at, priced);
    }
    this.busy = false;
  }
}
