// What news of how a dispute ends would move the markets by: the short-run real return to what is in sectors. Returns are solved;
// the chances are the course's shares of paths, which are not validated.
import type { Markets } from "../data/types";
import { atStart, chance, inSentence, pct, series, signedPct } from "./english";

/** Less is no move worth a line. */
export const seen = 0.0005;

/** Whether any news moves anything. */
export const moved = (markets: Markets | null): boolean =>
  markets !== null &&
  markets.endings.some((e) =>
    Object.values(e.moves).some(
      (m) => Math.abs(m.percent) >= seen || m.sectors.some((s) => Math.abs(s.percent) >= seen),
    ),
  );

export const likeliestFirst = (markets: Markets) => [...markets.endings].sort((a, b) => b.share - a.share);

/** By how much the index of a party moves, either way, on average over the endings: what options would price. */
export const expectedMove = (markets: Markets, party: string): number =>
  markets.endings.reduce((sum, e) => sum + e.share * Math.abs(e.moves[party]?.percent ?? 0), 0);

/** "News of how it ends moves the United States by 0.03 % and China by 0.12 % on average; most by “answered”: China −0.20 %" */
export function marketsFinding(
  markets: Markets,
  parties: readonly { id: string; name: string }[],
  ending: (key: string) => string,
): string {
  const moves = parties
    .map((p) => ({ name: inSentence(p.name), by: expectedMove(markets, p.id) }))
    .filter((each) => each.by >= seen);
  if (moves.length === 0) {
    const before = [...parties]
      .map((p) => ({ name: inSentence(p.name), by: markets.expected[p.id]?.percent ?? 0 }))
      .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))[0];
    const most = before && Math.abs(before.by) >= seen ? `: ${before.name} ${signedPct(before.by)} at the most` : "";
    return `News of how it ends moves no index of all sectors${most === "" ? "" : `; what is expected before any news does${most}`}`;
  }
  const said = series(moves.slice(0, 3).map((each) => `${each.name} by ${pct(each.by)}`));
  const largest = markets.endings
    .flatMap((e) => parties.map((p) => ({ e, p, by: e.moves[p.id]?.percent ?? 0 })))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))[0]!;
  return atStart(
    `news of how it ends moves ${said} on average; most of all “${ending(largest.e.ending)}” (${chance(largest.e.share)}): ${inSentence(largest.p.name)} ${signedPct(largest.by)}`,
  );
}
