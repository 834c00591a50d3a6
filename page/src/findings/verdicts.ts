// Who would move alone from a state, and who stays and why: those who stay for one reason stand in one sentence, as in the
// program's text. Told by the test that counts answers which are good for those who give them.
import type { Standoff, Verdict } from "../data/types";
import { atStart, inSentence, series } from "./english";

/** Reasons of many, as the program writes them of one. */
const alike: [one: string, several: string][] = [
  ["stays: it likes nothing better that it can move to", "stay: they like nothing better that they can move to"],
  ["stays: it has no move of its own", "stay: they have no move of their own"],
];

/** Movers first, each with where to; then who stays. Without verdicts by that test those of the first. */
export function whoMoves(verdicts: readonly Verdict[], parties: Standoff["parties"]): string[] {
  const test = verdicts.some((v) => v.concept === "SEQ") ? "SEQ" : verdicts[0]?.concept;
  const of = verdicts.filter((v) => v.concept === test);
  const nameOf = (id: string) => inSentence(parties.find((p) => p.id === id)?.name ?? id);
  const told = alike.map(([one, several]) => {
    const who = of.filter((v) => v.words.endsWith(one)).map((v) => nameOf(v.party));
    return who.length === 0 ? null : atStart(`${series(who)} ${who.length > 1 ? several : one}`);
  });
  const others = of.filter((v) => !alike.some(([one]) => v.words.endsWith(one)));
  const moves = others.filter((v) => !v.stable);
  return [...moves, ...others.filter((v) => v.stable)].map((v) => v.words).concat(told.filter((t) => t !== null));
}
