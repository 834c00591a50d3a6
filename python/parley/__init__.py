"""Parley: what a trade dispute costs, and what the talks can reach.

    import parley as pl
    w = pl.world("world-2022")
    r = w.solve({"importer": ["USA"], "exporter": ["CHN"], "sector": ["goods"], "add_points": [25]})
    r.economies.df()
    pl.dispute("us-china-2018").deals()

Worlds are solved here (world(), World, Result); disputes are asked through the program's commands (dispute(), Dispute,
command()), whose JSON is the command line's byte for byte. `python -m parley` is the program. Money is USD million a year,
percent is percent, duties of the JSON as docs/schema says."""
import pathlib
import tempfile

from . import _parley, cluster, stores
from .disputes import Dispute, _flags, dispute
from .errors import NotConverged, Refused
from .program import Document, Ran, command, commands, document
from .tables import Table
from .worlds import Result, World, world

__version__ = _parley.version
__all__ = ["Dispute", "Document", "NotConverged", "Ran", "Refused", "Result", "Table", "World", "best_answer", "cluster",
           "command", "commands", "dispute", "document", "stores", "war", "world", "worlds"]


def worlds():
    """Names of the bundled worlds, the newest first."""
    return _parley.bundled_worlds()


def war(of, sides, **options):
    """`parley war` among these economies ("USA", or a union "MEX+CAN") of a world, as a Document; the command's options as
    keywords: rates="uniform", talks=True, order="first-moves", to=DataFrame (duties that others have changed before)."""
    if isinstance(sides, str) and sides != "all":
        raise Refused("sides", 'a list of economies, such as ["USA", "CHN"], or "all"', repr(sides))
    return _strategy("war", of, [sides] if isinstance(sides, str) else list(sides), options)


def best_answer(of, who, **options):
    """`parley best-answer`: the duties that would be best for one, as a Document; options as keywords: on="USA",
    rates="uniform", to=DataFrame (duties that others have changed before)."""
    return _strategy("best-answer", of, [who], options)


def _strategy(name, of, who, options):
    if name not in commands():
        raise Refused(name, f"a command of this program ({', '.join(commands())})", "one that it does not have")
    of = of if isinstance(of, World) else world(of)
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        place = of._native.loaded_by or of.to_folder(f"{folder}/world")
        to = options.pop("to", None)
        if to is not None:
            path = pathlib.Path(folder) / "to.csv"
            (text, importers, _), _ = of._duties(to, None, options.get("highest_rate", 1.0))
            if importers:
                raise Refused("to, column hs6", "sectors of the world", "products")
            path.write_text(text, encoding="utf-8")
            options["to"] = str(path)
        found = document(name, *who, "--world", place, *_flags(options))
        if to is not None or not of._native.loaded_by:
            _ = found.text  # while its files are there
        return found
