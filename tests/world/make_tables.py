#!/usr/bin/env python3
"""One small balanced table of round random figures in the forms that are published, for the tests of their readers.

make_tables.py [FOLDER]   writes tests/world/data, or FOLDER; the same bytes every time
"""
import pathlib
import random
import sys

ECONOMIES = ["USA", "DEU", "ROW"]
INDUSTRIES = ["A01", "C20", "C29", "K64"]
FIGARO_AREAS = {"USA": "US", "DEU": "DE", "ROW": "FIGW1"}
EMERGING = {"A01": "1", "C20": "29", "C29": "87", "K64": "119"}
KINDS = 5  # of final demand
WIOD_CODES = (
    "A01 A02 A03 B C10-C12 C13-C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31_C32 C33 D35 E36 E37-E39 F G45 "
    "G46 G47 H49 H50 H51 H52 H53 I J58 J59_J60 J61 J62_J63 K64 K65 K66 L68 M69_M70 M71 M72 M73 M74_M75 N O84 P85 Q R_S T U"
).split()


def balanced():
    draw = random.Random(7).randint
    cells = [(e, s) for e in ECONOMIES for s in INDUSTRIES]
    # Inputs z, final demand f (inventories, the last, run down now and then), by seller; taxes by user.
    z = [[draw(1, 9) + (30 if a[0] == b[0] else 0) for b in cells] for a in cells]
    f = [[draw(2, 20) * (8 if e == a[0] else 1) if k < KINDS - 1 else draw(-1, 2) for e in ECONOMIES for k in range(KINDS)] for a in cells]
    taxes = [draw(1, 5) for _ in cells]
    out = [sum(z[i]) + sum(f[i]) for i in range(len(cells))]
    added = [out[j] - taxes[j] - sum(row[j] for row in z) for j in range(len(cells))]
    assert min(added) > 20
    return cells, z, f, taxes, added, out


def lines(rows, separator=","):
    return "".join(separator.join(str(cell) for cell in row) + "\n" for row in rows)


def oecd(cells, z, f, taxes, added, out):
    kinds = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT"]
    own = {"K64": "K"}  # what the OECD calls it
    rows = [["V1", *[f"{e}_{own.get(s, s)}" for e, s in cells], *[f"{e}_{k}" for e in ECONOMIES for k in kinds], "OUT"]]
    rows += [[f"{e}_{own.get(s, s)}", *z[i], *f[i], out[i]] for i, (e, s) in enumerate(cells)]
    blank = [0] * (len(ECONOMIES) * KINDS + 1)
    return lines(rows + [["TLS", *taxes, *blank], ["VA", *added, *blank], ["OUT", *out, *blank]])


WIOD_ROWS = [("II_fob", "Total intermediate consumption"), ("TXSP", "taxes less subsidies on products"),
             ("EXP_adj", "Cif/ fob adjustments on exports"), ("PURR", "Direct purchases abroad by residents"),
             ("PURNR", "Purchases on the domestic territory by non-residents "), ("VA", "Value added at basic prices"),
             ("IntTTM", "International Transport Margins"), ("GO", "Output at basic prices")]


def wiod_rows(z, f, taxes, added, out):
    """By code, from the first industry to the total."""
    inputs = [sum(row[j] for row in z) for j in range(len(out))]
    part = {"II_fob": inputs, "TXSP": taxes, "VA": [a - 2 for a in added], "IntTTM": [2] * len(out), "GO": out}
    final = [sum(row[k] for row in f) for k in range(len(f[0]))]
    return {code: [*part.get(code, [0] * len(out)), *(final if code == "II_fob" else [0] * len(final)), 0] for code, _ in WIOD_ROWS}


def wiod_sheet(cells, z, f, taxes, added, out):
    kinds = ["CONS_h", "CONS_np", "CONS_g", "GFCF", "INVEN"]
    number = {s: WIOD_CODES.index(s) + 1 for s in INDUSTRIES}
    finals = [(e, k) for e in ECONOMIES for k in range(KINDS)]
    width = 4 + len(cells) + len(finals) + 1
    pad = lambda *start: [*start, *[""] * (width - len(start))]
    rows = [pad("Intercountry Input-Output Table"), pad('"43 countries, in current prices"'),
            ["(industry-by-industry)", "", "", "", *[s for _, s in cells], *[kinds[k] for _, k in finals], "GO"],
            ["(millions of US$)", "", "", "", *["Industry"] * len(cells), *["Final"] * len(finals), "Total output"],
            ["", "", "", "", *[e for e, _ in cells], *[e for e, _ in finals], "TOT"],
            ["", "", "", "", *[f"c{number[s]}" for _, s in cells], *[f"c{57 + k}" for _, k in finals], "c62"]]
    rows += [[s, '"Crops, and more"', e, f"r{number[s]}", *z[i], *f[i], out[i]] for i, (e, s) in enumerate(cells)]
    values = wiod_rows(z, f, taxes, added, out)
    rows += [[code, name, "TOT", f"r{65 + k if code != 'GO' else 73}", *values[code]] for k, (code, name) in enumerate(WIOD_ROWS)]
    return lines(rows)


