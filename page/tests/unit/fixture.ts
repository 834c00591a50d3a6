import { readFileSync } from "node:fs";
import { decodeBrief } from "../../src/data/decode";

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
export const text = read("us-china-2018.json");
export const conflictText = read("elmira-1993.json");
export const levelsText = read("us-china-2018.levels.json");
/** The talks of May 2018 as the program wrote them. */
export const brief = () => decodeBrief(text).brief;
