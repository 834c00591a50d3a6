import { readFileSync } from "node:fs";
import { decodeBrief } from "../../src/data/decode";
import type { Brief, GivingIn } from "../../src/data/types";

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
export const text = read("us-china-2018.json");
export const conflictText = read("elmira-1993.json");
export const levelsText = read("us-china-2018.levels.json");
/** Who gives in, as the program wrote it of the talks of May 2018 while their no deal was the outcome answered in kind. */
export const givingIn = () => JSON.parse(read("giving-in.json")) as GivingIn;
/** The talks of May 2018 with that in their standoff. */
export const briefOfAttrition = (): Brief => {
  const of = brief();
  return { ...of, standoff: { ...of.standoff!, giving_in: givingIn() } };
};
/** The talks of May 2018 as the program wrote them. */
export const brief = () => decodeBrief(text).brief;
