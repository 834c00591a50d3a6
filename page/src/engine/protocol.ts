// What goes between the page and the engine: one JSON text in, one out (docs/engine.md, docs/schema/engine-1.schema.json).
import type {
  Give,
  Named,
  Outcome,
  OutcomeAnswer,
  Price,
  PriceAnswer,
  Refused,
  Set,
  SetAnswer,
  Settings,
} from "../data/generated/engine";

export type { OutcomeAnswer, PriceAnswer, SetAnswer, Settings };
export type Failed = Refused;
export type Numbers = Required<Omit<Set, "do">>;

/** Parts of the brief that rest on the whole deal space: their documents, as the command line writes them. */
export const parts = ["deals", "standoff", "talks", "forecast"] as const;
export type Part = (typeof parts)[number];

export type Request = Set | Outcome | Named | { do: "named" } | Price | Give | { do: Part };

/** What a worker opens its engine with: engine and world as the page's blocks hold them. */
export interface Opening {
  wasm: string | null;
  world: string | null;
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

/** First what it opens its engine with, then requests. */
export type ToWorker<With> = { id: number; open: With } | { id: number; json: string };
export type FromWorker = { id: number; json: string } | { id: number; failed: string };
