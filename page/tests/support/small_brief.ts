// The talks of May 2018 with little of each document, so that a test can ask for them thousands of times.
import { decodeBrief, type Decoded } from "../../src/data/decode";
import type { Equilibrium } from "../../src/data/types";
import type { Recorded } from "../../src/engine/fake";
import { levelsText, text } from "../unit/fixture";

export const equilibria = 9;
const named = ["status-quo", "threat-carried-out", "full-escalation"];
const codes = ["USA", "CHN"];

const little = (e: Equilibrium): Equilibrium => ({
  ...e,
  economies: e.economies.filter((x) => codes.includes(x.code)),
  sectors: [],
});

/** What the page opens with, and what the fake engine answers from: the same documents. */
export function smallBrief(): { decoded: Decoded; recorded: Recorded } {
  const brief = JSON.parse(text);
  const { study, deals, standoff, talks, forecast } = brief;
  study.outcomes = study.outcomes.filter((o: { id: string }) => named.includes(o.id));
  study.equilibria = study.outcomes.map((o: { equilibrium: number }) => little(study.equilibria[o.equilibrium]));
  study.outcomes.forEach((o: { equilibrium: number }, k: number) => (o.equilibrium = k));
  deals.outcomes.equilibria = equilibria;
  delete deals.space;
  deals.pareto = deals.pareto.slice(0, 1);
  deals.zone.outcomes = deals.zone.outcomes.slice(0, 1);
  deals.points = {};
  deals.objections = [];
  standoff.resting = standoff.resting.slice(0, 1);
  talks.orders = talks.orders.slice(0, 1);
  forecast.tornadoes = forecast.leverage = [];
  brief.tree = null;
  const levels = JSON.parse(levelsText);
  levels.equilibria = levels.equilibria.map(little);
  return { decoded: decodeBrief(JSON.stringify(brief)), recorded: { brief, levels } };
}
