// The other setting of a comparison: kept by the reader, or named by the address.
import type { Priced } from "./results";
import type { Settings } from "./settings";

export interface Compared {
  settings: Settings;
  /** Null while it is solved, and where it cannot be. */
  priced: Priced | null;
  problem: string | null;
}

export class Comparison {
  now: Compared | null = $state.raw(null);

  constructor(private readonly solved: (settings: Settings) => Promise<Priced>) {}

  keep(settings: Settings, priced: Priced | null): void {
    this.now = { settings, priced, problem: null };
  }

  end(): void {
    this.now = null;
  }

  /** Asks for what is not there yet. */
  async solve(): Promise<void> {
    const asked = this.now;
    if (!asked || asked.priced) return;
    const end = (found: Partial<Compared>) => {
      if (this.now === asked) this.now = { ...asked, ...found };
    };
    try {
      end({ problem: null, priced: await this.solved(asked.settings) });
    } catch (error) {
      end({ problem: error instanceof Error ? error.message : String(error) });
    }
  }
}
