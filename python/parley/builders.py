"""Worlds of one's own: from DataFrames, and from a table that pymrio has read."""
from . import _parley
from .codes import BY_NUMBER, BY_TWO
from .errors import Refused
from .frames import EXPORTER, IMPORTER, Codes, csv_of, frame_of, is_missing, numbers_of

_VALUES = {"value_usd_m": 1.0, "value_usd": 1e-6, "value_usd_th": 1e-3, "value_usd_bn": 1e3}
_SHARES = ("duty_rate", "duty_pct")


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
    frame = frame_of("flows", flows, {k: v for k, v in (names or {}).items() if k in _columns(flows)})
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
    sectors = [str(v) for v in frame.columns[sector]]
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
    files = {
        "world.yaml": _head(name, year, everyone, all_sectors, services, groups, economy_names, sector_names, elasticities),
        "flows.csv": csv_of({"importer": codes["importer"], "exporter": codes["exporter"], "sector": sectors,
                             "value_usd_m": values, "duty_rate": rates}),
        "elasticities.csv": _elasticities(elasticities, all_sectors),
    }
    known = Codes("an economy", name, everyone)
    if technology is not None:
        files["technology.csv"] = _technology(technology, known, all_sectors, names)
    if value_added_of_output is not None:
        files["value_added.csv"] = csv_of({"economy": list(value_added_of_output),
                                           "share": [float(v) for v in value_added_of_output.values()]})
    return cls(_read(files, frame, importer, exporter))


def _read(files, frame, importer, exporter):
    try:
        return _parley.World.of_files(files)
    except Refused as refusal:
        if frame is not None and "technology.csv" in files and _swapped_will_do(files):
            raise Refused(f"flows, columns {importer} and {exporter}", "the buyer as importer, the seller as exporter",
                          "the two swapped: output and inputs fit only the other way round") from refusal
        if refusal.subject == "flows.csv" and refusal.line >= 2 and frame is not None:
            raise Refused(f"flows, {frame.row(refusal.line - 2)}", refusal.expected, refusal.found) from refusal
        raise


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
    return list(getattr(frame, "column_names", None) or getattr(frame, "columns", None) or
                (frame if isinstance(frame, dict) else frame[0] if frame else ()))


def _own_codes(frame, column):
    result = []
    for k, value in enumerate(frame.columns[column]):
        if is_missing(value):
            frame.refuse(column, k, "the code of an economy", "nothing")
        text = str(value).strip() if isinstance(value, str) else str(int(value))
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
                   "supplying_sector": supplying.column(frame, "supplying_sector"), "share": shares})


def _elasticities(given, sectors):
    if isinstance(given, (int, float)):
        given = {s: float(given) for s in sectors}
    if isinstance(given, dict) and "sector" not in given:
        missing = [s for s in sectors if s not in given]
        if missing:
            raise Refused("elasticities", f"a trade elasticity of every sector", f"none of {missing[0]}")
        return csv_of({"source": ["own"] * len(sectors), "sector": sectors, "theta": [float(given[s]) for s in sectors]})
    frame = frame_of("elasticities", given)
    frame.one(("sector",)), frame.one(("theta",))
    source = frame.columns.get("source", ["own"] * frame.count)
    return csv_of({"source": source, "sector": frame.columns["sector"], "theta": numbers_of(frame, "theta")})


def _quoted(text):
    import json
    return json.dumps(str(text), ensure_ascii=False)


def _head(name, year, economies, sectors, services, groups, economy_names, sector_names, elasticities):
    groups, services = groups or {}, set(services)
    for code in services - set(sectors):
        raise Refused("services", f"codes of sectors of flows ({' '.join(sectors)})", code)
    lines = [f"name: {_quoted(name)}", f"year: {int(year)}", "valuation: border", "absent_flows: zero", "highest_rate: 5",
             "economies:"]
    for code in economies:
        members = f", members: [{', '.join(_quoted(m) for m in groups[code])}]" if code in groups else ""
        lines.append(f"  - {{code: {_quoted(code)}, name: {_quoted((economy_names or {}).get(code, code))}{members}}}")
    lines.append("sectors:")
    for code in sectors:
        lines.append(f"  - {{code: {_quoted(code)}, name: {_quoted((sector_names or {}).get(code, code))}, "
                     f"goods: {'false' if code in services else 'true'}, traded: true}}")
    return "\n".join(lines) + "\n"


