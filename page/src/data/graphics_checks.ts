// Checks of what markets would make of a course, and of trade after a change.
import { integer, list, maybe, number, record, shape, text } from "./checking";

const returns = record(
  shape({
    percent: number,
    goods_percent: maybe(number),
    services_percent: maybe(number),
    sectors: list(shape({ sector: text, name: text, percent: number })),
  }),
);
export const markets = shape({
  expected: returns,
  endings: list(shape({ ending: text, share: number, moves: returns })),
  steps: list(shape({ branch: integer, words: text, share: number, moves_percent: record(number) })),
  equilibria: integer,
  left_out: number,
});

export const trade = list(
  shape({
    equilibrium: integer,
    flows: list(shape({ seller: text, buyer: text, sector: maybe(text), base_usd_m: number, usd_m: number })),
  }),
);
