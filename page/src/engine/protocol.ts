// What goes between the page and the engine: one JSON text in, one out. See page/README.md.
import type { Equilibrium, Levels, NamedOutcome } from "../data/types";

export type Request =
  | { do: "set"; numbers: Record<string, number>; elasticities: string | null; closure: string | null }
  | { do: "outcome"; levels: Levels }
  | { do: "named"; index?: number }
  | { do: "price"; from: number; to: number }
  | { do: "give"; from: number; prices: unknown[] }
  | { do: "deals" }
  | { do: "standoff"; patience?: Record<string, number>; reputation?: Record<string, number> }
  | { do: "talks" }
  | { do: "forecast" };

export interface Failed {
  status: "error";
  message: string;
  /** Equilibria that are not priced yet. */
  missing?: number;
}

export interface SetAnswer {
  status: "ok";
  equilibria: number;
  outcomes: number;
}

export interface PriceAnswer {
  status: "ok";
  from: number;
  prices: unknown[];
}

/** An element of `outcomes` of parley solve --json, and the equilibrium that it refers to. */
export interface OutcomeAnswer {
  status: "ok";
  outcome: NamedOutcome;
  equilibrium: Equilibrium;
}

/** Bytes and texts that a worker opens its engine with. */
export interface Opening {
  wasm: Uint8Array | null;
  world: Uint8Array | null;
  tree: string;
  /** For the fake engine: what was recorded. */
  recorded: string | null;
}

/** What the Emscripten module (or the fake) offers the worker. */
export interface EngineModule {
  HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  _parley_open(world: number, worldBytes: number, tree: number, treeBytes: number): number;
  _parley_call(json: number, bytes: number): number;
  /** The fake's way: text in, text out. */
  call?: (json: string) => string;
}

export type Factory = (options: { wasmBinary: Uint8Array | null; recorded?: string | null }) => Promise<EngineModule>;

export type ToWorker = { id: number; open: Opening } | { id: number; json: string };
export type FromWorker = { id: number; json: string } | { id: number; failed: string };
