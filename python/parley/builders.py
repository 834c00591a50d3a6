"""Worlds of one's own, from DataFrames."""
import json
import numbers
import re
import statistics

from . import _parley
from .codes import BY_NUMBER, BY_TWO, comtrade
from .errors import Refused
from .frames import EXPORTER, IMPORTER, Codes, code_text, csv_of, frame_of, is_bool, is_missing, numbers_of

_VALUES = {"value_usd_m": 1.0, "value_usd": 1e-6, "value_usd_th": 1e-3, "value_usd_bn": 1e3}
_SHARES = ("duty_rate", "duty_pct")
_SECTOR = re.compile(r"[A-Za-z0-9_.-]+")
_THREE = set(BY_NUMBER.values())


def from_frames(cls, flows, technology=None, *, elasticities, name="frames", year=0, services=(), groups=None,
                economy_names=None, sector_names=None, value_added_of_output=None, absent_flows="error", names=None):
    """A world from tables in memory.

    flows         importer, exporter, sector, value_usd_m (at the border, before the duty; or value_usd, _th, _bn), home
                  sales among them; optional duty_rate (share, 0.25) or duty_pct. Every importer, exporter and sector
                  unless absent_flows="zero"
    technology    economy, using_sector, supplying_sector, share of the cost of using_sector; supplying_sector "VA" is
                  value added; shares of a sector sum to one. None: a world without inputs
    elasticities  trade elasticity θ by sector ({"C10": 4.0}, one number for all, or a frame with sector and theta;
                  with a column source: several sets, the first in use)
    services      codes of the sectors that are services
    groups        {"EU27": ["AUT", …]}: economies that are groups of others, with the ISO codes of their members
    names         {your column: ours}

    Market clearing decides final demand. Refused, with column and row: what is missing, NaN, twice there, a share that
    is percent; importer and exporter swapped where technology shows it."""
    if absent_flows not in ("error", "zero"):
        raise Refused("absent_flows", '"error" or "zero"', repr(absent_flows))
    for theirs in names or {}:
        if theirs not in [*_columns(flows), *_columns(technology)]:
            raise Refused("names", f"a column {theirs!r} of flows or technology", ", ".join(map(str, _columns(flows))))
    frame = frame_of("flows", flows, {k: v for k, v in (names or {}).items() if k in _columns(flows)})
    if not frame.count:
        raise Refused("flows", "at least one row", "none")
    importer, exporter = frame.one(IMPORTER), frame.one(EXPORTER)
    sector = frame.one(("sector",))
    if "value" in frame.columns:
        raise Refused("flows, column value", f"a name that says its unit: {', '.join(_VALUES)}", "value")
    value = frame.one(tuple(_VALUES))
    duty = next((c for c in _SHARES if c in frame.columns), None)
    for bare in ("tariff", "rate", "duty"):
        if bare in frame.columns:
            raise Refused(f"flows, column {bare}", "a name that says its unit: duty_pct (25 is 25 %) or duty_rate (0.25)", bare)
    codes = {"importer": _own_codes(frame, importer), "exporter": _own_codes(frame, exporter)}
    sectors = _sectors(frame, sector)
    everyone = sorted(set(codes["importer"]) | set(codes["exporter"]))
    for side, column in (("importer", importer), ("exporter", exporter)):
        for code in everyone:
            if code not in set(codes[side]):
                raise Refused(f"flows, column {column}", "every economy as importer and as exporter, home sales among the "
                              "rows", f"no row of {code}")
    all_sectors = list(dict.fromkeys(sectors))
    values = [v * _VALUES[value] for v in numbers_of(frame, value)]
    for k, v in enumerate(values):
        if v < 0:
            frame.refuse(value, k, "trade of zero or more", f"{v:g}")
    rates = _duty_rates(frame, duty, values)
    for k, (n, i) in enumerate(zip(codes["importer"], codes["exporter"])):
        if n == i and rates[k]:
            frame.refuse(duty, k, "no duty on purchases at home", f"{frame.columns[duty][k]:g} for {n}")
    seen = {}
    for k, key in enumerate(zip(codes["importer"], codes["exporter"], sectors)):
        if key in seen:
            frame.refuse(sector, k, "each importer, exporter and sector once", f"{' '.join(key)} as in {frame.row(seen[key])}")
        seen[key] = k
    if absent_flows == "error":
        for n in everyone:
            for i in everyone:
                for s in all_sectors:
                    if (n, i, s) not in seen:
                        raise Refused("flows", f"a row for every importer, exporter and sector (absent_flows=\"zero\": what "
                                      "is not there is no trade)", f"none for importer {n}, exporter {i}, sector {s}")
    for code in groups or {}:
        if code not in everyone:
            raise Refused(f"groups, {code}", f"an economy of flows ({' '.join(everyone)})", code)
    files = {
        "world.yaml": _head(name, year, everyone, all_sectors, services, groups, economy_names, sector_names),
        "flows.csv": csv_of({"importer": codes["importer"], "exporter": codes["exporter"], "sector": sectors,
                             "value_usd_m": values, "duty_rate": rates}),
        "elasticities.csv": _elasticities(elasticities, all_sectors),
    }
    known = Codes("an economy", name, everyone)
    frames = {"flows.csv": frame}
    if technology is not None:
        files["technology.csv"], frames["technology.csv"] = _technology(technology, known, all_sectors, names)
    if value_added_of_output is not None:
        shares = {str(k): v for k, v in dict(value_added_of_output).items()}
        for code in everyone:
            _checked(f"value_added_of_output, {code}", shares.get(code), "a share between 0 and 1", lambda v: 0 < v <= 1)
        files["value_added.csv"] = csv_of({"economy": everyone, "share": [float(shares[code]) for code in everyone]})
    return cls(_read(files, frames, importer, exporter))


