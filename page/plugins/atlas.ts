import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { quantize } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Plugin } from "vite";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Countries alone, without Antarctica, on a grid of a tenth of a degree: half of world-atlas, and nothing that a page would show. */
export function smallAtlas(steps = 4000): World {
  const world = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-110m.json"), "utf8"),
  ) as World;
  const { scale, translate } = world.transform!;
  const arcs = world.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map((step) => {
      x += step[0]!;
      y += step[1]!;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const countries = world.objects.countries;
  countries.geometries = countries.geometries.filter((g) => String(g.id) !== "010");
  // Arcs that no country has any more go; the others move up.
  const place = new Map<number, number>();
  const moved = (at: unknown): unknown => {
    if (Array.isArray(at)) return at.map(moved);
    const arc = (at as number) < 0 ? ~(at as number) : (at as number);
    if (!place.has(arc)) place.set(arc, place.size);
    return (at as number) < 0 ? ~place.get(arc)! : place.get(arc)!;
  };
  for (const g of countries.geometries) if ("arcs" in g) g.arcs = moved(g.arcs) as typeof g.arcs & never;
  const kept: number[][][] = [];
  for (const [from, to] of place) kept[to] = arcs[from]!;
  return quantize({ type: "Topology", objects: { countries }, arcs: kept }, steps) as World;
}

/** `virtual:atlas`: the map's topology. */
export const atlas = (): Plugin => ({
  name: "atlas",
  resolveId: (id) => (id === "virtual:atlas" ? "\0virtual:atlas" : null),
  load: (id) =>
    id === "\0virtual:atlas" ? `export default JSON.parse(${JSON.stringify(JSON.stringify(smallAtlas()))})` : null,
});
