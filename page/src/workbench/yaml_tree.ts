// A scenario's text as the tree that the engine reads (parley/report/json/tree_json.hpp): every node with its place. The
// same subset of YAML as the program's (parley/tables/files/parse_yaml.hpp), held to it by a test.
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node } from "yaml";

/** [line, column, line of the key, column of the key, what it holds] */
export type Tree = [number, number, number, number, null | string | Tree[] | { [key: string]: Tree }];

export interface Fault {
  line: number;
  column: number;
  expected: string;
  found: string;
}

/** What is wrong with a text before a scenario is looked for in it. */
export class NotATree extends Error {
  constructor(readonly fault: Fault) {
    super(`expected ${fault.expected}, found ${fault.found}`);
  }
}

const largest = 1_000_000;
const mostLevels = 100;
/** Control characters, and those that turn the direction of what is shown. */
// eslint-disable-next-line no-control-regex
const obeyed = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const nothing = new Set(["", "~", "null", "Null", "NULL"]);

export function treeOf(text: string): Tree {
  if (new TextEncoder().encode(text).length > largest)
    throw new NotATree({ line: 0, column: 0, expected: `at most ${largest} bytes`, found: "more" });
  const places = new LineCounter();
  // "failsafe": every scalar is the text that was written.
  const documents = parseAllDocuments(text, {
    schema: "failsafe",
    lineCounter: places,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const at = (offset: number): [number, number] => {
    const { line, col } = places.linePos(offset);
    return [line, col];
  };
  const fail = (offset: number, expected: string, found: string): never => {
    const [line, column] = at(offset);
    throw new NotATree({ line, column, expected, found });
  };
  const document = documents[0] as Document.Parsed | undefined;
  if (!document) throw new NotATree({ line: 0, column: 0, expected: "YAML", found: "an empty file" });
  const problem = document.errors[0];
  if (problem) fail(problem.pos[0], "YAML", problem.message);
  const second = documents[1] as Document.Parsed | undefined;
  if (second) fail(second.range[0], "one YAML document", "a second");

  const written = (value: string, offset: number): string => {
    const sign = obeyed.exec(value)?.[0];
    if (sign !== undefined)
      fail(
        offset,
        "text without control characters",
        `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`,
      );
    return value;
  };
  const tree = (node: Node | null, gap: number, key: [number, number], level: number): Tree => {
    if (node === null) return [...at(gap), ...key, null];
    const start = node.range?.[0] ?? gap;
    if (isAlias(node)) fail(start, "each value written out", "an alias (*)");
    if ("anchor" in node && node.anchor) fail(start, "each value written out", "an anchor (&)");
    if (level > mostLevels) fail(start, `at most ${mostLevels} levels`, "more");
    if (isScalar(node)) {
      const value = typeof node.value === "string" ? node.value : (node.source ?? "");
      const blank = (node.type === "PLAIN" || node.type === undefined) && nothing.has(value);
      return [...at(start), ...key, blank ? null : written(value, start)];
    }
    if (isSeq(node))
      return [...at(start), ...key, node.items.map((item) => tree(item as Node | null, start, [0, 0], level + 1))];
    const held: { [key: string]: Tree } = {};
    if (isMap(node))
      for (const pair of node.items) {
        const name = pair.key as Node | null;
        const offset = name?.range?.[0] ?? start;
        if (!name || !isScalar(name)) return fail(offset, "a word as key", "something else");
        const word = written(String(name.value ?? ""), offset);
        if (Object.hasOwn(held, word)) fail(offset, "each key once", `a second '${word}'`);
        const from = at(offset);
        const value = tree(pair.value as Node | null, name.range?.[2] ?? offset, from, level + 1);
        Object.defineProperty(held, word, { value, enumerable: true });
      }
    return [...at(start), ...key, held];
  };
  return tree(document.contents, 0, [0, 0], 1);
}
