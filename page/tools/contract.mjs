// Types of the documents from their schemas, then: is each of them one that the page can read? npm run contract
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const out = path("../tests/contract/generated");
/** Schema, and the page's type that must be able to hold what it allows. */
const documents = [
  ["study-1", "Study"], ["deals-1", "Deals"], ["standoff-1", "Standoff"], ["talks-1", "Talks"], ["forecast-1", "Forecast"],
  ["attribute-1", "Attribution"], ["conflict-1", "Conflict"], ["brief-1", "Brief"],
];

/** `if … then {required}`: the page reads documents that are done, so what is required then is required. */
function whenDone(schema) {
  if (schema && typeof schema === "object" && !Array.isArray(schema)) {
    const then = schema.then;
    if (then?.required && schema.if) schema.required = [...new Set([...(schema.required ?? []), ...then.required])];
    for (const key of ["if", "then", "else"]) if (key === "then" || key === "if" || key === "else") delete schema[key];
    if (schema.items && (schema.minItems || schema.maxItems)) {
      // A pair of numbers may stay a pair; long tuples would only be noise.
      if (!(schema.minItems === schema.maxItems && schema.maxItems <= 3)) { delete schema.minItems; delete schema.maxItems; }
    }
    if (schema.properties && schema.oneOf?.every((o) => Object.keys(o).every((k) => k === "required" || k === "not"))) delete schema.oneOf;
    if (schema.$defs) { schema.definitions = schema.$defs; delete schema.$defs; }
    if (typeof schema.$ref === "string") schema.$ref = schema.$ref.replace("#/$defs/", "#/definitions/");
    Object.values(schema).forEach(whenDone);
  } else if (Array.isArray(schema)) schema.forEach(whenDone);
  return schema;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
/** What an attribution of a balance has; one of a real income, which no brief holds, lacks some of it. */
const whole = "type Whole<T> = T extends (infer E)[] ? Whole<E>[] : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;";
const lines = [whole, 'import type * as page from "../../../src/data/types";'];
for (const [name, type] of documents) {
  const file = path(`../../docs/schema/${name}.schema.json`);
  if (!existsSync(file)) {
    console.log(`no docs/schema/${name}.schema.json yet: not compared`);
    continue;
  }
  const schema = whenDone(JSON.parse(readFileSync(file, "utf8")));
  schema.title = type;
  delete schema.$id;
  writeFileSync(`${out}/${name}.ts`, await compile(schema, type, { bannerComment: "", additionalProperties: false, format: false }));
  lines.push(`import type * as ${name.replace("-", "_")} from "./${name}";`);
  lines.push(`export const ${type}: page.${type} = null as unknown as ${name === "attribute-1" ? "Whole<" : ""}${name.replace("-", "_")}.${type}${name === "attribute-1" ? ">" : ""};`);
}
writeFileSync(`${out}/check.ts`, lines.join("\n") + "\n");
writeFileSync(`${out}/tsconfig.json`, JSON.stringify({ extends: "../../../tsconfig.json", include: ["./check.ts"], compilerOptions: { types: [] } }));
try {
  execFileSync(path("../node_modules/.bin/tsc"), ["-p", `${out}/tsconfig.json`], { stdio: "inherit" });
  console.log("every document is one that the page reads");
} catch {
  process.exit(1);
}
