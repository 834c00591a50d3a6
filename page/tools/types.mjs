// Types of what the page reads, from the schemas of docs/schema: npm run types writes src/data/generated, which is not kept.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const out = path("../src/data/generated");
/** Schema, and the type of the whole document. */
const documents = [
  ["brief", "BriefData"],
  ["study", "Study"],
  ["deals", "Deals"],
  ["standoff", "Standoff"],
  ["talks", "Talks"],
  ["forecast", "Forecast"],
  ["attribute", "Attribution"],
  ["precedents", "Precedents"],
  ["course", "Course"],
  ["conflict", "Conflict"],
  ["engine", "Engine"],
];

/** A schema as the compiler takes it, of documents that are done: `if` it converged, `then` that is required. */
function plain(schema) {
  if (Array.isArray(schema)) return schema.map(plain);
  if (schema === null || typeof schema !== "object") return schema;
  // Beside a reference stand only words and patterns.
  if (typeof schema.$ref === "string")
    return { $ref: schema.$ref.replace(/^\.\.\/(\w+)\/1/, "$1.json").replace("#/$defs/", "#/definitions/") };
  const result = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "if" || key === "then" || key === "else" || key === "$id") continue;
    // Definitions go by their keys.
    if (key === "title" && typeof value === "string") continue;
    // Pairs and triples stay what they are; a long tuple says no more than a list.
    if ((key === "minItems" || key === "maxItems") && !(schema.minItems === schema.maxItems && schema.maxItems <= 3))
      continue;
    // Which members go together is for those who write.
    if (key === "oneOf" && schema.properties && value.every((each) => Object.keys(each).join() === "required"))
      continue;
    if (key === "properties")
      // Names of members, one of which is called "then".
      result.properties = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
    else if (key === "$defs") result.definitions = plain(value);
    else result[key] = plain(value);
  }
  if (schema.then?.required) result.required = [...new Set([...(schema.required ?? []), ...schema.then.required])];
  return result;
}

const folder = mkdtempSync(join(tmpdir(), "parley-types-"));
for (const [name, title] of documents) {
  const schema = JSON.parse(readFileSync(path(`../../docs/schema/${name}-1.schema.json`), "utf8"));
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...plain(schema), title }));
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [name, title] of documents) {
  const schema = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  const text = await compile(schema, title, {
    cwd: `${folder}/`,
    additionalProperties: false,
    format: false,
    unreachableDefinitions: true,
    bannerComment: `// From docs/schema/${name}-1.schema.json by tools/types.mjs.`,
  });
  writeFileSync(join(out, `${name}.ts`), text);
}
rmSync(folder, { recursive: true });
