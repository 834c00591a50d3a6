// Loads the engine and the world as a page does, asks for everything, and compares with what the program printed.
// node engine_check.mjs FOLDER, which holds engine.js, engine.wasm, world.bin, tree.json, and
// study.json, deals.json, standoff.json, talks.json and forecast.json (100 draws) of the program.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

const folder = resolve(process.argv[2]);
const read = (name) => readFileSync(`${folder}/${name}`);
const json = (name) => JSON.parse(read(name));
globalThis.self ??= { location: { href: "" } }; // what a worker has
const start = performance.now();
const { default: createEngine } = await import(pathToFileURL(`${folder}/engine.js`));
const engine = await createEngine({ wasmBinary: read("engine.wasm") });
const loaded = performance.now();

function give(bytes) {
  const at = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, at);
  return at;
}
function open(world, tree) {
  const a = give(world), b = give(tree);
  const done = engine._parley_open(a, world.length, b, tree.length);
  engine._free(a);
  engine._free(b);
  return done === 0 ? "" : JSON.parse(engine.UTF8ToString(engine._parley_answer())).message;
}
const encoder = new TextEncoder();
// Every answer says the settings that it is of: those last set, and by a set that is refused those before it. They are
// checked here and left out of what is compared with the program's documents, which have none.
let settings; // undefined until an engine is open
function ask(request) {
  const bytes = encoder.encode(JSON.stringify(request));
  const at = give(bytes);
  const { settings: of, ...answer } = JSON.parse(engine.UTF8ToString(engine._parley_call(at, bytes.length)));
  engine._free(at);
  if (request.do === "set" && answer.status === "ok")
    settings = {
      numbers: request.numbers ?? {},
      elasticities: request.elasticities ?? null,
      closure: request.closure ?? "fixed",
    };
  if (!isDeepStrictEqual(of, settings))
    throw new Error(`${request.do}: of ${JSON.stringify(of)}, and set is ${JSON.stringify(settings)}`);
  return answer;
}
function done(request) {
  const answer = ask(request);
  if (answer.status === "error") throw new Error(`${request.do}: ${answer.message}`);
  return answer;
}
function refused(request, words) {
  const answer = ask(request);
  if (answer.status !== "error" || !answer.message.includes(words))
    throw new Error(`${JSON.stringify(request)} should be refused with '${words}', not ${JSON.stringify(answer).slice(0, 200)}`);
}

// Numbers to 1e-6 of their unit, money to 1e-6 of a billion, or 1e-9 of their size where that is more; all else the
// same. (A solve stops at gaps of 1e-10: of an income of 20,000 bn USD that is 2e-6 bn.) What counts the work done, and
// the largest gap that was left, may differ.
const apart = new Set(["passes", "max_residual", "condition_residual", "worst_equation", "gap_pct", "residual"]);
let largest = 0, compared = 0;
function same(ours, theirs, where) {
  if (typeof theirs === "number" && typeof ours === "number") {
    const gap = Math.abs(ours - theirs);
    const unit = where.includes("usd_m") ? 1e3 : 1;
    if (!(gap <= Math.max(1e-6 * unit, 1e-9 * Math.abs(theirs)))) throw new Error(`${where}: ${ours}, and the program says ${theirs}`);
    largest = Math.max(largest, gap / Math.max(unit, Math.abs(theirs)));
    compared += 1;
    return;
  }
  if (theirs === null || typeof theirs !== "object" || ours === null || typeof ours !== "object") {
    if (ours !== theirs) throw new Error(`${where}: ${JSON.stringify(ours)}, and the program says ${JSON.stringify(theirs)}`);
    return;
  }
  // Trade after the change, ranges over sources, what conclusions rest on, and what stands before a forecast's lenses are
  // the command line's alone.
  const alone = ["trade", "ranges", "conclusions", "refused", "precedents", "chances", "course"];
  const shared = (of) => Object.keys(of).filter((key) => !alone.includes(key));
  const keys = shared(theirs);
  if (keys.join() !== shared(ours).join()) throw new Error(`${where}: keys ${shared(ours)} and ${keys}`);
  for (const key of keys) if (!apart.has(key)) same(ours[key], theirs[key], `${where}.${key}`);
}
const times = [];
function timed(what, work) {
  const from = performance.now();
  const result = work();
  times.push(`${what} ${(performance.now() - from).toFixed(0)} ms`);
  return result;
}

const world = read("world.bin"), tree = read("tree.json");
const broken = Uint8Array.from(world);
broken[world.length >> 1] ^= 1;
if (open(broken, tree) === "") throw new Error("a world with a flipped bit was opened");
if (open(world, encoder.encode("{}")) === "") throw new Error("no tree was opened");
refused({ do: "set" }, "an open world");
const problem = timed("open", () => open(world, tree));
if (problem) throw new Error(problem);
settings = { numbers: {}, elasticities: null, closure: "fixed" };