def _checked(subject, value, expected, holds):
    """A number that holds, as a float."""
    if is_missing(value) or is_bool(value) or not isinstance(value, numbers.Real) or not holds(float(value)):
        raise Refused(subject, expected, "none" if is_missing(value) else repr(value) if isinstance(value, str) else str(value))
    return float(value)


def _read(files, frames, importer, exporter):
    try:
        return _parley.World.of_files(files)
    except Refused as refusal:
        if "technology.csv" in files and _swapped_will_do(files):
            raise Refused(f"flows, columns {importer} and {exporter}", "the buyer as importer, the seller as exporter",
                          "the two swapped: output and inputs fit only the other way round") from refusal
        frame = frames.get(refusal.subject)
        if frame is None:
            raise
        found = re.sub(r"line (\d+)", lambda line: frame.row(int(line[1]) - 2), refusal.found)
        place = f", {frame.row(refusal.line - 2)}" if refusal.line >= 2 else ""
        raise Refused(frame.name + place, refusal.expected, found) from refusal


def _swapped_will_do(files):
    head, _, rows = files["flows.csv"].partition("\n")
    names = head.split(",")
    names[0], names[1] = names[1], names[0]
    try:
        _parley.World.of_files({**files, "flows.csv": ",".join(names) + "\n" + rows})
    except Refused:
        return False
    return True


def _columns(frame):
    for way in ("column_names", "columns"):
        if hasattr(frame, way):
            return list(getattr(frame, way))
    if isinstance(frame, dict):
        return list(frame)
    return list(frame[0]) if isinstance(frame, (list, tuple)) and frame and isinstance(frame[0], dict) else []


def _sectors(frame, column):
    result = []
    for k, value in enumerate(frame.columns[column]):
        text = None if is_missing(value) else code_text(value)
        if text is None or not _SECTOR.fullmatch(text):
            frame.refuse(column, k, "the code of a sector: letters, digits and _ . -", "nothing" if is_missing(value) else repr(value))
        result.append(text)
    return result


def _own_codes(frame, column):
    result = []
    for k, value in enumerate(frame.columns[column]):
        if is_missing(value):
            frame.refuse(column, k, "the code of an economy", "nothing")
        text = code_text(value)
        if text is None:
            frame.refuse(column, k, "the code of an economy", repr(value))
        if comtrade(text):
            frame.refuse(column, k, "an ISO code of a country", f"{text}, its number in UN Comtrade; {comtrade(text)} is meant")
        if text not in _THREE and text.upper() in _THREE:
            frame.refuse(column, k, "the code of an economy", f"{text}; {text.upper()} is meant")
        if text.isdigit():
            if int(text) not in BY_NUMBER:
                frame.refuse(column, k, "an ISO code of a country, of three letters or a number", text)
            text = BY_NUMBER[int(text)]
        elif text in BY_TWO:
            frame.refuse(column, k, "a code of three letters", f"{text}; {BY_TWO[text]} is meant")
        result.append(text)
    return result


