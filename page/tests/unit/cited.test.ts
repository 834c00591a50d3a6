import { expect, test } from "vitest";
import { citedOf, quoteOf } from "../../src/findings/cited";

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

test("a_quote_has_at_most_fifteen_words_and_the_figure_that_is_cited", () => {
  const words = Array.from({ length: 40 }, (_, k) => (k === 30 ? "100 billion" : `w${k}`)).join(" ");
  const long = [{ source: "report", paragraph: 3, sentences: [words, "Another one."] }];
  const quote = quoteOf(long, { source: "report", paragraph: 3, figures: ["100 billion"] })!;
  expect(quote).toMatch(/^… .*100 billion.* …$/);
  expect(quote.split(" ").filter((word) => word !== "…")).toHaveLength(15);
  expect(quoteOf(long, { source: "report", paragraph: 3, figures: [] })).toBeNull();
  expect(quoteOf(cited, { source: "report", paragraph: 3, figures: ["100 billion"] })).toBe(
    "It asks for “100 billion” less.",
  );
});
