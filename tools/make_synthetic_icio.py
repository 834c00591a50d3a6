#!/usr/bin/env python3
"""A table of the size and form of the OECD's ICIO of 2025, of random figures that balance: for timing the reader.

make_synthetic_icio.py FILE.csv [ECONOMIES SECTORS]   81 × 50 unless said: about 220 MB; the same bytes every time
"""
import random
import sys

ECONOMIES = (
    "AGO ARE ARG AUS AUT BEL BGD BGR BLR BRA BRN CAN CHE CHL CHN CIV CMR COD COL CRI CYP CZE DEU DNK EGY ESP EST FIN FRA GBR GRC "
    "HKG HRV HUN IDN IND IRL ISL ISR ITA JOR JPN KAZ KHM KOR LAO LTU LUX LVA MAR MEX MLT MMR MYS NGA NLD NOR NZL PAK PER PHL POL "
    "PRT ROU ROW RUS SAU SEN SGP STP SVK SVN SWE THA TUN TUR TWN UKR USA VNM ZAF"
).split()
SECTORS = (
    "A01 A02 A03 B05 B06 B07 B08 B09 C10T12 C13T15 C16 C17_18 C19 C20 C21 C22 C23 C24A C24B C25 C26 C27 C28 C29 C301 C302T309 "
    "C31T33 D E F G H49 H50 H51 H52 H53 I J58T60 J61 J62_63 K L M N O P Q R S T"
).split()
FINAL = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR"]


def main():
    path = sys.argv[1]
    count, width = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 2 else (len(ECONOMIES), len(SECTORS))
    if not 0 < count <= len(ECONOMIES) or not 0 < width <= len(SECTORS):
        sys.exit(f"at most {len(ECONOMIES)} economies and {len(SECTORS)} sectors")
    economies, sectors = ECONOMIES[:count], SECTORS[:width]
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
