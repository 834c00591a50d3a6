"""Work in parts on the workers of a cluster. What a part gives depends on nothing but the part: a lost worker's is done
again by another, and the whole has the same bytes however many there are."""
import pathlib
import tempfile
from concurrent.futures import Executor

from . import _parley
from .errors import Refused
from .program import command
from .tables import Table


def scatter(client, work, parts):
    """[work(part) for part in parts] in their order, on the client's workers: dask.distributed's Client, an Executor of
    concurrent.futures, joblib's Parallel in a lambda, or None: here, one after another."""
    parts = list(parts)
    if client is None:
        return [work(part) for part in parts]
    if isinstance(client, Executor):
        return list(client.map(work, parts))
    if hasattr(client, "gather"):
        # Pure: a worker that is lost leaves its parts to be done again; retries: so does one that is killed at them.
        return client.gather(client.map(work, parts, pure=False, retries=5))
    if hasattr(client, "map"):
        return list(client.map(work, parts))
    raise Refused("client", "dask.distributed's Client, an Executor, or anything with map()", type(client).__name__)


def workers_of(client):
    """How many workers a client has; 1 where it does not say."""
    if hasattr(client, "scheduler_info"):
        return max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    return getattr(client, "_max_workers", 1) or 1


class _PartOfSweep:
    def __init__(self, dispute, points, seed, parts):
        self.dispute, self.points, self.seed, self.parts = dispute, points, seed, parts

    def __call__(self, part):
        seed = [] if self.seed is None else ["--seed", self.seed]
        words = self.dispute.words("sweep", "--points", self.points, *seed, "--csv")
        if self.parts > 1:
            words += ["--part", f"{part}/{self.parts}"]
        if "--threads" not in words and self.parts > 1:
            words += ["--threads", "1"]
        return command(*words).out


def sweep(dispute, points, seed, client, parts):
    if parts is None:
        parts = 1 if client is None else min(points, 4 * workers_of(client))
    texts = scatter(client, _PartOfSweep(dispute, points, seed, parts), range(1, parts + 1))
    head = texts[0].partition(b"\n")[0] + b"\n"
    whole = head + b"".join(text[len(head):] for text in texts)
    table = Table.of_csv(whole.decode("utf-8"), {"settings": {"dispute": repr(dispute), "points": points, "seed": seed}})
    table.csv = whole  # as `parley sweep --csv` prints it
    return table


class _Duties:
    def __init__(self, world, read, options):
        self.world, self.read, self.options = world, read, options

    def __call__(self, many):
        return [self.read(each, self.world.solve(each, **self.options)) for each in many]


def solve_all(world, duties, read, *, client=None, part=100, **options):
    """Many changes of duties in a world, on a cluster: `read(duties, result)` says what is kept of each, a dict (a
    function of a module, which workers can import, or of the notebook). A Table of these, in the order of `duties`."""
    duties = list(duties)
    parts = [duties[k:k + part] for k in range(0, len(duties), part)]
    found = scatter(client, _Duties(world, read, options), parts)
    return Table.of_rows([row for each in found for row in each])


class _Commands:
    def __call__(self, words):
        return command(*words)


def run_all(lines, *, client=None):
    """Many command lines (lists of words) on a cluster, each on a worker: a list of what command() gives. Wars, best
    answers, briefs: one a line."""
    return scatter(client, _Commands(), [[str(word) for word in line] for line in lines])


class _Case:
    def __init__(self, keep):
        self.keep = keep

    def __call__(self, slug):
        folder = tempfile.mkdtemp(prefix="parley-")
        command("backtest", "--only", slug, "--keep", folder, "--draws", 1, "--threads", 1)
        return {path.name: path.read_bytes() for path in sorted(pathlib.Path(folder).iterdir())}


def backtest(slugs=(), *, client=None, keep=None):
    """`parley backtest` with the past disputes shared out among workers: what it prints, the same bytes as on one machine.

    slugs   these past disputes alone; empty: all
    keep    a folder that keeps what was found of each"""
    keep = pathlib.Path(keep or tempfile.mkdtemp(prefix="parley-"))
    keep.mkdir(parents=True, exist_ok=True)
    names = list(slugs) or _parley.past_disputes()
    for files in scatter(client, _Case(str(keep)), names):
        for name, text in files.items():
            (keep / name).write_bytes(text)
    only = [word for slug in slugs for word in ("--only", slug)]
    return command("backtest", "--keep", str(keep), *only)

