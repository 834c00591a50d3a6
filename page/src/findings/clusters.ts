// Agreements that are worth much the same to all parties, told apart by what they contain: a cluster is named by the levels that all
// of it hold and not all the others do. It is split off where one level, held or not, explains most of how far payoffs lie apart.
import { count, series } from "./english";
import type { Point } from "./space";

export interface Cluster {
  letter: string;
  size: number;
  /** Held by all of it, and not by all agreements. */
  holds: { issue: string; level: string }[];
  /** Held by none of it, of issues in which it holds more than one level. */
  without: { issue: string; level: string }[];
  /** By party: the mean of its payoffs, the least and the most. */
  middle: Record<string, number>;
  range: Record<string, [number, number]>;
  /** How many of it all parties accept. */
  zone: number;
}

const most = 6;
/** A split that explains less of the whole scatter than this tells nobody anything. */
const least_explained = 0.03;
const least_size = 3;

interface Group {
  points: Point[];
  without: { issue: string; level: string }[];
}

export function clustersOf(agreements: readonly Point[], parties: readonly string[]): Cluster[] {
  const first = agreements[0];
  if (!first || agreements.length < 2 * least_size) return [];
  const issues = Object.keys(first.levels);
  const mean = (of: readonly Point[], party: string) => of.reduce((sum, p) => sum + p.points[party]!, 0) / of.length;
  // Each party's payoffs count alike, whatever their size.
  const size = new Map(
    parties.map((party) => {
      const m = mean(agreements, party);
      return [party, agreements.reduce((sum, p) => sum + (p.points[party]! - m) ** 2, 0)];
    }),
  );
  const moved = parties.filter((party) => size.get(party)! > 1e-18);
  if (moved.length === 0) return [];
  const scatter = (of: readonly Point[]) =>
    moved.reduce((sum, party) => {
      const m = mean(of, party);
      return sum + of.reduce((s, p) => s + (p.points[party]! - m) ** 2, 0) / size.get(party)! / moved.length;
    }, 0);
  const splitOf = (group: Group) => {
    let best: { explains: number; parts: [Group, Group] } | null = null;
    const whole = scatter(group.points);
    for (const issue of issues) {
      const levels = [...new Set(group.points.map((p) => p.levels[issue]!))];
      // Of two levels one says what the other does.
      for (const level of levels.length > 2 ? levels : levels.slice(1)) {
        const held = group.points.filter((p) => p.levels[issue] === level);
        const other = group.points.filter((p) => p.levels[issue] !== level);
        if (held.length < least_size || other.length < least_size) continue;
        const explains = whole - scatter(held) - scatter(other);
        if (explains < least_explained || (best && explains <= best.explains + 1e-12)) continue;
        best = {
          explains,
          parts: [
            { points: held, without: group.without },
            { points: other, without: [...group.without, { issue, level }] },
          ],
        };
      }
    }
    return best;
  };
  let groups: Group[] = [{ points: [...agreements], without: [] }];
  while (groups.length < most) {
    const found = groups.map((group) => ({ group, split: splitOf(group) })).filter((each) => each.split !== null);
    const next = found.sort((a, b) => b.split!.explains - a.split!.explains)[0];
    if (!next) break;
    groups = groups.flatMap((group) => (group === next.group ? next.split!.parts : [group]));
  }
  if (groups.length < 2) return [];
  const shared = (of: readonly Point[], issue: string) =>
    of.every((p) => p.levels[issue] === of[0]!.levels[issue]) ? of[0]!.levels[issue]! : null;
  return groups
    .sort((a, b) => mean(b.points, parties[0]!) - mean(a.points, parties[0]!))
    .map(({ points, without }, k) => {
      const holds = issues.flatMap((issue) => {
        const level = shared(points, issue);
        return level !== null && shared(agreements, issue) === null ? [{ issue, level }] : [];
      });
      const said = new Set(holds.map((each) => each.issue));
      const values = (party: string) => points.map((p) => p.points[party]!);
      return {
        letter: String.fromCharCode(65 + k),
        size: points.length,
        holds,
        without: without.filter((each) => !said.has(each.issue)),
        middle: Object.fromEntries(parties.map((party) => [party, mean(points, party)])),
        range: Object.fromEntries(
          parties.map((party) => [party, [Math.min(...values(party)), Math.max(...values(party))]]),
        ),
        zone: points.filter((p) => p.zone).length,
      };
    });
}

export function clusterName(of: Cluster, levelName: (issue: string, level: string) => string): string {
  const quoted = (each: { issue: string; level: string }) => `“${levelName(each.issue, each.level)}”`;
  const held = of.holds.length > 0 ? `with ${series(of.holds.map(quoted))}` : "";
  const not = of.without.length > 0 ? `without ${series(of.without.map(quoted))}` : "";
  return [held, not].filter(Boolean).join(", ");
}

export const clustersFinding = (of: readonly Cluster[]) =>
  `The ${count(of.reduce((sum, c) => sum + c.size, 0))} agreements fall into ${of.length} clusters, by what they contain; points a year of each, from the least to the most`;
