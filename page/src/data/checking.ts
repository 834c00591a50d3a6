// Checks of parts of JSON: what is not as it should be is named by its path.
export type Check = (value: unknown, path: string) => void;

export class WrongData extends Error {}

const kind = (value: unknown) => (value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`);
export const wrong = (path: string, expected: string, value: unknown): never => {
  throw new WrongData(`${path}: expected ${expected}, found ${kind(value)}`);
};

export const text: Check = (v, path) => void (typeof v === "string" || wrong(path, "a string", v));
export const number: Check = (v, path) =>
  void ((typeof v === "number" && Number.isFinite(v)) || wrong(path, "a number", v));
export const integer: Check = (v, path) => void (Number.isSafeInteger(v) || wrong(path, "an integer", v));
export const truth: Check = (v, path) => void (typeof v === "boolean" || wrong(path, "true or false", v));
export const maybe =
  (check: Check): Check =>
  (v, path) =>
    void (v === null || v === undefined || check(v, path));
export const list =
  (check: Check): Check =>
  (v, path) => {
    if (!Array.isArray(v)) return wrong(path, "a list", v);
    v.forEach((each, k) => check(each, `${path}[${k}]`));
  };
export const record =
  (check: Check): Check =>
  (v, path) => {
    if (typeof v !== "object" || v === null || Array.isArray(v)) return wrong(path, "an object", v);
    for (const [key, each] of Object.entries(v)) check(each, `${path}.${key}`);
  };
export const shape =
  (fields: Record<string, Check>): Check =>
  (v, path) => {
    if (typeof v !== "object" || v === null || Array.isArray(v)) return wrong(path, "an object", v);
    for (const [key, check] of Object.entries(fields)) check((v as Record<string, unknown>)[key], `${path}.${key}`);
  };
