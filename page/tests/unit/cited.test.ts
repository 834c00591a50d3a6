import { expect, test } from "vitest";
import { citedOf } from "../../src/findings/cited";

const cited = [{ source: "report", paragraph: 3, sentences: ["Nothing here.", "It asks for “100 billion” less."] }];

test("the_sentence_that_holds_the_figure_is_told_apart", () => {
  expect(citedOf(cited, { source: "report", paragraph: 3, figures: ["100 Billion"] })).toEqual([
    { text: "Nothing here.", holds: false },
    { text: "It asks for “100 billion” less.", holds: true },
  ]);
});

test("without_the_source_or_the_paragraph_there_are_no_words", () => {
  expect(citedOf(cited, { source: "report", paragraph: 4, figures: [] })).toEqual([]);
  expect(citedOf([], { source: "report", paragraph: 3, figures: [] })).toEqual([]);
});
