// What goes between the workbench and its engine (docs/engine.md).
import type { Fault, Tree } from "./yaml_tree";

export type ToDesk =
  { id: number; open: { wasm: Uint8Array; worlds: Record<string, Uint8Array> } } | { id: number; json: string };

/** A scenario's file: the text, its tree, and the text that it was drafted from, where it is still there. */
interface File {
  file: string;
  id: string;
  text: string;
  root: Tree;
  source: string;
}
export type DeskRequest =
  | { do: "new"; parties: number }
  | { do: "draft"; text: string; title: string; published: string; world: string }
  | ({ do: "check" | "brief" } & File);

export interface Refused {
  status: "error";
  message: string;
  line?: number;
}
export interface Drafted {
  status: "ok";
  yaml: string;
  read: number;
  placed: number;
  parties: number;
  issues: number;
  measures: number;
  assumed: number;
  not_placed: string[];
}
export interface Checked {
  status: "ok";
  faults: Fault[];
  /** False: what comes after the last could not be looked at. */
  all: boolean;
  title?: string;
  parties?: number;
  issues?: number;
  outcomes?: number;
  statements?: number;
  /** Citations that the text does not bear out, by their place in the file. */
  unsound?: string[];
}
