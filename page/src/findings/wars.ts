// Duties of a war and of talks over it: by sector and buyer, as a heat map and as tables.
import type { Wars } from "../data/types";
import type { Cell, Table } from "../charts/export";
import { say } from "../words/language.svelte";

type War = Wars[number];
export type View = "today" | War["play"];
export const viewNames: Record<View, string> = { today: "Today", war: "War", talks: "Talks" };

export interface Column {
  id: string;
  label: string;
}
export interface Square {
  column: string;
  sector: string;
  rate: number;
}
export interface HeatMap {
  columns: Column[];
  /** Those with the most trade first. */
  sectors: string[];
  squares: Square[];
}

const nameOf = (war: War, buyer: string) => war.sides.find((side) => side.id === buyer)?.name ?? buyer;
const columnOf = (duty: War["duties"][number]) => `${duty.buyer}>${duty.seller ?? ""}`;
const sectorOf = (duty: War["duties"][number]) => duty.sector_name ?? say("All goods");
const mostColumns = 6;

function sums<T>(of: readonly T[], key: (each: T) => string, value: (each: T) => number): Map<string, number> {
  const result = new Map<string, number>();
  for (const each of of) result.set(key(each), (result.get(key(each)) ?? 0) + value(each));
  return result;
}

/** By buyer, and by seller where rates tell sellers apart: those who fight, or else those with the most trade. */
export function heatMap(war: War, view: View): HeatMap {
  const trade = (duty: War["duties"][number]) => duty.trade_usd_m;
  const byColumn = sums(war.duties, columnOf, trade);
  const bySector = sums(war.duties, sectorOf, trade);
  const sides = new Set(war.sides.map((side) => side.id));
  const among = war.duties.filter((duty) => duty.seller === null || sides.has(duty.seller));
  const pairs = new Map((among.length > 0 ? among : war.duties).map((duty) => [columnOf(duty), duty]));
  const columns = [...pairs]
    .sort(([a], [b]) => (among.length > 0 ? 0 : byColumn.get(b)! - byColumn.get(a)!))
    .slice(0, mostColumns)
    .map(([id, duty]) => ({
      id,
      label:
        duty.seller === null
          ? nameOf(war, duty.buyer)
          : `${nameOf(war, duty.buyer)} → ${duty.seller_name ?? duty.seller}`,
    }));
  const shown = new Set(columns.map((column) => column.id));
  return {
    columns,
    sectors: [...bySector.keys()].sort((a, b) => bySector.get(b)! - bySector.get(a)!),
    squares: war.duties
      .filter((duty) => shown.has(columnOf(duty)))
      .map((duty) => ({
        column: columnOf(duty),
        sector: sectorOf(duty),
        rate: view === "today" ? duty.today_pct : duty.rate_pct,
      })),
  };
}

/** Upper bounds of five classes of equal width, in round points, with the largest rate in the last. */
export function rateBounds(largest: number): number[] {
  const fifth = Math.max(largest, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(fifth));
  const lead = [1, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= fifth - 1e-9)!;
  return [1, 2, 3, 4, 5].map((k) => Number((k * lead * power).toPrecision(6)));
}

export const largestRate = (wars: Wars) =>
  Math.max(0, ...wars.flatMap((war) => war.duties.flatMap((duty) => [duty.today_pct, duty.rate_pct])));

/** What is left to each side, and to those beside them that are moved most: percent of real income, nobody having chosen. */
export function incomeTable(wars: Wars): Table {
  const others = new Map(wars.flatMap((war) => war.others.map((other) => [other.code, other.name])));
  const rows: Cell[][] = (wars[0]?.sides ?? []).map((side, k) => [
    side.name,
    0,
    ...wars.map((war) => war.sides[k]?.after_pct ?? null),
  ]);
  for (const [code, name] of others)
    rows.push([name, 0, ...wars.map((war) => war.others.find((other) => other.code === code)?.after_pct ?? null)]);
  return {
    columns: [
      { label: "Real income, %" },
      { label: "Today", numeric: true },
      ...wars.map((war) => ({ label: viewNames[war.play], numeric: true })),
    ],
    rows,
  };
}

/** Every duty, of all that were looked for. */
export function dutiesTable(wars: Wars): Table {
  return {
    columns: [
      { label: "Sector" },
      { label: "Buyer" },
      { label: "Seller" },
      { label: "In a" },
      { label: "Today, %", numeric: true },
      { label: "Then, %", numeric: true },
      { label: "Trade, USD m", numeric: true },
    ],
    rows: wars.flatMap((war) =>
      war.duties.map((duty) => [
        sectorOf(duty),
        nameOf(war, duty.buyer),
        duty.seller_name ?? duty.seller ?? say("all"),
        say(viewNames[war.play]),
        duty.today_pct,
        duty.rate_pct,
        duty.trade_usd_m,
      ]),
    ),
  };
}
