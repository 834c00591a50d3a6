"""What users bring: DataFrames of pandas or Polars, tables of pyarrow, dicts of lists, lists of dicts. Slips are refused in
one line that names the column and the row."""
import math
import numbers
import re

from .codes import BY_NUMBER, BY_TWO, comtrade
from .errors import Refused

IMPORTER = ("importer", "destination", "iso3_d", "importer_iso3", "iso_d", "buyer")
EXPORTER = ("exporter", "origin", "iso3_o", "exporter_iso3", "iso_o", "seller")
# Names that say a country and not on which side of the trade it is.
AMBIGUOUS = ("reporter", "partner", "country", "iso3", "from", "to", "i", "j", "n")
RATES = ("rate_pct", "add_points", "duty_rate", "add_rate")
DUTIES = (*IMPORTER, *EXPORTER, "sector", "hs6", *RATES, "covers_usd_bn", "value_usd_m", "covered_pct", "edition", "note")


class Frame:
    """Columns by name, and what its owner calls a row."""

    def __init__(self, name, columns, labels=None, index=()):
        self.name, self.columns, self._labels, self.index = name, columns, labels, [n for n in index if n]
        lengths = {column: len(values) for column, values in columns.items()}
        if len(set(lengths.values())) > 1:
            raise Refused(name, "columns of one length", ", ".join(f"{n} in {column}" for column, n in lengths.items()))
        self.count = next(iter(lengths.values()), 0)

    def row(self, k):
        """Where row k is, in words; rows are counted from 0, as in Python."""
        label = list(self._labels)[k] if self._labels is not None else k
        return f"row {k}" + (f" (index {label})" if label != k else "")

    def refuse(self, column, k, expected, found):
        raise Refused(f"{self.name}, column {column}, {self.row(k)}", expected, found)

    def missing(self, wanted):
        """Refuses the frame that has none of the columns `wanted`."""
        at = [n for n in self.index if n in wanted]
        if at:
            raise Refused(self.name, f"a column {' or '.join(wanted)}",
                          f"{at[0]} in the index, where it is no column: frame.reset_index() makes it one")
        like = [c for c in self.columns if str(c).strip().lower() in wanted]
        if like:
            raise Refused(self.name, f"a column {' or '.join(wanted)}", f"{like[0]!r}; names={{{like[0]!r}: "
                          f"{str(like[0]).strip().lower()!r}}} says that it is that")
        if any(isinstance(c, tuple) for c in self.columns):
            raise Refused(self.name, f"a column {' or '.join(wanted)}", "names of several levels, such as "
                          f"{next(c for c in self.columns if isinstance(c, tuple))}: one level is needed")
        unclear = [c for c in self.columns if str(c).lower() in AMBIGUOUS]
        if unclear and wanted in (IMPORTER, EXPORTER):
            raise Refused(self.name, f"a column {' or '.join(wanted)}: who buys and who sells",
                          f"{unclear[0]}, which does not say which of the two it is")
        raise Refused(self.name, f"a column {' or '.join(wanted)}", f"columns {', '.join(map(str, self.columns)) or 'none'}")

    def one(self, wanted):
        """The one column among these names."""
        found = [c for c in self.columns if c in wanted]
        if not found:
            self.missing(wanted)
        if len(found) > 1:
            raise Refused(self.name, f"one of the columns {', '.join(wanted)}", " and ".join(found))
        return found[0]


def frame_of(name, given, names=None):
    """What was given as columns. `names` are {the caller's name: ours}."""
    names = dict(names or {})
    labels, index = None, ()
    if hasattr(given, "to_pydict") and hasattr(given, "column_names"):  # pyarrow
        columns = given.to_pydict()
    elif hasattr(given, "columns") and hasattr(given, "__getitem__") and not isinstance(given, dict):
        for k, c in enumerate(given.columns):
            if c in list(given.columns)[:k]:
                raise Refused(f"{name}, column {c}", "each column once", "it twice")
        columns = {c: _list(given[c]) for c in given.columns}
        if hasattr(given, "index") and hasattr(given.index, "names"):  # pandas
            labels, index = given.index, list(given.index.names)
    elif isinstance(given, dict):
        alone = {c for c, v in given.items() if isinstance(v, (str, numbers.Number))}
        count = next((len(v) for c, v in given.items() if c not in alone and hasattr(v, "__len__")), 1)
        columns = {c: [v] * count if c in alone else list(v) for c, v in given.items()}
    elif isinstance(given, (list, tuple)) and given and all(isinstance(row, dict) for row in given):
        columns = {c: [row.get(c) for row in given] for c in dict.fromkeys(k for row in given for k in row)}
    else:
        kind = type(given).__name__
        raise Refused(name, "a DataFrame, a dict of lists or a list of dicts",
                      f"a {kind} of {type(given[0]).__name__}s" if isinstance(given, (list, tuple)) and given else kind)
    for theirs, ours in names.items():
        if theirs not in columns:
            raise Refused(name, f"a column {theirs!r}, as names has it", f"columns {', '.join(map(str, columns))}")
        if ours in columns and ours not in names and ours != theirs or list(names.values()).count(ours) > 1:
            other = ours if ours in columns else next(t for t, o in names.items() if o == ours and t != theirs)
            raise Refused(f"{name}, column {theirs}", f"one column for {ours}", f"{other} as well")
    return Frame(name, {names.get(c, c): v for c, v in columns.items()}, labels, index)


