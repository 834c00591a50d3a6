"""The program inside: every command of `parley`, in this process."""
import json
import re

from . import _parley
from .errors import NotConverged, Refused
from .tables import Table

_SAID = re.compile(r"(?P<subject>.*?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?: expected (?P<expected>.*), found (?P<found>.*)",
                   re.DOTALL)


class Ran:
    """What a command wrote: ``exit`` (0 done, 5 a target out of reach), ``out`` and ``err``, bytes as they are."""

    def __init__(self, words, ran):
        self.words = tuple(words)
        self.exit, self.out, self.err = ran

    @property
    def text(self):
        return self.out.decode("utf-8")

    def __repr__(self):
        return self.text


def _refusal(message):
    said = _SAID.fullmatch(message)
    if not said:
        return Refused("parley", "words that the program understands", message)
    return Refused(said["subject"], said["expected"], said["found"], int(said["line"] or 0), int(said["column"] or 0))


def command(*words):
    """Runs `parley WORDS` here and gives what it wrote: the same bytes as on the command line.

    Raises Refused where the program ends with 2 or 3 (what it was given cannot be used), NotConverged where it ends
    with 4. One command at a time; other threads of Python go on meanwhile."""
    words = [str(word) for word in words]
    ran = Ran(words, _parley.command(words))
    message = ran.err.decode("utf-8", "replace").strip().removeprefix("parley: ")
    if ran.exit in (2, 3):
        raise _refusal(message)
    if ran.exit == 4:
        raise NotConverged(message)
    if ran.exit == 1:
        raise RuntimeError(message)
    return ran


def commands():
    """The names of the program's commands."""
    help_page = _parley.command(["--help"])[1].decode("utf-8")
    listed = help_page.partition("Subcommands:")[2].partition("Examples:")[0]
    return re.findall(r"^  ([a-z][a-z-]*)  ", listed, re.M)


def document(*words):
    """`parley WORDS --json`, read."""
    return Document(command(*words, "--json"))


class Document:
    """A JSON document of the program (docs/schema): ``json`` its bytes, ``data`` the same read, ``doc["key"]`` a part,
    ``table("equilibria.economies")`` a list of it as a Table, ``text`` what the command says to people."""

    def __init__(self, ran):
        self._ran = ran
        self.json = ran.out
        self.exit = ran.exit
        self.data = json.loads(ran.out)
        self._text = None

    def __getitem__(self, key):
        return self.data[key]

    def keys(self):
        return self.data.keys()

    def table(self, path):
        """A list in the document as a Table, a dict for each row. Where the path goes through another list
        ("equilibria.economies") the position there is the first column."""
        rows = [({}, self.data)]
        for step in path.split("."):
            found = []
            for at, value in rows:
                if not isinstance(value, dict) or step not in value:
                    known = ", ".join(value) if isinstance(value, dict) else "no keys"
                    raise Refused(f"table {path!r}", f"one of {known}", repr(step))
                inner = value[step]
                if isinstance(inner, list) and step != path.rpartition(".")[2]:
                    found += [({**at, step: k}, each) for k, each in enumerate(inner)]
                else:
                    found.append((at, inner))
            rows = found
        flat = []
        for at, value in rows:
            if not isinstance(value, list):
                value = [value]
            flat += [{**at, **(each if isinstance(each, dict) else {path.rpartition(".")[2]: each})} for each in value]
        from .tables import unit_of
        table = Table.of_rows(flat, None, {"settings": self.data.get("manifest")})
        return Table.of(table.to_dict(), {name: unit_of(name) for name in table.columns}, table.about)

    @property
    def text(self):
        """What the command says to people; asked of the program when it is first wanted."""
        if self._text is None:
            self._text = command(*[word for word in self._ran.words if word != "--json"]).text
        return self._text

    summary = property(lambda self: self.text)

    def __reduce__(self):
        return _document_again, (self._ran.words, self.exit, self.json, self._ran.err)

    def __repr__(self):
        return self.text

    def _repr_html_(self):
        import html
        return f"<pre>{html.escape(self.text)}</pre>"


def _document_again(words, exit, out, err):
    return Document(Ran(words, (exit, out, err)))
