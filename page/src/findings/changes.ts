// The smallest changes of what parties want that would make a claim true, as sentences and as a table.
import type { Deals, Outcome, Standoff } from "../data/types";
import type { Table } from "../charts/export";
import { atStart, inSentence, significant } from "./english";

type WhatIf = NonNullable<NonNullable<Deals["what_if"]>["opening"]>;

export interface Claim {
  /** As it stands inside a sentence: "there would be a deal for all". */
  claim: string;
  what: WhatIf;
}

const named = (outcome: Outcome) => outcome.name || outcome.words;

/** What the documents have an answer to, in the order of the program's text. */
export function claimsOf(deals: Deals | null, standoff: Standoff | null): Claim[] {
  const nameOf = (party: string) => inSentence(deals?.parties.find((p) => p.id === party)?.name ?? party);
  const claims: Claim[] = [];
  const of = deals?.what_if;
  if (of?.opening) claims.push({ claim: "there would be a deal for all", what: of.opening });
  for (const each of of?.conditions ?? [])
    claims.push({ claim: `there would be a deal on the conditions of ${nameOf(each.party ?? "")}`, what: each });
  if (of?.greatest_total)
    claims.push({
      claim: "Nash’s deal, or the nearest to one, would be the greatest total of all outcomes",
      what: of.greatest_total,
    });
  const rest = standoff?.what_if;
  if (rest) claims.push({ claim: "nobody would move away from today alone", what: rest.today_nash });
  if (rest && standoff.disagreement.outcome.number !== standoff.today.number)
    claims.push({
      claim: `nobody would move away alone from “${named(standoff.disagreement.outcome)}”`,
      what: rest.disagreement_nash,
    });
  return claims;
}

export function claimSentence({ claim, what }: Claim, nameOf: (party: string) => string): string {
  if (!what.possible) return `${atStart(claim)}: by no change of weights that keeps their signs.`;
  const changes = what.changes ?? [];
  if (changes.length === 0) return `${atStart(claim)}: so it is already.`;
  const said = changes.map(
    (c) =>
      `“${c.term}” were worth ${significant(c.to)} ${c.to === 1 ? "point" : "points"} to ${inSentence(nameOf(c.party))} instead of ${significant(c.from)}`,
  );
  return `${atStart(claim)} if ${said.join(", and ")}; no smaller change does it.`;
}

export function claimsTable(claims: Claim[], nameOf: (party: string) => string): Table {
  return {
    columns: [
      { label: "What would be true" },
      { label: "Party" },
      { label: "What it wants" },
      { label: "Weight", numeric: true },
      { label: "Weight needed", numeric: true },
      { label: "Moves payoffs by at most, points a year", numeric: true },
      { label: "The outcome" },
    ],
    rows: claims.flatMap(({ claim, what }) => {
      const outcome = what.outcome ? named(what.outcome) : null;
      if (!what.possible) return [[atStart(claim), null, "No change does it", null, null, null, outcome]];
      if (!what.changes?.length) return [[atStart(claim), null, "Nothing has to change", null, null, 0, outcome]];
      return what.changes.map((c) => [atStart(claim), nameOf(c.party), c.term, c.from, c.to, c.points, outcome]);
    }),
    show: (value) => significant(value),
  };
}
