import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NotATree, treeOf, type Tree } from "../../src/workbench/yaml_tree";

const at = (path: string) => new URL(path, import.meta.url);
const read = (path: string) => readFileSync(at(path), "utf8");

/** The first place where two trees part. */
function parted(ours: Tree, theirs: Tree, path = ""): string | null {
  const places = (t: Tree) => t.slice(0, 4).join(" ");
  const [a, b] = [ours[4], theirs[4]];
  if (a === null || b === null || typeof a === "string" || typeof b === "string")
    return a === b && (a === null || places(ours) === places(theirs))
      ? null
      : `${path}: ${JSON.stringify(ours).slice(0, 200)} / ${JSON.stringify(theirs).slice(0, 200)}`;
  if (places(ours) !== places(theirs)) return `${path}: ${places(ours)} / ${places(theirs)}`;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.join() !== others.join()) return `${path}: ${keys.join()} / ${others.join()}`;
  for (const key of keys) {
    const found = parted((a as Record<string, Tree>)[key]!, (b as Record<string, Tree>)[key]!, `${path}.${key}`);
    if (found) return found;
  }
  return null;
}
const faultOf = (text: string) => {
  try {
    treeOf(text);
  } catch (error) {
    if (error instanceof NotATree) return `${error.fault.line}:${error.fault.column} ${error.message}`;
    throw error;
  }
  return null;
};

describe("a scenario's text as a tree", () => {
  it("is the program's tree, place by place", () => {
    const { root } = (JSON.parse(read("../fixtures/us-china-2018.json")) as { tree: { root: Tree } }).tree;
    // What the program adds from its tables.
    delete (root[4] as Record<string, Tree>)["listed-products"];
    expect(parted(treeOf(read("../../../scenarios/us-china-2018/scenario.yaml")), root)).toBeNull();
  });

  it("takes nothing for blank but what is written so", () => {
    const root = treeOf('a:\nb: ~\nc: "null"\nd: NULL\ne: no\nf: 0x10\n')[4] as Record<string, Tree>;
    expect(Object.values(root).map((each) => each[4])).toEqual([null, null, "null", null, "no", "0x10"]);
  });

  it("keeps a key that objects have of themselves", () => {
    expect(Object.keys(treeOf("__proto__: 1\nconstructor: 2\n")[4] as object)).toEqual(["__proto__", "constructor"]);
  });

  it("refuses what the program refuses, at its place", () => {
    expect(faultOf("")).toContain("an empty file");
    expect(faultOf("a: 1\nb: 2\na: 3\n")).toBe("3:1 expected each key once, found a second 'a'");
    expect(faultOf("a: &x 1\nb: *x\n")).toContain("an anchor");
    expect(faultOf("b: *x\n")).not.toBeNull();
    expect(faultOf("a: 1\n---\nb: 2\n")).toContain("one YAML document");
    expect(faultOf("a: [1, 2\nb: 3\n")).toMatch(/^[12]:/);
    expect(faultOf('a: "x\\u202ey"\n')).toContain("U+202E");
    expect(faultOf("[a, b]: 1\n")).toContain("a word as key");
    expect(faultOf(`a: ${"[".repeat(120)}${"]".repeat(120)}\n`)).toContain("levels");
  });
});
