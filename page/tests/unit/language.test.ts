import { readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import * as say from "../../src/findings/sentences";
import { amount, bn, fixed, signedPct, unbroken } from "../../src/format";
import { de } from "../../src/words/de";
import { en } from "../../src/words/en";
import { langOf, language, say as phrase } from "../../src/words/language.svelte";
import { brief } from "./fixture";

afterEach(() => language.choose("en"));

test("both_tables_have_the_same_phrases_with_the_same_places", () => {
  expect(Object.keys(en)).toEqual(Object.keys(de));
  const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map((m) => m[0]).sort();
  for (const [key, german] of Object.entries(de)) {
    expect(german.trim(), key).not.toBe("");
    expect(places(german), key).toEqual(places(key));
  }
});

test("numbers_have_their_german_form_and_come_back", () => {
  language.choose("de");
  expect(fixed(-1536.25, 2)).toBe("−1.536,25");
  expect(bn(-7041)).toBe("−7,0 Mrd. USD");
  expect(signedPct(0.0365, 3)).toBe("+0,037 %");
  expect(amount(0.255, "rate")).toBe("25,5 %");
  expect(amount(0.2, "rate")).toBe("20 %");
  expect(amount(100, "points")).toBe("100 Punkte");
  expect(unbroken("7,0 Mrd. USD")).toBe("7,0\u00a0Mrd.\u00a0USD");
  language.choose("en");
  expect(fixed(-1536.25, 2)).toBe("−1,536.25");
  expect(amount(1000, "points")).toBe("1,000 points");
});

test("english_sentences_keep_english_numbers", () => {
  const deals = brief().deals!;
  const before = say.dealsFinding(deals);
  language.choose("de");
  expect(say.dealsFinding(deals)).toBe(before);
});

test("phrases_take_names_and_numbers_into_their_places", () => {
  language.choose("de");
  expect(phrase("United States, USD m")).toBe("United States, Mio. USD");
  expect(phrase("12 red lines and their price")).toBe("12 rote Linien und ihr Preis");
  expect(phrase("Numbers: 3 cited from a source, 4 assumed")).toBe("Zahlen: 3 aus einer Quelle belegt, 4 angenommen");
  expect(langOf("Undo")).toBeUndefined();
  expect(langOf("Never said so")).toBe("en");
  language.choose("en");
  expect(phrase("Undo")).toBe("Undo");
});

test("no_label_of_a_component_is_written_without_the_table", () => {
  const src = new URL("../../src/", import.meta.url);
  const phrases = Object.keys(de).filter((p) => !p.includes("{") && de[p as keyof typeof de] !== p);
  const found: string[] = [];
  for (const folder of ["parts", "sections"])
    for (const file of readdirSync(new URL(`${folder}/`, src))) {
      if (!file.endsWith(".svelte")) continue;
      const markup = readFileSync(new URL(`${folder}/${file}`, src), "utf8")
        .replace(/<script[\s\S]*?<\/script>/, "")
        .replace(/<style>[\s\S]*/, "");
      for (const [, text] of markup.matchAll(/>\s*([^<>{}]+?)\s*</g))
        if (phrases.includes(text!.replace(/\s+/g, " "))) found.push(`${file}: ${text}`);
    }
  expect(found).toEqual([]);
});
