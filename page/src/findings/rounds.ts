// The rounds of talks as they are drawn, and who would not deliver first in an exchange.
import type { Talks } from "../data/types";
import { atStart, fixed, inSentence, series } from "./english";

export interface Round {
  date: string | null;
  proposer: string;
  /** Nothing where no offer would be accepted. */
  words: string | null;
  points: Record<string, number>;
  answer: string | null;
  reached: boolean;
  /** The same offer as the round before. */
  again: boolean;
}

export interface Order {
  first: string;
  rounds: Round[];
}

type Answered = Extract<Talks["orders"][number], { rounds: unknown }>;
const answered = (talks: Talks) => talks.orders.filter((order): order is Answered => "rounds" in order);

/** The orders in which somebody has something to offer: rounds with a day, and the later one that ends them. */
export function ordersDrawn(talks: Talks): Order[] {
  return answered(talks)
    .map(({ first, rounds }) => {
      let before: number | null = null;
      return {
        first,
        rounds: rounds
          .filter((r) => r.date !== null || r.accepted)
          .map((r) => {
            const again = r.offer !== null && r.offer.number === before;
            before = r.offer?.number ?? null;
            return {
              date: r.date,
              proposer: r.proposer,
              words: r.offer ? r.offer.name || r.offer.words : null,
              points: r.offer?.points ?? {},
              answer: r.answer,
              reached: r.reached,
              again,
            };
          }),
      };
    })
    .filter((order) => order.rounds.some((r) => r.words !== null));
}

/** Who speaks first where nobody has anything to offer. */
export const ordersWithout = (talks: Talks): string[] => {
  const drawn = new Set(ordersDrawn(talks).map((order) => order.first));
  return answered(talks).flatMap((order) => (drawn.has(order.first) ? [] : [order.first]));
};

export type Exchange = NonNullable<Talks["preconditions"]>[number];
export const exchanges = (talks: Talks): Exchange[] => talks.preconditions ?? [];

/** "The United States would not go first: China gains 3.17 point-years by walking away" */
export function goesFirstFinding(of: Exchange[], name: (party: string) => string): string {
  const said = of.map((each) => {
    const [first, second] = [inSentence(name(each.first)), inSentence(name(each.second))];
    const by = fixed(each.short_by, 2);
    switch (each.fault) {
      case "none":
        return `${first} can go first: ${second} would not walk away`;
      case "first unwilling":
        return `${first} would not go first: it loses ${by} point-years even when sure of the rest`;
      case "second unwilling":
        return `${second} does not want the exchange: it would lose ${by} point-years`;
      case "walks away":
        return each.first_loses > 0
          ? `${first} would not go first: ${second} gains ${by} point-years by walking away`
          : `${first} would go first all the same: it loses nothing where ${second} walks away`;
    }
  });
  return atStart(series([...new Set(said)].slice(0, 3)));
}
