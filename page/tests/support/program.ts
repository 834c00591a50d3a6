// What the program prints for what is set on a page: its documents, and an outcome of any levels.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Levels, Study } from "../../src/data/types";
import type { Numbers } from "../../src/engine/protocol";
import { documentOf, pricedIn, type DocumentName, type Priced } from "../../src/state/results";

const program = process.env.PARLEY_PROGRAM!;

/** What the program prints; kept for the next run in PARLEY_ANSWERS, a folder of this very program's, where that is set. */
function answerOf(command: string[], known = command.join(" ")): string {
  const kept = process.env.PARLEY_ANSWERS;
  const file = kept && join(kept, `${createHash("sha256").update(known).digest("hex")}.json`);
  if (file && existsSync(file)) return readFileSync(file, "utf8");
  const answer = execFileSync(program, command, { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] }).toString();
  if (file) writeFileSync(file, answer);
  return answer;
}

/** `--set` in full digits: a slider stops where no decimal ends. */
const words = (numbers: Numbers["numbers"], units: Record<string, string>) =>
  Object.entries(numbers).map(([id, value]) => {
    const rate = units[id] === "rate" || units[id] === "share";
    return `--set=${id}=${rate ? Number((100 * value).toPrecision(15)) : value} points`;
  });

/** `folder` is for copies of the scenario that name the outcomes that are asked for; `units` are those of its levers. */
export function programOf(scenario: string, folder: string, units: Record<string, string>) {
  const printed = new Map<string, Record<string, unknown>>();
  const outcomes = new Map<string, Priced | null>();
  const from = fileURLToPath(new URL(`../../../scenarios/${scenario}`, import.meta.url));
  const written = readFileSync(join(from, "scenario.yaml"), "utf8");

  // The commands that price outcomes refuse wants: they move no price.
  const settable = (name: DocumentName, { numbers }: Numbers) =>
    Object.fromEntries(Object.entries(numbers).filter(([id]) => name !== "study" || !id.startsWith("wants.")));
  const source = ({ elasticities }: Numbers) => (elasticities ? ["--elasticities", elasticities] : []);

  /** Null where the scenario has none. */
  function document(name: DocumentName, of: Numbers): unknown {
    const key = JSON.stringify([of.numbers, of.elasticities]);
    const known = printed.get(key) ?? printed.set(key, {}).get(key)!;
    return (known[name] ??= (() => {
      const command = [name === "study" ? "solve" : name, scenario, ...words(settable(name, of), units), "--json"];
      const asWritten = Object.keys(of.numbers).length === 0 && !of.elasticities;
      if ((name === "study" || name === "deals") && !asWritten) command.push("--ranges", "none");
      return documentOf(name, JSON.parse(answerOf([...command, ...source(of)])));
    })());
  }

  /** Of a scenario that names it. Null where there is none: a duty to one's own advantage beside a target, say. */
  function outcome(of: Numbers, levels: Levels): Priced | null {
    const named = `{label: "Asked for", levels: {${Object.entries(levels)
      .map(([issue, level]) => `${issue}: ${level}`)
      .join(", ")}}}`;
    const set = [...words(settable("study", of), units), ...source(of)];
    const key = JSON.stringify([set, named]);
    const known = outcomes.get(key);
    if (known !== undefined) return known;
    const copy = join(folder, scenario);
    if (!existsSync(copy)) cpSync(from, copy, { recursive: true });
    // The first outcome that is named is the status quo.
    writeFileSync(join(copy, "scenario.yaml"), written.replace(/^outcomes:\n.*\n/m, `$&  asked-for: ${named}\n`));
    const command = ["solve", copy, "--outcome", "asked-for", "--ranges", "none", "--json", ...set];
    let found: Priced | null = null;
    try {
      const study = documentOf<Study>("study", JSON.parse(answerOf(command, `${scenario} ${key}`)))!;
      found = pricedIn({ key: "", study, outcomes: {} }, study.outcomes[0]!.levels);
    } catch (error) {
      // What cannot be used is refused by 3, what does not settle by 4.
      if (![3, 4].includes((error as { status?: number }).status ?? 0)) throw error;
    }
    outcomes.set(key, found);
    return found;
  }

  return { document, outcome, settings: printed, outcomes };
}
