"""Tables: named columns with units, that leave through the Arrow C stream."""
import csv
import html
import io
import json
import pathlib

from . import _parley
from .errors import Refused



def _column(name, values, unit):
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, bool}:
        kind = "count" if kinds else "text"
    elif kinds <= {int, bool, float}:
        kind = "number"
    else:
        kind = "text"
        values = [value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                  for value in values]
    return name, unit, kind, [float(v) if kind == "number" and v is not None else v for v in values]


class Table:
    """Columns of one length. pandas, Polars, DuckDB and pyarrow read it as it is (``__arrow_c_stream__``); ``df()``
    gives a pandas DataFrame, ``table["column"]`` a list. ``units`` says what each column is counted in ("USD m" is USD
    million a year, "%" percent); what is not known is None, never zero."""

    def __init__(self, columns, about=None):
        self._columns = columns
        self.about = dict(about or {})

    @classmethod
    def of(cls, columns, units=None, about=None):
        """A table of {name: list}."""
        units = units or {}
        return cls(_parley.Columns([_column(n, list(v), units.get(n, "")) for n, v in columns.items()]), about)

    @classmethod
    def of_rows(cls, rows, units=None, about=None):
        """A table of dicts, one for each row; what a row lacks is None. Dicts inside become columns "outer.inner"."""
        flat = [_flat(row) for row in rows]
        names = list(dict.fromkeys(name for row in flat for name in row))
        return cls.of({name: [row.get(name) for row in flat] for name in names}, units, about)

    @classmethod
    def of_csv(cls, text, about=None):
        """A table of the program's CSV: a column of numbers where every cell that is not empty is one."""
        rows = list(csv.reader(io.StringIO(text)))
        columns = {name: _typed([row[k] for row in rows[1:]]) for k, name in enumerate(rows[0])}
        return cls.of(columns, {n: unit_of(n) for n in rows[0]}, about)

    @property
    def columns(self):
        return self._columns.names()

    @property
    def units(self):
        """Units by column; a column without one is left out."""
        return {name: unit for name, unit in zip(self._columns.names(), self._columns.units()) if unit}

    def __len__(self):
        return len(self._columns)

    def __getitem__(self, column):
        names = self._columns.names()
        if column not in names:
            raise Refused("column", f"one of {', '.join(names)}", repr(column))
        return self._columns.values(names.index(column))

    def to_dict(self):
        """{column: list}"""
        return {name: self._columns.values(k) for k, name in enumerate(self._columns.names())}

    def rows(self):
        """Dicts, one for each row."""
        columns = self.to_dict()
        return [dict(zip(columns, values)) for values in zip(*columns.values())]

    def where(self, **values):
        """The rows in which these columns have these values (a value, or several in a list or set)."""
        wanted = {name: set(v) if isinstance(v, (list, tuple, set)) else {v} for name, v in values.items()}
        for name in wanted:
            self[name]
        kept = [row for row in self.rows() if all(row[name] in values for name, values in wanted.items())]
        return Table.of({name: [row[name] for row in kept] for name in self.columns}, self.units, self.about)

    def sorted(self, column, descending=False):
        """The rows by a column; what is missing comes last."""
        rows = self.rows()
        self[column]
        known = sorted((r for r in rows if r[column] is not None), key=lambda r: r[column], reverse=descending)
        rest = [r for r in rows if r[column] is None]
        return Table.of({n: [r[n] for r in known + rest] for n in self.columns}, self.units, self.about)

    def __arrow_c_stream__(self, requested_schema=None):
        return self._columns.stream()

    def df(self):
        """A pandas DataFrame; pandas has to be installed."""
        import pandas
        return pandas.DataFrame(self.to_dict(), columns=self.columns)

    def to_parquet(self, path):
        """One Parquet file, through pyarrow; units, source and settings in its metadata."""
        import pyarrow
        import pyarrow.parquet
        table = pyarrow.table(self)
        metadata = dict(table.schema.metadata or {}, parley=json.dumps(self.sidecar()))
        pyarrow.parquet.write_table(table.replace_schema_metadata(metadata), path)
        return pathlib.Path(path)

    def sidecar(self):
        """What is beside a CSV file in its JSON: columns with units, source, settings."""
        units = self.units
        return {"program": "parley", "version": _parley.version, "rows": len(self),
                "columns": [{"name": n, "unit": units.get(n)} for n in self.columns], **self.about}

    def to_csv(self, path):
        """A CSV file, and beside it PATH.json with units, source and settings."""
        path = pathlib.Path(path)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.columns)
            writer.writerows(["" if v is None else repr(v) if isinstance(v, float) else v for v in row.values()]
                             for row in self.rows())
        side = json.dumps(self.sidecar(), indent=2, ensure_ascii=False) + "\n"
        path.with_name(path.name + ".json").write_text(side, encoding="utf-8")
        return path

    def __reduce__(self):
        return _again, (self.to_dict(), self.units, self.about)

    def __eq__(self, other):
        return isinstance(other, Table) and (self.to_dict(), self.units) == (other.to_dict(), other.units)

    def __repr__(self):
        return _as_text(self, 12)

    def _repr_html_(self):
        shown = self.rows()[:40]
        units = self.units
        head = "".join(f"<th>{html.escape(n)}<br><small>{html.escape(units.get(n, ''))}</small></th>" for n in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{html.escape(_cell(v))}</td>" for v in row.values()) + "</tr>" for row in shown)
        more = f"<p>{len(self) - len(shown)} more rows</p>" if len(self) > len(shown) else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _again(columns, units, about):
    return Table.of(columns, units, about)


def unit_of(name):
    """The unit that the name of a column ends in."""
    for ending, unit in (("_usd_m", "USD m"), ("_usd_bn", "USD bn"), ("_pct", "%"), ("_points", "points"),
                         ("_rate", "share"), ("_share", "share"), ("_factor", "factor")):
        if name.endswith(ending) or ending + "_" in name:
            return unit
    return ""


def _flat(row, before=""):
    result = {}
    for name, value in row.items():
        if isinstance(value, dict):
            result.update(_flat(value, f"{before}{name}."))
        else:
            result[before + name] = value
    return result


def _typed(cells):
    for read in (int, float):
        try:
            return [read(cell) if cell else None for cell in cells]
        except ValueError:
            continue
    return cells


def _cell(value):
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _as_text(table, count):
    rows = [[_cell(v) for v in row.values()] for row in table.rows()[:count]]
    names = table.columns
    widths = [max([len(n)] + [len(r[k]) for r in rows]) for k, n in enumerate(names)]
    lines = ["  ".join(c.ljust(w) for c, w in zip(r, widths)).rstrip() for r in [names] + rows]
    if len(table) > count:
        lines.append(f"… {len(table) - count} more rows")
    return "\n".join(lines)
