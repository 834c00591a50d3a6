"""Worlds: trade tables with technology, and what changed duties do in them."""
import numbers
import pathlib

from . import _parley
from .errors import Refused
from .frames import Codes, duties_csv, of_rows
from .tables import Table


def world(name="world-2022"):
    """A bundled world by name ("world-2022", "world-2017") or the folder of one ('parley world build')."""
    return World(_parley.World.load(str(name)))


_OPTION_KINDS = {"closure": (str, "one of fixed, balanced, saving"),
                 "elasticities": (str, 'the name of a source, or "" for the default'),
                 "services_elasticity": ((numbers.Real, type(None)), "a number or None"),
                 "factors": (str, "mobile, specific or roy:KAPPA"),
                 "scale": (bool, "True or False"), "inputs": (bool, "True or False")}


class World:
    """The base of every counterfactual: who buys what from whom in a year, at which duties, made with which inputs.
    Money is USD million a year. Made by world(), World.from_frames() or World.from_pymrio(); never changed."""

    def __init__(self, native, files=None):
        self._native = native
        self._files = files
        self._economies = self._sectors = None
        self._bases = {}

    from .builders import from_frames
    from .mrio import from_pymrio
    from_frames, from_pymrio = classmethod(from_frames), classmethod(from_pymrio)

    @property
    def name(self):
        return self._native.name

    @property
    def year(self):
        return self._native.year

    @property
    def notes(self):
        """How its tables were understood, and what was done to them."""
        return [*self._native.notes, *self._native.steps]

    @property
    def sha256(self):
        return self._native.sha256()

    @property
    def elasticity_sources(self):
        return self._native.elasticity_sources

    @property
    def economies(self):
        """economy, name, members (ISO codes of a group), value_added_usd_m, deficit_usd_m (imports less exports)."""
        return self._table(self._native.economies())

    @property
    def sectors(self):
        """sector, name, kind (goods or service), trade_elasticity (θ of the source in use)."""
        return self._table(self._native.sectors())

    @property
    def flows(self):
        """importer, exporter, sector, value_usd_m (at the border, before the duty), duty_pct; home sales among them."""
        return self._table(self._native.flows())

    def to_folder(self, folder):
        """Writes it as a folder of CSV files, as `parley world export` does."""
        self._native.write(str(folder))
        return pathlib.Path(folder)

    def solve(self, duties, closure="fixed", *, elasticities="", services_elasticity=None, factors="mobile", scale=False,
              inputs=True, names=None, highest_rate=1.0, import_subsidies=False):
        """What changed duties do: the new equilibrium, as a Result.

        duties   rows with importer, exporter, sector (code, "goods", "services" or "*"), and one of rate_pct (25 is a
                 duty of 25 %), add_points (25 points on top), duty_rate (0.25) or add_rate (0.25); optional
                 covers_usd_bn. With a column hs6 instead of sector it is a list of products, of one importer and one
                 exporter (or "*", all others): rate_pct or add_points, optional value_usd_m. A DataFrame, dict of lists, list of dicts, or the path of a CSV file; also under iso3_d/iso3_o or
                 destination/origin, or under what `names` ({yours: ours}) says; economies as ISO alpha-3 or numeric
        closure  fixed (trade deficits stay, in units of world value added), balanced (taken out of the base first) or
                 saving (move with saving and investment)
        factors  mobile, specific or roy:KAPPA between sectors; scale: with external economies of scale
        highest_rate      a duty or change beyond this share is refused as a slip
        import_subsidies  duties below zero are meant

        Other threads of Python go on meanwhile. Raises Refused or NotConverged."""
        base, options = self._base(closure, elasticities, services_elasticity, factors, scale, inputs)
        asked, frame = self._duties(duties, names, highest_rate)
        try:
            return Result(self, options, asked, _parley.solve(base, asked, highest_rate, import_subsidies))
        except Refused as refused:
            raise of_rows(refused, frame) from None

    def solve_many(self, duties, closure="fixed", *, threads=0, elasticities="", services_elasticity=None,
                   factors="mobile", scale=False, inputs=True, names=None, highest_rate=1.0, import_subsidies=False):
        """One Result for each of several changes of duties, on `threads` threads (0: all of the machine's): the same
        numbers as one by one. The other arguments are those of solve()."""
        base, options = self._base(closure, elasticities, services_elasticity, factors, scale, inputs)
        given = list(duties)
        read = [_of_place(k, self._duties, each, names, highest_rate) for k, each in enumerate(given)]
        all_asked = [asked for asked, _ in read]
        try:
            found = _parley.solve_each(base, all_asked, highest_rate, import_subsidies, threads)
        except Refused:
            for k, (asked, frame) in enumerate(read):  # which of them it was
                try:
                    _parley.solve(base, asked, highest_rate, import_subsidies)
                except Refused as refused:
                    one = of_rows(refused, frame)
                    raise Refused(f"change {k}, {one.subject}", one.expected, one.found, one.line, one.column) from None
            raise
        return [Result(self, options, asked, each) for asked, each in zip(all_asked, found)]

    def _base(self, closure, elasticities, services_elasticity, factors, scale, inputs):
        options = {"closure": closure, "elasticities": elasticities, "services_elasticity": services_elasticity,
                   "factors": factors, "scale": scale, "inputs": inputs}
        for name, (kind, expected) in _OPTION_KINDS.items():
            if not isinstance(options[name], kind):
                raise Refused(name, expected, repr(options[name]))
        if services_elasticity is not None:
            options["services_elasticity"] = float(services_elasticity)
        key = tuple(options.values())
        if key not in self._bases:
            self._bases[key] = self._native.base(_parley.Options(**options))
        return self._bases[key], options

    def _duties(self, duties, names, highest_rate):
        if isinstance(duties, str) and "\n" in duties:
            raise Refused("duties", "a DataFrame or the path of a CSV file", "text of several lines; pandas.read_csv("
                          "io.StringIO(text)) makes a frame of it")
        if isinstance(duties, (str, pathlib.Path)):
            return (pathlib.Path(duties).read_text(encoding="utf-8"), [], []), None
        if self._economies is None:
            economies, sectors = self.economies, self.sectors
            groups = {e: m.split() for e, m in zip(economies["economy"], economies["members"])}
            self._sectors = Codes("a sector", self.name, sectors["sector"], special=("*", "all", "goods", "services"))
            self._economies = Codes("an economy", self.name, economies["economy"], groups, ("*", "all"))
        return duties_csv(duties, self._economies, self._sectors, names, highest_rate)

    def _table(self, columns):
        return Table(columns, {"source": [title for title, _ in self._native.sources()], "world": self.name,
                               "year": self.year})

    def __reduce__(self):
        if self._native.loaded_by:
            return _loaded_again, (self._native.loaded_by, self.sha256)
        return _of_files, (self._native.files(),)

    def __repr__(self):
        return (f"<parley.World {self.name}: {len(self.economies)} economies, {len(self.sectors)} sectors, "
                f"{self.year or 'no year'}>")


