// Checks of what fits the record, and of conclusions with what turns them.
import { list, maybe, number, shape, text, truth } from "./checking";

export const fittingWants = list(
  shape({
    party: text,
    consistent: truth,
    wants: list(
      shape({
        id: text,
        term: text,
        factions: list(shape({ low: number, high: number })),
        strict: maybe(shape({ low: number, high: number, bounded_below: truth, bounded_above: truth })),
        quantiles: shape({ q05: number, q25: number, q50: number, q75: number, q95: number }),
      }),
    ),
  }),
);

export const conclusions = maybe(
  list(
    shape({
      words: text,
      at_median: truth,
      share: number,
      hinges: list(shape({ party: text, term: text, at: number, share: number })),
    }),
  ),
);
