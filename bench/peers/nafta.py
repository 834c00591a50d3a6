#!/usr/bin/env python3
"""What cp2015.R and kite.R ask, asked of Parley: nafta.py FOLDER, the world that `parley world build cp2015` makes."""
import resource
import statistics
import sys

import parley as pl


def processor():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


if len(sys.argv) != 2:
    sys.exit(__doc__)
read, solved = [], []
for _ in range(9):
    start = processor()
    world = pl.world(sys.argv[1])
    there = processor()
    found = world.solve(sys.argv[1] + "/duties-nafta-2005.csv", closure="balanced")
    wages = {row["economy"]: row["real_wage_pct"] for row in found.economies.rows()}
    read.append(there - start)
    solved.append(processor() - there)
print(f"{statistics.median(read):.3f} s of processor to read the world, {statistics.median(solved):.3f} s to take the deficits out "
      f"and solve (largest residual {found.max_residual:.0e}):", {n: round(wages[n], 6) for n in ("MEX", "CAN", "USA")})
