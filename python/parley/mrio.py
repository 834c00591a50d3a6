"""A world from a table that pymrio has read."""
from .builders import from_frames
from .codes import BY_TWO
from .errors import Refused
from .frames import frame_of


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
