// The workbench's engine against the program: the same draft, the same faults, the same brief.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { treeOf } from "../../src/workbench/yaml_tree";

const program = process.env.PARLEY_PROGRAM!;
const folder = mkdtempSync(join(tmpdir(), "parley-workbench-"));
const report = `NEW DELHI: India said on Friday that it would impose duties of 15 percent on American almonds and apples worth $800 million unless Washington lifts its tariff on steel.

The United States demanded that India cut its duty on motorcycles. A senior Indian official said New Delhi was not ready to discuss its dairy market.

Indian officials offered to buy $5 billion of American natural gas a year. Washington believes that India will come to terms before the elections.
`;

/** The bundled lists, a list of one's own, and the duties of the bundled table on a day. */
const beside = (name: string) => readFileSync(new URL(`../support/lists/${name}`, import.meta.url), "utf8");
const withLists = beside("scenario.yaml");
const ours = beside("ours.csv");

type Ask = (request: object | string) => any;
let ask: Ask;
let yaml = "";
const scenario = (text: string) => ({
  file: join(folder, "dispute", "scenario.yaml"),
  id: "dispute",
  text,
  root: treeOf(text),
});
const faultsOf = (text: string): string[] => {
  writeFileSync(join(folder, "faulty.yaml"), text);
  const { stderr } = spawnSync(program, ["check", join(folder, "faulty.yaml")], { encoding: "utf8" });
  return stderr
    .split("\n")
    .map((line) => /faulty\.yaml:(\d+)(?::\d+)?: (expected .*)$/.exec(line))
    .filter((found) => found !== null)
    .map((found) => `${found[1]}: ${found[2]}`);
};

beforeAll(async () => {
  if (!process.env.PARLEY_WORKBENCH) return;
  const page = join(folder, "workbench.html");
  execFileSync(program, ["workbench", "-o", page]);
  const { deskOf } = (await import("../support/desk.mjs" as string)) as {
    deskOf: (file: string, script: string) => Promise<Ask>;
  };
  ask = await deskOf(page, process.env.PARLEY_WORKBENCH!);
  writeFileSync(join(folder, "report.txt"), report);
  const text = join(folder, "report.txt");
  execFileSync(program, ["draft", text, "--published", "2026-01-30", "-o", join(folder, "dispute")]);
  yaml = readFileSync(join(folder, "dispute", "scenario.yaml"), "utf8");
}, 60_000);

/** Every number to 1e-9 of its size, texts as they are; the course, which stops where its shares do not move any more, to 1e-6. */
function parted(ours: any, theirs: any, path: string): string[] {
  if (typeof ours === "number" && typeof theirs === "number")
    return Math.abs(ours - theirs) <= (path.startsWith(".course") ? 1e-6 : 1e-9) * Math.max(1, Math.abs(theirs))
      ? []
      : [`${path}: ${ours} / ${theirs}`];
  if (ours === null || theirs === null || typeof ours !== "object" || typeof theirs !== "object")
    return ours === theirs ? [] : [`${path}: ${JSON.stringify(ours)} / ${JSON.stringify(theirs)}`];
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((key) =>
    parted(ours[key], theirs[key], `${path}.${key}`),
  );
}

/** As the program prints it. Past disputes are in the program alone; sentences and what is left out speak of them. */
function sameBrief(ours: any, dispute: string, ...options: string[]): void {
  const written = execFileSync(program, ["brief", dispute, "--json", ...options], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const theirs = JSON.parse(written);
  for (const part of ["precedents", "left_out", "highlights", "findings"])
    for (const brief of [ours, theirs]) delete brief[part];
  expect(parted(ours, theirs, "").slice(0, 20)).toEqual([]);
}

describe.skipIf(!process.env.PARLEY_WORKBENCH)("the workbench's engine and the program", () => {
  it("draft the same file of a text", () => {
    const drafted = ask({ do: "draft", text: report, published: "2026-01-30", world: "world-2022", title: "" });
    expect(drafted.yaml).toBe(yaml);
    expect([drafted.read, drafted.placed]).toEqual([6, 6]);
  });

  it("find the same faults, all of them", () => {
    const faulty = yaml
      .replace("parley: 2", "parley: 2\ncolour: red")
      .replace(/says: threat/, "says: treat")
      .replace("C29", "C291");
    const { faults } = ask({ do: "check", ...scenario(faulty), source: "" });
    const ours = faults.map((f: any) => `${f.line}: expected ${f.expected}, found ${f.found}`);
    expect(ours.length).toBeGreaterThan(1);
    expect(ours).toEqual(faultsOf(faulty));
    expect(ask({ do: "check", ...scenario(yaml), source: report })).toMatchObject({
      faults: [],
      all: true,
      unsound: [],
    });
    expect(ask({ do: "check", ...scenario(yaml), source: "Something else." }).unsound.length).toBeGreaterThan(0);
  }, 60_000);

  it("write the same brief", () => {
    const { brief } = ask({ do: "brief", ...scenario(yaml), source: report });
    sameBrief(brief, join(folder, "dispute"), "--source", join(folder, "report.txt"));
  }, 300_000);

  it("write the same brief of lists of products and of duties by date", () => {
    const lists = fileURLToPath(new URL("../support/lists", import.meta.url));
    const file = { ...scenario(withLists), file: join(lists, "scenario.yaml"), id: "lists", source: "" };
    const { brief } = ask({ do: "brief", ...file, lists: { "ours.csv": ours } });
    const carried = (name: string) => JSON.stringify(brief.tree.root[4][name] ?? null);
    expect(carried("listed-products")).toContain("us-301-4b");
    expect(carried("duties-in-force")).toContain("USA CHN");
    sameBrief(brief, lists);
  }, 300_000);

  it("point to the line of a list that is not there, and to the line in one that is wrong", () => {
    const faults = (lists: object, text = withLists) =>
      ask({ do: "check", ...scenario(text), lists, source: "" }).faults as Record<string, unknown>[];
    const lineOf = (words: string) => withLists.split("\n").findIndex((line) => line.includes(words)) + 1;
    expect(faults({})).toMatchObject([{ line: lineOf("ours.csv"), file: "", found: "'ours.csv', which is not there" }]);
    expect(faults({ "ours.csv": ours.replace("870323", "87032") })).toMatchObject([{ line: 3, file: "ours.csv" }]);
    expect(faults({ "ours.csv": ours })).toEqual([]);
    expect(faults({ "ours.csv": ours }, withLists.replace("us-301-4b", "us-301-4c"))).toMatchObject([
      { line: lineOf("us-301-4b"), file: "" },
    ]);
    expect(faults({ "ours.csv": ours }, withLists.replace("day: 2019", "day: 1919"))[0]).toMatchObject({ line: 3 });
  }, 60_000);

  it("refuse what is not to be had, in one line", () => {
    const refused = (request: object | string) => ask(request).message as string;
    expect(refused("{")).toBeTruthy();
    expect(refused({ do: "sell" })).toContain("new, draft, check or brief");
    expect(refused({ do: "draft", text: "India", world: "world-1999" })).toContain("world-2017, world-2022");
    expect(refused({ do: "draft", text: 7 })).toContain("a text");
    expect(refused({ do: "new", parties: 9 })).toContain("2 to 8");
    expect(refused({ do: "check" })).toContain("the tree of a file");
    expect(ask({ do: "check", ...scenario(withLists), lists: 7, source: "" }).faults[0].expected).toContain("texts");
  }, 60_000);
});