def _duty_rates(frame, column, values):
    if column is None:
        return [0.0] * len(values)
    rates = numbers_of(frame, column)
    for k, rate in enumerate(rates):
        if column == "duty_rate" and rate > 5:
            frame.refuse(column, k, "a share (0.25 is 25 %)", f"{rate:g}, which looks like percent: duty_pct is the column "
                         f"for it, or write {rate / 100:g}")
    positive = [(k, r) for k, r in enumerate(rates) if r > 0]
    if column == "duty_rate" and positive and statistics.median(r for _, r in positive) > 1:
        k, rate = next((k, r) for k, r in positive if r > 1)
        frame.refuse(column, k, "a share (0.25 is 25 %)", f"{rate:g}, as most are above 1, which looks like percent: duty_pct is "
                     "the column for it")
    if column == "duty_pct":
        if positive and max(r for _, r in positive) < 0.5:
            k, rate = positive[0]
            frame.refuse(column, k, "percent (25 is 25 %)", f"only values below 0.5, such as {rate:g}, which look like shares: "
                         "duty_rate is the column for shares")
        return [rate / 100 for rate in rates]
    return rates


def _technology(given, known, sectors, names):
    frame = frame_of("technology", given, {k: v for k, v in (names or {}).items() if k in _columns(given)})
    for wanted in ("economy", "using_sector", "supplying_sector", "share"):
        frame.one((wanted,))
    shares = numbers_of(frame, "share")
    for k, share in enumerate(shares):
        if share > 1:
            frame.refuse("share", k, "a share between 0 and 1", f"{share:g}, which looks like percent: write {share / 100:g}")
    economy = known.column(frame, "economy")
    of = Codes("a sector", "flows", sectors)
    supplying = Codes("a sector", "flows", sectors, special=("VA",))
    return csv_of({"economy": economy, "using_sector": of.column(frame, "using_sector"),
                   "supplying_sector": supplying.column(frame, "supplying_sector"), "share": shares}), frame


def _elasticities(given, sectors):
    if hasattr(given, "to_dict") and not hasattr(given, "columns"):  # a Series
        given = given.to_dict()
    if isinstance(given, numbers.Number):
        given = {s: given for s in sectors}
    if isinstance(given, dict) and "sector" not in given:
        by = {code_text(s): v for s, v in given.items()}
        theta = [_checked(f"elasticities, sector {s}", by.get(s), _THETA, lambda v: v > 0) for s in sectors]
        _not_inverse("elasticities", theta)
        return csv_of({"source": ["own"] * len(sectors), "sector": sectors, "theta": theta})
    frame = frame_of("elasticities", given)
    frame.one(("sector",)), frame.one(("theta",))
    source = frame.columns.get("source", ["own"] * frame.count)
    of, theta = Codes("a sector", "flows", sectors), numbers_of(frame, "theta")
    codes = of.column(frame, "sector")
    seen = {}
    for k, key in enumerate(zip(source, codes)):
        if theta[k] <= 0:
            frame.refuse("theta", k, _THETA, f"{theta[k]:g}")
        if key in seen:
            frame.refuse("sector", k, "each source and sector once", f"{codes[k]} as in {frame.row(seen[key])}")
        seen[key] = k
    _not_inverse("elasticities, column theta", theta)
    return csv_of({"source": source, "sector": codes, "theta": theta})


_THETA = "a trade elasticity, above zero"


def _not_inverse(subject, theta):
    """Some models are written with 1/θ (KITE's until 24.01); no source has all of θ at 0.5 or below."""
    if theta and max(theta) <= 0.5:
        raise Refused(subject, "trade elasticities θ, such as 4", f"only values up to {max(theta):g}, which look like 1/θ: write "
                      f"{1 / theta[0]:g} for {theta[0]:g}")


def _quoted(text):
    return json.dumps(str(text), ensure_ascii=False)


def _head(name, year, economies, sectors, services, groups, economy_names, sector_names):
    groups, given = groups or {}, [services] if isinstance(services, str) else list(services)
    services = {code_text(code) for code in given}
    for code in given:
        if code_text(code) not in sectors:
            raise Refused("services", f"codes of sectors of flows ({' '.join(sectors)})", str(code))
    given_year, year = year, code_text(year)
    if not (year or "").isdigit():
        raise Refused("year", "a year, such as 2017 (0: none)", repr(given_year))
    sector_names = {code_text(k): v for k, v in (sector_names or {}).items()}
    lines = [f"name: {_quoted(name)}", f"year: {year}", "valuation: border", "absent_flows: zero", "highest_rate: 5",
             "economies:"]
    for code in economies:
        members = f", members: [{', '.join(_quoted(m) for m in groups[code])}]" if code in groups else ""
        lines.append(f"  - {{code: {_quoted(code)}, name: {_quoted((economy_names or {}).get(code, code))}{members}}}")
    lines.append("sectors:")
    for code in sectors:
        lines.append(f"  - {{code: {_quoted(code)}, name: {_quoted(sector_names.get(code, code))}, "
                     f"goods: {'false' if code in services else 'true'}, traded: true}}")
    return "\n".join(lines) + "\n"
