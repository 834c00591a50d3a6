// Whether documents follow docs/schema.
import { readFileSync, readdirSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const folder = new URL("../../../docs/schema/", import.meta.url);
const ajv = new Ajv.default({ strict: false, validateFormats: false });
for (const file of readdirSync(folder)) ajv.addSchema(JSON.parse(readFileSync(new URL(file, folder), "utf8")));

/** The first thing in which `value` breaks a schema, "study" or "engine#/$defs/set_answer"; null when it follows it. */
export function schemaProblem(name, value) {
  const [document, part = ""] = name.split("#");
  const check = ajv.getSchema(`parley/${document}/1${part && `#${part}`}`);
  if (!check) throw new Error(`no schema ${name}`);
  if (check(value)) return null;
  const { instancePath, message, params } = check.errors[0];
  return `${instancePath || "/"} ${message} ${JSON.stringify(params)}`;
}
