import { feature } from "topojson-client";
import { expect, test } from "vitest";
import { smallAtlas } from "../../plugins/atlas";
import { brief } from "./fixture";

const countries = feature(smallAtlas(), smallAtlas().objects.countries).features;

test("every_country_of_an_economy_is_on_the_map_but_the_smallest", () => {
  const on = new Set(countries.map((f) => String(f.id)));
  const missing = brief()
    .economies.flatMap((e) => e.iso_numeric)
    .filter((iso) => !on.has(iso));
  // Hong Kong, Macao, Malta and Singapore are smaller than the map's grain.
  expect(missing.sort()).toEqual(["344", "446", "470", "702"]);
  expect(on.has("010")).toBe(false);
});

test("a_country_lies_where_it_does", () => {
  const australia = countries.find((f) => f.id === "036")!;
  const points = JSON.stringify(australia.geometry)
    .match(/\[-?[\d.]+,-?[\d.]+\]/g)!
    .map((p) => JSON.parse(p) as [number, number]);
  for (const [lon, lat] of points) {
    expect(lon).toBeGreaterThan(112);
    expect(lon).toBeLessThan(155);
    expect(lat).toBeGreaterThan(-45);
    expect(lat).toBeLessThan(-9);
  }
});
