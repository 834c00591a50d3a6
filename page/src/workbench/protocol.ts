// What goes between the workbench and its engine (docs/engine.md).
import type { Fault, Tree } from "./yaml_tree";

/** Its engine, the worlds, and the program's tables of products and of duties by date: as the page's blocks hold them. */
export interface DeskOpening {
  wasm: string;
  worlds: Record<string, string>;
  tables: Record<string, string>;
}

/** What messages call the text. */
export const scenarioFile = "scenario.yaml";

/** A scenario's file: the text, its tree, the lists of products beside it by their names, and the text that it was drafted
 *  from, where it is still there. */
interface File {
  file: string;
  id: string;
  text: string;
  root: Tree;
  lists: Record<string, string>;
  source: string;
}
export type DeskRequest =
  | { do: "new"; parties: number }
  | { do: "draft"; text: string; title: string; published: string; world: string }
  | ({ do: "check" | "brief" } & File);

export interface Refused {
  status: "error";
  message: string;
  /** What the line is of. */
  file?: string;
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
  /** `file` is the list that the line is of; empty: the scenario's. */
  faults: (Fault & { file?: string })[];
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