def from_pymrio(cls, mrio, *, elasticities, name="pymrio", year=0, services=(), groups=None, codes=None, duties=None,
                money=1.0):
    """A world from a table of pymrio (its Z and Y, by region and sector): flows are Z and Y added up over the buyer's
    uses, technology is Z over output, value added the rest.

    money    USD million in one unit of the table (1.0: it is in USD million; 1.1: in EUR million at 1.1 USD)
    codes    {region of the table: ISO alpha-3 or the code of a group}; codes of two letters are read as such
    groups   {"ROW": ["AFG", …]}: the members of regions that are groups
    duties   optional frame with importer, exporter, sector and duty_rate; without it the base has none
    Final demand below zero (stocks run down) is set to zero; `notes` says how much that was."""
    if getattr(mrio, "Z", None) is None or getattr(mrio, "Y", None) is None:
        raise Refused("mrio", "a table of pymrio with Z and Y", "none of them: mrio.calc_all() or parse it first")
    z, y = mrio.Z, mrio.Y
    regions, sectors = list(dict.fromkeys(z.index.get_level_values(0))), list(dict.fromkeys(z.index.get_level_values(1)))
    codes = {r: (codes or {}).get(r, BY_TWO.get(str(r), str(r))) for r in regions}
    sector_codes = {s: _sector_code(s, k) for k, s in enumerate(sectors)}
    inputs = z.to_numpy() * money
    final = y.T.groupby(level=0, sort=False).sum().T[regions].to_numpy() * money
    cut = float(-final[final < 0].sum())
    final[final < 0] = 0.0
    count, width = len(regions), len(sectors)
    output = inputs.sum(axis=1) + final.sum(axis=1)
    by_buyer = inputs.reshape(count, width, count, width).sum(axis=3) + final.reshape(count, width, count)
    rows = {"importer": [], "exporter": [], "sector": [], "value_usd_m": []}
    for n, buyer in enumerate(regions):
        for i, seller in enumerate(regions):
            for s, sector in enumerate(sectors):
                rows["importer"].append(codes[buyer])
                rows["exporter"].append(codes[seller])
                rows["sector"].append(sector_codes[sector])
                rows["value_usd_m"].append(float(by_buyer[i, s, n]))
    use = inputs.reshape(count, width, count, width).sum(axis=0)  # supplying sector, buyer, using sector
    technology = {"economy": [], "using_sector": [], "supplying_sector": [], "share": []}
    for n, buyer in enumerate(regions):
        for r, using in enumerate(sectors):
            made = output[n * width + r]
            left = 1.0
            for s, supplying in enumerate(sectors):
                share = float(use[s, n, r] / made) if made > 0 else 0.0
                left -= share
                if share > 0:
                    _add(technology, codes[buyer], sector_codes[using], sector_codes[supplying], share)
            if left <= 0:
                raise Refused(f"mrio.Z, region {buyer}, sector {using}", "inputs of less than output",
                              f"{100 * (1 - left):.1f} % of it")
            _add(technology, codes[buyer], sector_codes[using], "VA", left)
    if duties is not None:
        known = {(r["importer"], r["exporter"], r["sector"]): r["duty_rate"] for r in _row_dicts(duties)}
        rows["duty_rate"] = [float(known.get(key, 0.0)) for key in zip(rows["importer"], rows["exporter"], rows["sector"])]
    theta = elasticities
    if isinstance(theta, dict) and "sector" not in theta:
        theta = {sector_codes.get(s, s): v for s, v in theta.items()}
    world = from_frames(cls, rows, technology, elasticities=theta, name=name, year=year,
                        services=[sector_codes.get(s, s) for s in services], groups=groups,
                        sector_names={sector_codes[s]: str(s) for s in sectors})
    world.cut_usd_m = cut
    return world


def _row_dicts(given):
    frame = frame_of("duties", given)
    return [{c: frame.columns[c][k] for c in frame.columns} for k in range(frame.count)]


def _add(rows, *values):
    for column, value in zip(rows, values):
        rows[column].append(value)


def _sector_code(sector, position):
    text = "".join(c if c.isalnum() and c.isascii() or c in "_.-" else "_" for c in str(sector)).strip("_")[:24]
    return text or f"S{position + 1}"