def _list(column):
    for way in ("to_list", "tolist", "to_pylist"):
        if hasattr(column, way):
            return getattr(column, way)()
    return list(column)


def is_missing(value):
    """None, NaN, pandas.NA, pandas.NaT, blank."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return isinstance(value, str) and not value.strip()


def is_bool(value):
    return type(value).__name__ in ("bool", "bool_")


def number_of(frame, column, k, value):
    """One cell as a float; True is no number, though Python counts with it."""
    try:
        number = math.nan if is_bool(value) else float(value)
    except (TypeError, ValueError):
        number = math.nan
    if math.isnan(number):
        frame.refuse(column, k, "a number", repr(value))
    if math.isinf(number):
        frame.refuse(column, k, "a finite number", repr(number))
    return number


def numbers_of(frame, column):
    """The column as floats, every one of them a number."""
    result = []
    for k, value in enumerate(frame.columns[column]):
        if is_missing(value):
            frame.refuse(column, k, "a number (missing is not zero: leave the row out, or write 0)",
                         "NaN" if isinstance(value, float) else "nothing")
        result.append(number_of(frame, column, k, value))
    return result


def code_text(value):
    """What a code is in text: 12 and 12.0 are 12; None for what is none, such as True or a date."""
    if isinstance(value, str):
        return value.strip()
    if is_bool(value) or not isinstance(value, numbers.Real) or not float(value).is_integer():
        return None
    return str(int(value))


class Codes:
    """The codes of economies, or of sectors, of a world; those of countries also as ISO numbers."""

    def __init__(self, kind, world, known, members=None, special=()):
        self.kind, self.world, self.known, self.special = kind, world, set(known), set(special)
        self.members = {code: group for group, codes in (members or {}).items() for code in codes}

    def read(self, frame, column, k, value):
        if is_missing(value):
            frame.refuse(column, k, f"the code of {self.kind} of {self.world}", "nothing")
        text = code_text(value)
        if text is None:
            frame.refuse(column, k, f"the code of {self.kind} of {self.world}", repr(value))
        if text in self.known or text in self.special:
            return text
        if self.kind == "an economy":
            if comtrade(text):
                frame.refuse(column, k, "an ISO code of a country", f"{text}, its number in UN Comtrade; {comtrade(text)} is meant")
            if text.isdigit() and int(text) in BY_NUMBER:
                text = BY_NUMBER[int(text)]
                if text in self.known:
                    return text
            if text in self.members:
                frame.refuse(column, k, f"the code of an economy of {self.world}",
                             f"{text}, which is part of {self.members[text]} there")
            if BY_TWO.get(text) in self.known:
                frame.refuse(column, k, f"a code of three letters of {self.world}", f"{text}; {BY_TWO[text]} is meant")
        hint = next((c for c in sorted(self.known) if c.lower() == text.lower()), None)
        few = f"; it has {' '.join(sorted(self.known))}" if len(self.known) <= 40 else ""
        frame.refuse(column, k, f"the code of {self.kind} of {self.world}",
                     f"{text!r}" + (f"; {hint} is meant" if hint else few))

    def column(self, frame, column):
        cache, result = {}, []
        for k, value in enumerate(frame.columns[column]):
            key = type(value), str(value)  # 1 and True are equal, and not the same
            if key not in cache:
                cache[key] = self.read(frame, column, k, value)
            result.append(cache[key])
        return result


def _cells(values):
    return [repr(v) if isinstance(v, float) else str(v) for v in values]


def csv_of(columns):
    """{name: list} as the program's CSV; text that CSV would have to quote is refused by what reads it."""
    lines = [",".join(columns)]
    lines += [",".join(row) for row in zip(*(_cells(v) for v in columns.values()))]
    return "\n".join(lines) + "\n"


