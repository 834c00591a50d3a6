#!/usr/bin/env python3
"""gegravity's question asked of it and of Parley: one sector without inputs, the trade of world-2017 added up, each pair's
two directions at their mean so that nobody has a deficit; costs of trade among Mexico, Canada and the United States
10 % higher, elasticity of trade 4 (of substitution 5).

    one_sector.py parley FOLDER      writes FOLDER/flows.csv, asks Parley    (needs the package parley)
    one_sector.py gegravity FOLDER   asks gegravity of FOLDER/flows.csv      (needs the package gegravity)
    one_sector.py exact FOLDER       the same by a fixed point of its own; then with shares of output and spending held
"""
import csv
import pathlib
import resource
import statistics
import sys

BLOC, THETA, RISE = ("MEX", "CAN", "USA"), 4.0, 1.10


def parley(folder):
    import parley as pl
    world = pl.world("world-2017")
    both = {}
    for n, i, value in zip(*(world.flows[c] for c in ("importer", "exporter", "value_usd_m"))):
        both[n, i] = both.get((n, i), 0.0) + value / 2
        both[i, n] = both.get((i, n), 0.0) + value / 2
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "flows.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["importer", "exporter", "value"])
        writer.writerows((n, i, repr(value)) for (n, i), value in sorted(both.items()))
    groups = {row["economy"]: row["members"].split() for row in world.economies.rows() if row["members"]}

    def ask():
        flows = [{"importer": n, "exporter": i, "sector": "all1", "value_usd_m": value} for (n, i), value in both.items()]
        pl.World.from_frames(flows, elasticities=THETA, groups=groups).to_folder(folder / "world")
        barriers = [{"barrier": {"value": "+10 points", "definition": "the question"}, "by": n,
                     "on": [m for m in BLOC if m != n], "sectors": "all"} for n in BLOC]
        party = {"name": "North America", "economies": list(BLOC), "assumption": "none"}
        levels = {"today": {"label": "Today"}, "costlier": {"label": "10 % more", "measures": barriers}}
        found = pl.dispute({"parley": 2, "title": "Costs of trade", "world": str((folder / "world").absolute()),
                            "parties": {"bloc": party}, "issues": {"border": {"owner": "bloc", "levels": levels}},
                            "outcomes": {"today": {"label": "Today"},
                                         "costlier": {"label": "10 % more", "levels": {"border": "costlier"}}},
                            }).solve("costlier", ranges="none")
        return {row["code"]: row["welfare_pct"] for row in found.economies.rows()}
    return ask


def gegravity(folder):
    import gegravity as ge
    import numpy
    import pandas
    flows = pandas.read_csv(folder / "flows.csv").assign(year="2017")
    flows["E"] = flows.groupby("importer").value.transform("sum")
    flows["Y"] = flows.groupby("exporter").value.transform("sum")
    flows["log_trade"] = numpy.log(flows.value)  # one "cost" whose estimate is 1: predicted trade is the observed one

    def ask():
        base = ge.BaselineData(flows, imp_var_name="importer", exp_var_name="exporter", year_var_name="year",
                               trade_var_name="value", expend_var_name="E", output_var_name="Y")
        cost = ge.CostCoeffs(pandas.DataFrame([{"var": "log_trade", "coeff": 1.0, "ste": 0.0}]), identifier_col="var",
                             coeff_col="coeff", stderr_col="ste")
        model = ge.OneSectorGE(base, year="2017", expend_var_name="E", output_var_name="Y", cost_coeff_values=cost,
                               cost_variables=["log_trade"], reference_importer="USA", sigma=THETA + 1, quiet=True)
        model.build_baseline(omr_rescale=10)
        changed = model.baseline_data.copy()
        inside = changed.importer.isin(BLOC) & changed.exporter.isin(BLOC) & (changed.importer != changed.exporter)
        changed.loc[inside, "log_trade"] -= THETA * numpy.log(RISE)
        model.define_experiment(changed)
        model.simulate()
        assert all(each.success for each in model.solver_diagnostics.values())
        return {n: 100 * (1 / w - 1) for n, w in model.country_results["welfare statistic"].items()}
    return ask


def exact(folder, held=False):
    import numpy
    with open(folder / "flows.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["importer"] for row in rows})
    at = {name: k for k, name in enumerate(names)}
    trade, cost = numpy.zeros((len(names),) * 2), numpy.ones((len(names),) * 2)
    for row in rows:
        trade[at[row["importer"]], at[row["exporter"]]] = float(row["value"])
        if row["importer"] in BLOC and row["exporter"] in BLOC and row["importer"] != row["exporter"]:
            cost[at[row["importer"]], at[row["exporter"]]] = RISE
    output, shares = trade.sum(0), trade / trade.sum(1, keepdims=True)

    def ask():
        wage, step = numpy.ones(len(names)), 1.0
        while step > 1e-15:
            weights = shares * (cost * wage) ** -THETA
            price = weights.sum(1) ** (-1 / THETA)
            spent = (output if held else wage * output)[:, None]
            sold = (weights / weights.sum(1, keepdims=True) * spent).sum(0)
            new = wage * (sold / (output if held else wage * output)) ** 0.2
            new *= output.sum() / (new * output).sum() if not held else 1.0
            step, wage = numpy.abs(new / wage - 1).max(), new
        return {n: 100 * (wage[k] / price[k] - 1) for n, k in at.items()}
    return ask


def processor():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def main(who, folder):
    asks = {"parley": [parley], "gegravity": [gegravity], "exact": [exact, lambda f: exact(f, held=True)]}[who]
    for make in asks:
        ask, times = make(pathlib.Path(folder)), []
        for _ in range(5):
            before = processor()
            found = ask()
            times.append(processor() - before)
        print(f"{who}: {statistics.median(times):.3f} s of processor,", {n: round(float(found[n]), 6) for n in BLOC})


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("parley", "gegravity", "exact"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