const study = json("study.json");
const set = timed("set", () => done({ do: "set", numbers: {}, elasticities: null, closure: "fixed" }));
refused({ do: "deals" }, `${set.equilibria} equilibria are not priced`);
refused({ do: "dance" }, "dance");
refused({ do: "outcome", levels: { tariffs: "sky-high" } }, "a level of tariffs");
refused({ do: "outcome", levels: { purchases: "both" } }, "Controls");
refused({ do: "set", numbers: { duty_rats: 0.1 } }, "the name of a number");
refused({ do: "set", numbers: { "parties.usa.patience": -1 } }, "a discount rate above zero");

// One outcome, as the levers ask for it: without the exact decomposition, and with it.
const named = study.outcomes.find((each) => each.id === "answered-in-kind");
const quick = timed("one outcome", () => done({ do: "outcome", levels: named.levels, decomposed: false }));
const whole = timed("with its decomposition", () => done({ do: "outcome", levels: named.levels, id: named.id, label: named.label }));
const theirs = study.equilibria[named.equilibrium];
same({ ...whole.outcome, equilibrium: named.equilibrium }, named, "outcome");
same(whole.equilibrium, theirs, "equilibrium");
quick.equilibrium.economies.forEach((each, n) => {
  for (const key of ["welfare_pct", "welfare_usd_m", "real_wage_pct", "duty_revenue_usd_m"]) same(each[key], theirs.economies[n][key], key);
});
study.outcomes.forEach((each, index) => {
  const ours = done({ do: "named", index });
  same(ours.outcome, each, each.id);
  same(ours.equilibrium, study.equilibria[each.equilibrium], each.id);
});
same(timed("named, already solved", () => done({ do: "named" })), study, "study");
// Hats to 1e-9: percent is a hundred times the hat.
let hats = 0;
done({ do: "named" }).equilibria.forEach((each, k) =>
  each.economies?.forEach((economy, n) => {
    for (const key of ["welfare_pct", "real_wage_pct", "consumer_price_pct"])
      hats = Math.max(hats, Math.abs(economy[key] - study.equilibria[k].economies[n][key]) / 100);
  }));
if (!(hats <= 1e-9)) throw new Error(`a hat differs from the program's by ${hats}`);

// All equilibria in slices; a third of them handed over as another worker would.
const slices = [];
timed(`all ${set.equilibria} equilibria`, () => {
  for (let from = 0; from < set.equilibria; from += 8) {
    const slice = done({ do: "price", from, to: Math.min(from + 8, set.equilibria) });
    slices.push(slice);
  }
});
refused({ do: "price", from: 0, to: set.equilibria + 1 }, "from and to");
const deals = timed("deals", () => done({ do: "deals" }));
same(deals, json("deals.json"), "deals");
const standoff = timed("standoff", () => done({ do: "standoff" }));
same(standoff, json("standoff.json"), "standoff");
const patient = timed("standoff, other patience", () => done({ do: "standoff", patience: { china: 0.2 } }));
// Where nobody can be said to give in first, patience moves nothing.
if (!standoff.giving_in.sides) same(patient, standoff, "standoff of which attrition says nothing");
else if (patient.giving_in.sides[1].discount_rate === standoff.giving_in.sides[1].discount_rate) throw new Error("patience does nothing");
same(done({ do: "standoff" }), standoff, "standoff again");
same(timed("talks", () => done({ do: "talks" })), json("talks.json"), "talks");
same(timed("forecast of 100 draws", () => done({ do: "forecast", draws: 100 })), json("forecast.json"), "forecast");

// What others priced, in a scenario set anew.
const worth = { "payoffs.usa.1.weight": 0.2 };
const kept = done({ do: "set", numbers: worth });
if (kept.priced !== set.equilibria) throw new Error("a weight made equilibria be forgotten");
const dearer = done({ do: "set", numbers: { duty_rate: 0.1 } });
if (dearer.priced !== 0) throw new Error("equilibria at another duty were kept");
const back = timed("set back", () => done({ do: "set", numbers: {} }));
if (back.priced !== 0) throw new Error("equilibria at another duty were kept");
for (const slice of slices) done({ do: "give", from: slice.from, prices: slice.prices });
same(done({ do: "deals" }), deals, "deals from prices given");
done({ do: "set", numbers: { "issues.tariffs.levels.threat.measures.1.covers": 100000 } }); // one that cites a source
const milder = done({ do: "set", numbers: { duty_rate: 0.1 } }) && done({ do: "named", index: 1 });
const before = study.equilibria[study.outcomes[1].equilibrium].economies.find((each) => each.code === "CHN").welfare_pct;
const now = milder.equilibrium.economies.find((each) => each.code === "CHN").welfare_pct;
if (!(before < now && now < 0)) throw new Error(`a duty of 10 points costs China ${now} %, one of 25 ${before} %`);
same(done({ do: "set", numbers: {}, closure: "balanced" }).equilibria, set.equilibria, "balanced");
if (done({ do: "named", index: 1 }).equilibrium.closure !== "balanced") throw new Error("the closure is not the one set");

console.log(`engine: loaded in ${(loaded - start).toFixed(0)} ms; ${times.join(", ")}`);
console.log(`engine: ${compared} numbers as the program's, largest relative gap ${largest.toExponential(0)}, of hats ${hats.toExponential(0)}; ` +
  `memory ${(engine.HEAPU8.length / 1048576).toFixed(0)} MB`);
