"""Disputes: a scenario file, its outcomes priced, and what the program's lenses say of it."""
import hashlib
import json
import math
import os
import pathlib
import re
import tempfile
import weakref
from difflib import get_close_matches

from . import _parley
from .errors import Refused
from .program import Document, command, commands
from .tables import Table


def dispute(source, **options):
    """A dispute: a bundled one by name ("us-china-2018"), a scenario file or its folder, the text of one, or a dict.

    options, for everything that is asked of it: closure ("fixed" or "balanced"), elasticities, services_elasticity,
    no_inputs=True, disagreement (the named outcome that no deal leads to), threads (never changes a result)."""
    return Dispute(source, options, {})


_NUMBER = re.compile(r"^[+-]?[0-9][0-9.,]*\s*")  # what stands before the unit in "+25 points"
_OPTIONS = ("closure", "elasticities", "services_elasticity", "no_inputs", "disagreement", "threads")


def _finite(name, value):
    """A number as the file may have one; anything else is refused here, where it was typed."""
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        raise Refused(name, "a number, or text with its unit", f"a {type(value).__name__}")
    if not math.isfinite(value):
        raise Refused(name, "a finite number", str(float(value)))
    return value.item() if hasattr(value, "item") else value


class Dispute:
    """Asked by methods that are the program's commands: solve, deals, standoff, talks, forecast, record, check, brief,
    sweep, and every other that takes a scenario, by its name with _ for -. Each gives a Document: the command's JSON,
    byte for byte, its tables and its text. Never changed: set() gives another."""

    def __init__(self, source, options, numbers):
        for option in options:
            if option not in _OPTIONS:
                raise Refused("dispute", f"options {', '.join(_OPTIONS)}", option)
        self._source, self._options, self._numbers = source, dict(options), dict(numbers)
        self._folder = None
        if not isinstance(source, (dict, str, os.PathLike)):
            raise Refused("dispute", "the name of a bundled one, a scenario file or its folder, the text of one, or a dict",
                          f"a {type(source).__name__}")
        if isinstance(source, dict):
            self._text = json.dumps(source, ensure_ascii=False, indent=2)
        elif isinstance(source, str) and "\n" in source:
            self._text = source
        else:
            self._text, self._name = None, str(source)
        if self._text is not None:
            self._folder = tempfile.mkdtemp(prefix="parley-")
            path = pathlib.Path(self._folder) / "scenario.yaml"
            path.write_text(self._text, encoding="utf-8")
            self._name = str(path)
            weakref.finalize(self, _remove, path)

    def set(self, name, value):
        """The dispute with another value of one of its numbers: set("tariffs.threat.duty", 10), in the unit that the
        file states it in, or with a unit of its own: "45 points". parameters() lists them. A want by the record is
        "wants.usa.1": deals, standoff, talks, record, course and forecast go by it, prices do not."""
        written = "+25 points"
        if not isinstance(name, str):
            raise Refused("number", "the id of one that the scenario has (parameters() lists them)", repr(name))
        if re.fullmatch(r"wants\.[^.]+\.[0-9]+", name):
            written = "+0.1 points"  # by the record: the program says whether there is such a want, and what goes by it
        elif name != "duty_rate":
            name, written = self._known(name)
        text = value if isinstance(value, str) else f"{_finite(name, value)!r} {_NUMBER.sub('', written)}".strip()
        return Dispute(self._source, self._options, {**self._numbers, name: text})

    def parameters(self):
        """The numbers that somebody may dispute: id, words, value, low and high as the file writes them, with units, and
        whether equilibria move with them (1) or only what they are worth (0)."""
        return Table(_parley.parameters(self._name))

    def _known(self, name):
        """The number of this id, or of "issue.level.part": its id and its words in the file."""
        known = {row["id"]: row["value"] for row in self.parameters().rows()}
        if name in known:
            return name, known[name]
        where = name.split(".")
        if len(where) == 3:
            found = [i for i in known if i.startswith(f"issues.{where[0]}.levels.{where[1]}.measures.")
                     and i.endswith("." + where[2])]
            if len(found) == 1:
                return found[0], known[found[0]]
        near = get_close_matches(name, known, 1)
        raise Refused("number", "the id of one that the scenario has (parameters() lists them)",
                      repr(name) + (f"; did you mean {near[0]}?" if near else ""))

    def words(self, name, *more):
        """The command line that asks for `name`."""
        words = [name, self._name]
        for option, value in self._options.items():
            flag = "--" + option.replace("_", "-")
            if value is True:
                words.append(flag)
            elif value not in (None, False, ""):
                if option != "disagreement" or name != "solve":
                    words += [flag, value]
        for number, value in self._numbers.items():
            words += ["--set", f"{number}={value}"]
        return [str(word) for word in [*words, *more]]

    def ask(self, name, *more, **options):
        """`parley NAME` of this dispute, as a Document; options as keywords (points=5, ranges="none")."""
        return Document(command(*self.words(name, *_flags(options), *more), "--json"))

    def __getattr__(self, name):
        wanted = name.replace("_", "-")
        if name.startswith("_") or wanted not in commands():
            known = [c.replace("-", "_") for c in commands()]
            raise AttributeError(f"a dispute has no {name!r}; the program's commands are {', '.join(known)}")

        def asked(*more, **options):
            return self.ask(wanted, *more, **options)
        asked.__name__, asked.__doc__ = name, f"`parley {wanted}` of this dispute, as a Document."
        return asked

    def solve(self, outcomes=(), **options):
        """What the named outcomes do (all, or these): a Document with .long, every figure as a row."""
        picked = [word for outcome in ([outcomes] if isinstance(outcomes, str) else outcomes)
                  for word in ("--outcome", outcome)]
        return Outcomes(command(*self.words("solve", *_flags(options), *picked), "--json"))

    def plot_deals(self, across=None, up=None):
        """The outcomes by what they are worth to two parties (the first two), points of income a year, with the zone
        of deals that `parley deals` finds; matplotlib."""
        from .plots import deals
        data = self.ask("deals").data
        parties = [party["id"] for party in data["parties"]]
        chosen = [across or parties[0], up or next(p for p in parties if p != (across or parties[0]))]
        for argument, party in zip(("across", "up"), chosen):
            if party not in parties:
                raise Refused(argument, f"a party: {', '.join(parties)}", repr(party))
        return deals(data, *chosen)

    def brief(self, path):
        """The brief: one HTML file with the engine inside."""
        command(*self.words("brief"), "-o", str(path))
        return pathlib.Path(path)

    def check(self, source=None):
        """Whether the file is right, and with `source` whether that report says what it cites: what the program says."""
        return command("check", self._name, *(["--source", str(source)] if source else []))

    def sweep(self, points=40, *, seed=None, client=None, parts=None):
        """Every outcome solved again at `points` points of the ranges of elasticities and measures: a Table, a row for
        each equilibrium. With `client` (dask.distributed's, or anything with map and gather; an Executor will do) the
        points go to its workers in parts. The same bytes on any number of workers, in any number of parts."""
        from .cluster import sweep
        return sweep(self, points, seed, client, parts)

    def sha256(self):
        """Of the scenario: the file's bytes, or the bundled one as the program has it."""
        path = pathlib.Path(self._name)
        path = path / "scenario.yaml" if path.is_dir() else path
        if path.is_file():
            return hashlib.sha256(path.read_bytes()).hexdigest()
        return "bundled"

    def __reduce__(self):
        return _again, (self._source if isinstance(self._source, (str, dict)) else str(self._source), self._options,
                        self._numbers, self.sha256())

    def __repr__(self):
        changed = "".join(f", {n} = {v}" for n, v in self._numbers.items())
        return f"<parley.Dispute {'of its own' if self._text is not None else self._name}{changed}>"


