// Which states of a conflict rest, the firmest first.
import type { Conflict } from "../data/types";

type State = Conflict["outcomes"][number];

/** By how many tests a state rests; of those alike, the one whose least content party likes it best. */
export function rankedResting(conflict: Conflict): State[] {
  const least = (state: State) => Math.min(...state.ranks.map((rank) => rank ?? 0));
  return conflict.outcomes
    .filter((state) => state.equilibrium.length > 0)
    .sort((a, b) => b.equilibrium.length - a.equilibrium.length || least(b) - least(a) || a.number - b.number);
}
