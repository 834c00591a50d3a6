#!/usr/bin/env python3
"""A world folder of ours as the long tables that other tools are given: every pair and sector a row, shares beside values.

    parley world build cp2015 --from FOLDER -o nafta-1993
    bench/peers/tables.py nafta-1993 nafta-1993/duties-nafta-2005.csv tables

writes tables/trade.csv (importer, exporter, sector, value without the duty, tariff and tariff_new as shares), inputs.csv,
value_added.csv, final.csv, deficit.csv and theta.csv. Money is USD million."""
import csv
import pathlib
import sys
from collections import defaultdict


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def main(world, duties, to):
    world, to = pathlib.Path(world), pathlib.Path(to)
    theta = [(int(r["sector"]), float(r["theta"])) for r in rows_of(world / "elasticities.csv")]
    sectors = [s for s, _ in theta]
    flow, tariff = defaultdict(float), defaultdict(float)
    for r in rows_of(world / "flows.csv"):
        key = r["importer"], r["exporter"], int(r["sector"])
        flow[key], tariff[key] = float(r["value_usd_m"]), float(r["duty_rate"])
    regions = sorted({n for n, _, _ in flow})
    new = {(r["importer"], r["exporter"], int(r["sector"])): float(r["rate_pct"]) / 100 for r in rows_of(duties)}
    share = {(r["economy"], r["supplying_sector"], int(r["using_sector"])): float(r["share"])
             for r in rows_of(world / "technology.csv")}
    final = {(r["economy"], int(r["sector"])): float(r["share"]) for r in rows_of(world / "final.csv")}
    output = {(i, s): sum(flow[n, i, s] for n in regions) for i in regions for s in sectors}
    made = {(n, s): share.get((n, "VA", s), 0.0) * output[n, s] for n in regions for s in sectors}
    deficit = {n: sum(flow[n, i, s] - flow[i, n, s] for i in regions for s in sectors) for n in regions}
    revenue = {n: sum(flow[n, i, s] * tariff[n, i, s] for i in regions for s in sectors) for n in regions}
    income = {n: sum(made[n, s] for s in sectors) + revenue[n] + deficit[n] for n in regions}

    to.mkdir(parents=True, exist_ok=True)
    write(to / "trade.csv", ["importer", "exporter", "sector", "value", "tariff", "tariff_new"],
          [(n, i, s, flow[n, i, s], tariff[n, i, s], new.get((n, i, s), tariff[n, i, s]))
           for n in regions for i in regions for s in sectors])
    write(to / "inputs.csv", ["region", "input", "sector", "value", "share"],
          [(n, k, s, share.get((n, str(k), s), 0.0) * output[n, s], share.get((n, str(k), s), 0.0))
           for n in regions for k in sectors for s in sectors])
    write(to / "value_added.csv", ["region", "sector", "value", "share"],
          [(n, s, made[n, s], share.get((n, "VA", s), 0.0)) for n in regions for s in sectors])
    write(to / "final.csv", ["region", "sector", "value", "share"],
          [(n, s, final[n, s] * income[n], final[n, s]) for n in regions for s in sectors])
    write(to / "deficit.csv", ["region", "value"], [(n, deficit[n]) for n in regions])
    write(to / "theta.csv", ["sector", "value"], theta)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