class Outcomes(Document):
    """What the outcomes of a dispute do."""

    @property
    def long(self):
        """outcome, economy, sector, variable, unit, value, low, high, n: the program's --csv."""
        words = [word for word in self._ran.words if word != "--json"]
        return Table.of_csv(command(*words, "--csv").text, {"settings": self.data["manifest"]})

    @property
    def economies(self):
        """Economies by outcome."""
        return _by_outcome(self, "economies")

    @property
    def sectors(self):
        """Sectors by outcome."""
        return _by_outcome(self, "sectors")

    @property
    def balances(self):
        """Balances between the parties by outcome."""
        return _by_outcome(self, "balances")

    def plot(self):
        """Real income of the parties by outcome, as payoffs have it: net of borrowing where saving moves deficits;
        matplotlib."""
        from .plots import grouped
        parties = {code for party in self.data["parties"] for code in party["economies"]}
        rows = []
        for outcome in self.data["outcomes"]:
            of = self.data["equilibria"][outcome["equilibrium"]] if outcome.get("equilibrium") is not None else {}
            figure = "net_income_pct" if of.get("closure") == "saving" else "welfare_pct"
            rows += [{"outcome": outcome["id"], "code": each["code"], "payoff_pct": each[figure]}
                     for each in of.get("economies", []) if each["code"] in parties]
        return grouped(rows, "outcome", "code", "payoff_pct", "Real income, % (net of borrowing where saving moves)")


def _by_outcome(document, part):
    rows = []
    for outcome in document["outcomes"]:
        at = outcome.get("equilibrium")
        if at is None:
            continue
        for each in document["equilibria"][at].get(part, []):
            rows.append({"outcome": outcome["id"], **each})
    from .tables import unit_of
    table = Table.of_rows(rows, None, {"settings": document["manifest"]})
    return Table.of(table.to_dict(), {n: unit_of(n) for n in table.columns}, table.about)


def _flags(options):
    words = []
    for name, value in options.items():
        flag = "--" + name.replace("_", "-")
        if value is True:
            words.append(flag)
        elif value not in (None, False):
            for each in value if isinstance(value, (list, tuple)) else [value]:
                words += [flag, str(each)]
    return words


def _remove(path):
    path.unlink(missing_ok=True)
    try:
        path.parent.rmdir()
    except OSError:
        pass


def _again(source, options, numbers, sha256):
    of = Dispute(source, options, numbers)
    if of.sha256() != sha256:
        raise Refused(f"dispute {source}", f"the file that it was when it was pickled ({sha256[:12]})", of.sha256()[:12])
    return of
