"""World.from_pymrio: the small test table that pymrio ships."""
import pytest

import parley as pl

pymrio = pytest.importorskip("pymrio")


def test_the_table_that_pymrio_ships_becomes_a_world():
    mrio = pymrio.load_test().calc_all()
    regions, sectors = list(mrio.get_regions()), list(mrio.get_sectors())
    services = [s for s in sectors if s in ("trade", "transport", "other")]
    with pytest.raises(pl.Refused, match="three capital letters"):
        pl.World.from_pymrio(mrio, elasticities=4.0)
    codes = dict(zip(regions, ["AUT", "BEL", "CHE", "DEU", "ESP", "FRA"]))
    w = pl.World.from_pymrio(mrio, elasticities=4.0, services=services, year=2010, codes=codes)
    assert len(w.economies) == len(regions) and len(w.sectors) == len(sectors)
    # What buyers pay in all is what the table says they do.
    assert sum(w.flows["value_usd_m"]) == pytest.approx(float(mrio.Z.to_numpy().sum() + mrio.Y.clip(lower=0).to_numpy().sum()),
                                                        rel=1e-6)
    goods = [c for c, kind in zip(w.sectors["sector"], w.sectors["kind"]) if kind == "goods"]
    result = w.solve([{"importer": w.economies["economy"][0], "exporter": w.economies["economy"][1], "sector": goods[0],
                       "add_points": 10}])
    assert result.max_residual <= 1e-10
    assert min(result.economies["real_income_pct"]) < 0