def _of_place(k, read, *given):
    try:
        return read(*given)
    except Refused as refused:
        raise Refused(f"change {k}, {refused.subject}", refused.expected, refused.found) from None


def _loaded_again(name, sha256):
    again = world(name)
    if again.sha256 != sha256:
        raise Refused(f"world {name}", f"the data that it had when it was pickled ({sha256[:12]})", again.sha256[:12])
    return again


def _of_files(files):
    return World(_parley.World.of_files(files))


class Result:
    """What changed duties do. Tables: economies, sectors, balances, trade; summary() in words; json() as the program's
    document (docs/schema/solve-1)."""

    def __init__(self, of, options, duties, native):
        self._world, self._options, self._duties, self._native = of, options, duties, native

    @property
    def economies(self):
        """economy, name, real_income_pct and _usd_m (equivalent variation), net_income (net of borrowing), real_wage_pct,
        consumer_price_pct, duty_revenue_base_usd_m, duty_revenue_usd_m. USD m a year."""
        return self._table(self._native.economies())

    @property
    def sectors(self):
        """economy, sector, name, output_base_usd_m, output_pct (quantity), output_change_usd_m (at prices of the base),
        price_pct (what buyers there pay, duties included, over world value added)."""
        return self._table(self._native.sectors())

    @property
    def balances(self):
        """economy, partner; exports less imports at border prices: goods, then goods and services, before and after."""
        return self._table(self._native.balances())

    @property
    def trade(self):
        """importer, exporter, sector; flows at border prices before and after, USD m a year; price_pct: what buyers in
        the importer pay for the sector's goods, duties included."""
        return self._table(self._native.trade())

    @property
    def max_residual(self):
        """The largest gap of any equation at the solution."""
        return self._native.max_residual

    @property
    def seconds(self):
        """That the solve itself took; 0 for one of solve_many()."""
        return self._native.seconds

    def summary(self):
        """What the program says of it."""
        return self._native.summary()

    def json(self):
        """The document of `parley solve --duties … --ranges none --json`."""
        return self._native.json()

    def plot(self, count=12):
        """Real income by economy, the `count` most affected; matplotlib (pip install parley[plots])."""
        from .plots import bars
        return bars(self.economies, "name", "real_income_pct", count, "Real income, %")

    def _table(self, columns):
        return Table(columns, {"source": [title for title, _ in self._world._native.sources()],
                               "settings": {"world": self._world.name, "world_sha256": self._world.sha256,
                                            "duties": self._duties[0], **self._options}})

    def __reduce__(self):
        return _solved_again, (self._world, self._options, self._duties)

    def __repr__(self):
        return self.summary()

    def _repr_html_(self):
        from .plots import bars_html
        rows = sorted(self.economies.rows(), key=lambda row: -abs(row["real_income_pct"]))[:12]
        return bars_html("Real income a year, % (most affected)",
                         [(row["name"], row["real_income_pct"], row["real_income_usd_m"]) for row in rows])


def _solved_again(of, options, duties):
    base = of._native.base(_parley.Options(**options))
    return Result(of, options, duties, _parley.solve(base, duties, 1e6, True))


