// Who at home accepts the agreement that bargaining theory points to, or the nearest to one, and what it would take.
import type { Deals } from "../data/types";
import type { Table } from "../charts/export";
import { count, inSentence, series, shortBy } from "./english";

const decides: Record<string, string> = {
  leader: "its leader",
  "weighted-majority": "a majority of votes",
  unanimity: "all of them",
  veto: "a majority, without a veto",
};

/** Null where nobody has more than one voice at home. */
export function atHomeTable(deals: Deals, words: string): { title: string; table: Table; needed: string[] } | null {
  const home = deals.at_home;
  if (!home?.deal || !home.parties.some((p) => p.voters.length > 1)) return null;
  const nameOf = (party: string) => deals.parties.find((p) => p.id === party)?.name ?? party;
  const passages = home.deal.passages;
  const of = (party: string) => passages.find((p) => p.party === party);
  const refusing = passages.filter((p) => !p.passes).map((p) => inSentence(nameOf(p.party)));
  const what = `${deals.zone.open ? "Nash’s agreement" : "The agreement nearest to acceptance"}, “${words}”,`;
  return {
    title: `${what} ${refusing.length === 0 ? "passes at home everywhere" : `does not pass at home in ${series(refusing)}`}`,
    table: {
      columns: [
        { label: "Party" },
        { label: "Decided by" },
        { label: "Accept it" },
        { label: "Refuse it" },
        { label: "It passes" },
        { label: "Outcomes that pass there", numeric: true },
      ],
      rows: home.parties.map((p) => {
        const passage = of(p.party);
        const against = passage?.objectors ?? [];
        const names = p.voters.map((v) => v.name);
        return [
          nameOf(p.party),
          decides[p.rule] ?? p.rule,
          names.filter((n) => !against.includes(n)).join(", ") || "nobody",
          names.filter((n) => against.includes(n)).join(", ") || "nobody",
          passage?.passes ? "yes" : "no",
          p.passing,
        ];
      }),
      show: (value) => count(value),
    },
    needed: passages.flatMap((p) =>
      p.bought_for
        ? [
            `To pass in ${inSentence(nameOf(p.party))} it would take ${shortBy(p.bought_for.points)} points a year more: ${p.bought_for.paid.map((x) => `${x.voter} ${shortBy(x.points)}`).join(", ")}.`,
          ]
        : [],
    ),
  };
}
