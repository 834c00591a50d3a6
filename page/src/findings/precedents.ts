// Past disputes like this one in words: a row for each, and how often what is asked happened.
import type { Precedents } from "../data/types";

type Answer = boolean | null;
const said = (answer: Answer | undefined) => (answer == null ? "not known" : answer ? "yes" : "no");

const demandMet = (answers: Record<string, Answer>) =>
  answers["in-part"] == null ? "not known" : !answers["in-part"] ? "no" : answers["in-full"] ? "in full" : "in part";

/** The most alike first, as they are given. */
export function precedentRows(of: Precedents): string[][] {
  return of.precedents.map((each) => {
    const answers = each.answers as Record<string, Answer>;
    return [
      each.later ? `${each.title} (later than this one)` : each.title,
      `${each.alike_in} of ${each.known}`,
      said(answers["carried-out-6"]),
      said(answers["signed-6"]),
      demandMet(answers),
    ];
  });
}

type Share = Precedents["rates"][number]["before"];
const percent = (share: number) => (100 * share).toFixed(0);

/** "12 of 21, 57 % (36 to 76)" */
export function shareWords(share: Share): string {
  if (share.share === null || share.low === null || share.high === null) return "none";
  return `${share.yes} of ${share.of}, ${percent(share.share)} % (${percent(share.low)} to ${percent(share.high)})`;
}

export function rateRows(of: Precedents): string[][] {
  return of.rates.map((each) => [each.words, shareWords(each.before), shareWords(each.with_later)]);
}