def duties_csv(given, economies, sectors, names=None, highest_rate=1.0):
    """Changes of duties as the program's CSV with, of a list of products, whose it is; and the frame, for what the program
    says of its lines."""
    for theirs, ours in (names or {}).items():
        if ours not in DUTIES:
            raise Refused(f"names, {theirs!r}", f"one of {', '.join(DUTIES)}",
                          repr(ours) + ("; names is {yours: ours}" if theirs in DUTIES else ""))
    frame = frame_of("duties", given, names)
    importer, exporter = frame.one(IMPORTER), frame.one(EXPORTER)
    if "hs6" in frame.columns:
        return _products_csv(frame, importer, exporter, economies), frame
    sector = frame.one(("sector",))
    for bare in ("tariff", "rate", "duty", "tariff_rate"):
        if bare in frame.columns:
            value = frame.columns[bare][0] if frame.count else 25
            raise Refused(f"duties, column {bare}", "a name that says its unit: rate_pct (25 is 25 %) or duty_rate (0.25 is "
                          "25 %), add_points or add_rate on top of what is in force",
                          f"{bare}, in which {value} may be {value} % or a share")
    rates = [c for c in RATES if c in frame.columns]
    if not rates:
        frame.missing(RATES)
    known = {importer, exporter, sector, *rates, "covers_usd_bn", "note"}
    extra = [c for c in frame.columns if c not in known]
    if extra:
        raise Refused("duties", f"columns importer, exporter, sector, {', '.join(RATES)}, covers_usd_bn, note",
                      f"{extra[0]}; names={{{extra[0]!r}: …}} says what it is, or leave it out")
    if not frame.count:
        raise Refused("duties", "at least one row", "none")
    result = {"importer": economies.column(frame, importer), "exporter": economies.column(frame, exporter),
              "sector": sectors.column(frame, sector)}
    for k, (n, i) in enumerate(zip(result["importer"], result["exporter"])):
        if n == i and n not in economies.special:
            frame.refuse(exporter, k, "an exporter other than the importer (home trade bears no duty)", n)
    for column in rates:
        result[column] = _rates(frame, column, len(rates) > 1, highest_rate)
    if "covers_usd_bn" in frame.columns:
        result["covers_usd_bn"] = ["" if is_missing(v) else v for v in frame.columns["covers_usd_bn"]]
    return (csv_of(result), [], []), frame


def _products_csv(frame, importer, exporter, economies):
    """A list of products, which is one importer's; its rates and values are the program's to look at."""
    if "sector" in frame.columns:
        raise Refused("duties", "a column hs6 or a column sector", "both")
    if not frame.count:
        raise Refused("duties", "at least one row", "none")
    of = []
    for column in (importer, exporter):
        codes = economies.column(frame, column)
        for k, code in enumerate(codes):
            if code != codes[0]:
                frame.refuse(column, k, f"{codes[0]} as in the row before: a list of products is of one importer and one exporter",
                             code)
        of.append([] if codes[0] in economies.special else codes[:1])
    if not of[0]:
        frame.refuse(importer, 0, "the economy whose list it is", "all")
    kept = {"hs6": [_hs6(frame, k, value) for k, value in enumerate(frame.columns["hs6"])]}
    for column, values in frame.columns.items():
        if column in (importer, exporter, "hs6", "note"):
            continue
        kept[column] = ["" if is_missing(v) else v if isinstance(v, str) else
                        code_text(v) if column == "edition" else number_of(frame, column, k, v)
                        for k, v in enumerate(values)]
    return csv_of(kept), *of


def _hs6(frame, k, value):
    """Six digits; pandas reads 010121 as a number, whose zero in front is put back."""
    text = code_text(value)
    if text is not None and text.isdigit() and len(text) == 5 and not isinstance(value, str):
        text = "0" + text
    if text is None or not text.isdigit() or len(text) != 6:
        frame.refuse("hs6", k, "a product's six digits of the Harmonized System", repr(value))
    return text


def of_rows(refused, frame):
    """A refusal about a line of the CSV above, in the words of the frame."""
    if frame is None or refused.subject != frame.name or refused.line < 2:
        return refused
    found = re.sub(r"line (\d+)", lambda line: frame.row(int(line[1]) - 2), refused.found)
    k = refused.line - 2
    rates = [c for c in RATES if c in frame.columns and not is_missing(frame.columns[c][k])]
    column = f"column {rates[0]}, " if "a duty" in refused.expected and len(rates) == 1 else ""
    return Refused(f"{frame.name}, {column}{frame.row(k)}", refused.expected, found)


def _rates(frame, column, may_lack, highest_rate):
    share = column in ("duty_rate", "add_rate")
    if may_lack:
        values = ["" if is_missing(v) else number_of(frame, column, k, v) for k, v in enumerate(frame.columns[column])]
    else:
        values = numbers_of(frame, column)
    one = 1.0 if share else 100.0
    for k, value in enumerate(values):
        if value == "" or abs(float(value)) <= highest_rate * one:
            continue
        other = {"duty_rate": "rate_pct", "add_rate": "add_points"}.get(column)
        frame.refuse(column, k, f"at most {highest_rate * one:g}" + (", a share (0.25 is 25 %)" if share else ""),
                     f"{float(value):g}" + (f", which looks like percent: {other} is the column for it, or write "
                                            f"{float(value) / 100:g}" if share else "; highest_rate= allows more"))
    known = [(k, abs(float(v))) for k, v in enumerate(values) if v != ""]
    if not share and known and max(v for _, v in known) < 1 and any(v for _, v in known):
        k, value = next((k, v) for k, v in known if v)
        other = "duty_rate" if column == "rate_pct" else "add_rate"
        frame.refuse(column, k, "percent (25 is 25 %)", f"only values below 1, such as {value:g}, which look like shares: "
                     f"{other} is the column for shares, or write {100 * value:g}")
    return values
