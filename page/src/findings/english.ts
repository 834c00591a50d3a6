// Numbers and names for sentences that are put together in English, whatever the page speaks.
import * as format from "../format";
import { inEnglish } from "../words/language.svelte";

const english =
  <A extends unknown[], R>(make: (...of: A) => R) =>
  (...of: A): R =>
    inEnglish(() => make(...of));

export const bn = english(format.bn);
export const chance = english(format.chance);
export const count = english(format.count);
export const dayInWords = english(format.dayInWords);
export const fixed = english(format.fixed);
export const moneyFor = english(format.moneyFor);
export const pct = english(format.pct);
export const points = english(format.points);
export const shortBy = english(format.shortBy);
export const signed = english(format.signed);
export const signedBn = english(format.signedBn);
export const signedPct = english(format.signedPct);
export const significant = english(format.significant);
export const { atStart, inSentence, places, series } = format;