def wiod_frame(cells, z, f, taxes, added, out):
    number = {s: WIOD_CODES.index(s) + 1 for s in INDUSTRIES}
    heads = [f"{e}{number[s]}" for e, s in cells] + [f"{e}{57 + k}" for e in ECONOMIES for k in range(KINDS)]
    rows = [['""', *[f'"{h}"' for h in ["IndustryCode", "IndustryDescription", "Country", "RNr", "Year", *heads, "TOT"]]]]
    body = [[s, "Industry", e, number[s], 2014, *z[i], *f[i], out[i]] for i, (e, s) in enumerate(cells)]
    values = wiod_rows(z, f, taxes, added, out)
    body += [[code, name, "TOT", 65 + k, 2014, *values[code]] for k, (code, name) in enumerate(WIOD_ROWS)]
    return lines(rows + [[f'"{i + 1}"', *row] for i, row in enumerate(body)])


FIGARO_KINDS = ["P3_S13", "P3_S14", "P3_S15", "P51G", "P5M"]


def figaro_table(cells, z, f, taxes, added, out):
    heads = [(FIGARO_AREAS[e], s) for e, s in cells] + [(FIGARO_AREAS[e], k) for e in ECONOMIES for k in FIGARO_KINDS]
    none = [0] * len(out)
    extra = {"D21X31": taxes, "OP_RES": none, "OP_NRES": none, "D1": [a - 10 for a in added], "D29X39": [1] * len(out), "B2A3G": [9] * len(out)}
    rows = [((FIGARO_AREAS[e], s), [*z[i], *f[i]]) for i, (e, s) in enumerate(cells)]
    return heads, rows + [(("W2", code), [*row, *[0] * (len(heads) - len(row))]) for code, row in extra.items()]


def figaro_matrix(*table):
    heads, rows = figaro_table(*table)
    return lines([["rowLabels", *["_".join(h) for h in heads]], *[["_".join(name), *row] for name, row in rows]])


def figaro_flat(*table):
    heads, rows = figaro_table(*table)
    cells = [[*name, *head, value] for name, row in rows for head, value in zip(heads, row)]
    return lines([["refArea", "rowPi", "counterpartArea", "colPi", "obsValue"], *cells], ";")


def figaro_flat_2026(*table):
    heads, rows = figaro_table(*table)
    cells = [["_".join(name), "_".join(head), *name, *head, value] for name, row in rows for head, value in zip(heads, row)]
    return lines([["icioiRow", "icioiCol", "refArea", "rowIi", "counterpartArea", "colIi", "obsValue"], *cells])


def emerging(cells, z, f, taxes, added, out):
    name = [f"{e}_{EMERGING[s]}" for e, s in cells]
    three = lambda row: [x for k in range(0, len(row), KINDS) for x in (row[k], row[k + 1] + row[k + 2], row[k + 3] + row[k + 4])]
    rows = [["", *name, *[f"{e}_F{k}" for e in ECONOMIES for k in (1, 2, 3)]]]
    rows += [[name[i], *z[i], *three(f[i])] for i in range(len(cells))]
    blank = [0] * (len(ECONOMIES) * 3)
    return lines(rows + [["va", *[a + t for a, t in zip(added, taxes)], *blank], ["X", *out, *blank]])


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "data"
    table = balanced()
    for name, make in [("same_oecd_2014.csv", oecd), ("same_wiod_sheet_2014.csv", wiod_sheet), ("same_wiod_frame_2014.csv", wiod_frame),
                       ("same_figaro_matrix_2014.csv", figaro_matrix), ("same_figaro_flat_2014.csv", figaro_flat),
                       ("same_figaro_flat_26ed_2014.csv", figaro_flat_2026), ("same_emerging_2014.csv", emerging)]:
        (folder / name).write_text(make(*table), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
