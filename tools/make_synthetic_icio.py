#!/usr/bin/env python3
"""A table of the size and form of the OECD's ICIO, of random figures that balance: for timing the reader.

make_synthetic_icio.py FILE.csv [ECONOMIES SECTORS]   81 × 50 unless said: about 250 MB; the same bytes every time
"""
import random
import string
import sys

FINAL = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR"]


def main():
    path = sys.argv[1]
    count, width = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 2 else (81, 50)
    economies = [a + b + c for a in "XYZ" for b in string.ascii_uppercase for c in string.ascii_uppercase][:count]
    sectors = [f"{letter}{division:02d}" for division, letter in
               ((d, "A" if d < 4 else "C" if d < 34 else "F" if d < 44 else "G" if d < 48 else "J") for d in range(1, width + 1))]
    industries = [f"{e}_{s}" for e in economies for s in sectors]
    finals = [f"{e}_{f}" for e in economies for f in FINAL]
    draw = random.Random(1).random
    used, outputs = [0.0] * len(industries), []
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(",".join(["V1", *industries, *finals, "OUT"]) + "\n")
        for name in industries:
            row = [round(draw(), 9) for _ in industries]
            rest = [round(8.0 * draw(), 9) for _ in finals]
            used = [a + b for a, b in zip(used, row)]
            outputs.append(sum(row) + sum(rest))
            out.write(name + "," + ",".join([f"{x:.9f}" for x in row]) + "," + ",".join([f"{x:.9f}" for x in rest]) + f",{outputs[-1]:.6f}\n")
        taxes = [0.01 * x for x in outputs]
        added = [o - u - t for o, u, t in zip(outputs, used, taxes)]
        blank = ",".join(["0"] * len(finals))
        for name, row in (("TLS", taxes), ("VA", added), ("OUT", outputs)):
            out.write(name + "," + ",".join(f"{x:.6f}" for x in row) + "," + blank + ",0\n")


if __name__ == "__main__":
    main()
