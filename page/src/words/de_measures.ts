// German of what a measure does, put together of its parts: who, what, on which goods from whom, and how much trade that is.
const heads: Record<string, string> = {
  "{0} adds {1} points to its duties on {2} from {3}": "{0} erhebt {1} Punkte mehr Zoll auf {2} aus {3}",
  "{0} add {1} points to their duties on {2} from {3}": "{0} erheben {1} Punkte mehr Zoll auf {2} aus {3}",
  "{0} takes {1} points off its duties on {2} from {3}": "{0} senkt die Zölle auf {2} aus {3} um {1} Punkte",
  "{0} take {1} points off their duties on {2} from {3}": "{0} senken die Zölle auf {2} aus {3} um {1} Punkte",
  "{0} sets a duty of {1} % on {2} from {3}": "{0} setzt einen Zoll von {1} % auf {2} aus {3}",
  "{0} set a duty of {1} % on {2} from {3}": "{0} setzen einen Zoll von {1} % auf {2} aus {3}",
  "{0} lowers by {1} points its barriers to {2} from {3}": "{0} senkt die Hürden für {2} aus {3} um {1} Punkte",
  "{0} raises by {1} points its barriers to {2} from {3}": "{0} erhöht die Hürden für {2} aus {3} um {1} Punkte",
  "{0} eases its controls on exports of {2} to {3} by the equivalent of {1} points":
    "{0} lockert die Kontrollen der Ausfuhr von {2} nach {3} um den Gegenwert von {1} Punkten",
  "{0} tightens its controls on exports of {2} to {3} by the equivalent of {1} points":
    "{0} verschärft die Kontrollen der Ausfuhr von {2} nach {3} um den Gegenwert von {1} Punkten",
};
const trade: Record<string, string> = {
  ", {4} bn USD of trade": ", {4} Mrd. USD Handel",
  ", on {4} bn USD of the {5} bn ({6} %)": ", auf {4} der {5} Mrd. USD ({6} %)",
};

/** Places are taken in the order in which they stand in English. */
function inOrder(english: string, german: string): [string, string] {
  const order = [...english.matchAll(/\{(\d)\}/g)].map((m) => m[1]!);
  const renumbered = (text: string) => text.replace(/\{(\d)\}/g, (_, k: string) => `{${order.indexOf(k)}}`);
  return [renumbered(english), renumbered(german)];
}

export const measures: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(heads).flatMap(([english, german]) =>
      Object.entries(trade).map(([of, von]) => inOrder(english + of, german + von)),
    ),
  ),
  "{0} buys {1} bn USD a year more of {2} from {3}, on top of {4} bn USD":
    "{0} kauft für {1} Mrd. USD im Jahr mehr {2} aus {3}, zusätzlich zu {4} Mrd. USD",
  "{0} buy {1} bn USD a year more of {2} from {3}, on top of {4} bn USD":
    "{0} kaufen für {1} Mrd. USD im Jahr mehr {2} aus {3}, zusätzlich zu {4} Mrd. USD",
  "{0}'s goods deficit with {1}, {2} bn USD in the table, shrinks by {3}, by means of {4}":
    "Das Warenbilanzdefizit von {0} gegenüber {1}, {2} Mrd. USD in der Tabelle, sinkt um {3}, durch {4}",
  "{0}'s saving rate moves {1} % of the way to {2}'s: from {3} to {4} % of value added":
    "Die Sparquote von {0} geht {1} % des Wegs zu der von {2}: von {3} auf {4} % der Wertschöpfung",
  "{0} sets its duties on {1} from {2} to its own advantage, one rate for all, in answer to {3}":
    "{0} setzt die Zölle auf {1} aus {2} zum eigenen Vorteil, ein Satz für alle, als Antwort auf {3}",
  goods: "Waren",
  "every economy": "allen Volkswirtschaften",
  purchases: "Käufe",
};
