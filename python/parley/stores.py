"""A store of a sweep (`parley sweep SCENARIO -o FILE`), opened in Python: looked at by the program first, so that what is
damaged is refused, then read with the standard library's sqlite3."""
import contextlib
import pathlib
import sqlite3

from .program import command
from .tables import Table, unit_of


def read(path):
    """Every equilibrium in the store as a Table: point, elasticities, elasticity_factor, levels, status, then what
    `parley sweep --csv` has. A sweep that is not finished has what is done."""
    command("store", "verify", str(path))
    uri = pathlib.Path(path).resolve().as_uri() + "?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as store:
        found = store.execute(
            "select r.point, p.elasticities, p.factor as elasticity_factor, m.levels, r.* from result r join point p "
            "using (point) join measures m using (equilibrium) order by r.point, r.equilibrium")
        names = [each[0] for each in found.description]
        rows = found.fetchall()
        settings = dict(store.execute("select key, value from meta"))
    kept = [k for k, name in enumerate(names) if k < 4 or name not in ("point", "equilibrium", "block", "problem",
                                                                       "saving_moves", "passes")]
    columns = {names[k]: [row[k] for row in rows] for k in kept}
    return Table.of(columns, {name: unit_of(name) for name in columns}, {"settings": settings})
