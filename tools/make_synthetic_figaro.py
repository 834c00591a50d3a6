#!/usr/bin/env python3
"""A flat file of the size and form of Eurostat's FIGARO, of random figures that balance: for timing the reader.

make_synthetic_figaro.py FILE.csv [AREAS]   46 unless said: 9.4 million rows; the same bytes every time. Its name needs a year.
"""
import random
import sys

AREAS = ("AR AT AU BE BG BR CA CH CN CY CZ DE DK EE ES FI FIGW1 FR GB GR HR HU ID IE IN IT JP KR LT LU LV MT MX NL NO PL PT "
         "RO RU SA SE SI SK TR US ZA").split()
INDUSTRIES = ("A01 A02 A03 B C10T12 C13T15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31_32 C33 D35 E36 E37T39 "
              "F G45 G46 G47 H49 H50 H51 H52 H53 I J58 J59_60 J61 J62_63 K64 K65 K66 L M69_70 M71 M72 M73 M74_75 N77 N78 N79 "
              "N80T82 O84 P85 Q86 Q87_88 R90T92 R93 S94 S95 S96 T U").split()
FINAL = ["P3_S13", "P3_S14", "P3_S15", "P51G", "P5M"]
EXTRA = ["D21X31", "OP_RES", "OP_NRES", "D1", "D29X39", "B2A3G"]


def main():
    path = sys.argv[1]
    areas = AREAS[: int(sys.argv[2])] if len(sys.argv) > 2 else AREAS
    cells = [(a, s) for a in areas for s in INDUSTRIES]
    columns = cells + [(a, f) for a in areas for f in FINAL]
    draw = random.Random(1).random
    used, sold = [0.0] * len(cells), []
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("icioiRow,icioiCol,refArea,rowIi,counterpartArea,colIi,obsValue\n")

        def write(row, values):
            out.write("".join(f"{row[0]}_{row[1]},{c[0]}_{c[1]},{row[0]},{row[1]},{c[0]},{c[1]},{v:.3f}\n" for c, v in zip(columns, values)))

        for row in cells:
            values = [round(draw() * (1 if k < len(cells) else 20), 3) for k in range(len(columns))]
            used = [a + b for a, b in zip(used, values)]
            sold.append(sum(values))
            write(row, values)
        for k, code in enumerate(EXTRA):
            share = [0.02, 0.0, 0.0, 0.5, 0.08, 0.4][k]
            write(("W2", code), [(s - u) * share for s, u in zip(sold, used)] + [0.0] * (len(columns) - len(cells)))


if __name__ == "__main__":
    main()
