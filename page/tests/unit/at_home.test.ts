import { expect, test } from "vitest";
import { atHomeTable } from "../../src/findings/at_home";
import { langOf, language } from "../../src/words/language.svelte";
import { brief } from "./fixture";

const deals = brief().deals!;
const home = deals.at_home!;

test("each_voice_at_home_stands_where_the_program_has_it", () => {
  const of = atHomeTable(deals, "the deal")!;
  expect(of.title).toBe("Nash’s agreement, “the deal”, passes at home everywhere");
  home.parties.forEach((party, k) => {
    expect(of.table.rows[k]![2]).toBe(party.voters.map((v) => v.name).join(", "));
    expect(of.table.rows[k]![3]).toBe("nobody");
    expect(of.table.rows[k]![5]).toBe(party.passing);
  });
  expect(of.needed).toEqual([]);
});

test("who_refuses_is_named_with_what_it_would_take", () => {
  const deal = structuredClone(home.deal!);
  const [voter, ...others] = home.parties[0]!.voters.map((v) => v.name);
  Object.assign(deal.passages[0]!, {
    passes: false,
    objectors: [voter],
    bought_for: { points: 0.2254, paid: [{ voter, points: 0.2254 }] },
  });
  const of = atHomeTable({ ...deals, at_home: { ...home, deal } }, "the deal")!;
  expect(of.title).toMatch(/does not pass at home in the United States$/);
  expect(of.table.rows[0]!.slice(2, 5)).toEqual([others.join(", "), voter, "no"]);
  expect(of.needed).toEqual([`To pass in the United States it would take 0.225 points a year more: ${voter} 0.225.`]);
  language.choose("de");
  for (const said of [of.title, ...of.needed]) expect(langOf(said)).toBeUndefined();
  language.choose("en");
});

test("where_nobody_has_a_second_voice_nothing_is_said", () => {
  const parties = home.parties.map((p) => ({ ...p, voters: p.voters.slice(0, 1) }));
  expect(atHomeTable({ ...deals, at_home: { ...home, parties } }, "the deal")).toBeNull();
});
