"""Parley: what a trade dispute costs, and what the talks can reach.

    import parley as pl
    w = pl.world("world-2022")
    r = w.solve({"importer": ["USA"], "exporter": ["CHN"], "sector": ["goods"], "add_points": [25]})
    r.economies.df()
    pl.dispute("us-china-2018").deals()

Worlds are solved here (world(), World, Result); disputes are asked through the program's commands (dispute(), Dispute,
command()), whose JSON is the command line's byte for byte. `python -m parley` is the program. Money is USD million a year,
percent is percent, duties of the JSON as docs/schema says."""
from . import _parley, cluster, stores
from .disputes import Dispute, dispute
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


def war(of, parties, **options):
    """`parley war` among these economies, as a Document; options as keywords."""
    return _strategy("war", of, ",".join(parties), options)


def best_answer(of, who, **options):
    """`parley best-answer` of an economy, as a Document; options as keywords."""
    return _strategy("best-answer", of, who, options)


def _strategy(name, of, who, options):
    from .disputes import _flags
    if name not in commands():
        raise Refused(name, f"a command of this program ({', '.join(commands())})", "one that it does not have")
    place = of._native.loaded_by if isinstance(of, World) else str(of)
    if not place:
        raise Refused("world", "a bundled world or a folder (World.to_folder() writes one)", "one made of frames")
    return document(name, who, "--world", place, *_flags(options))
