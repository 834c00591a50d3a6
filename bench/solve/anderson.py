"""An equilibrium in numpy: one fixed-point loop over wages, prices and spending, Anderson acceleration, one thread.

anderson.py WORLD ANSWER REPETITIONS: reads the arrays that bench_solve writes, solves so many times, prints the median
and the least seconds of a solve and its iterations, and leaves wages and prices in ANSWER. Ends with 1 where it does
not converge.
"""
import sys
import time

import numpy as np

TOLERANCE, DEPTH, MOST_ITERATIONS = 1e-10, 5, 2000


def read(path):
    with open(path, "rb") as file:
        n, s = np.fromfile(file, np.int64, 2)
        shapes = {"flow": (n, n, s), "duty": (n, n, s), "duty_new": (n, n, s), "spending": (n, s), "inputs": (n, s, s),
                  "labour": (n, s), "final": (n, s), "theta": (s,), "income": (n,), "value_added": (n,), "deficit": (n,)}
        return {name: np.fromfile(file, float, np.prod(shape)).reshape(shape) for name, shape in shapes.items()}


def solve(w):
    n, s = w["spending"].shape
    theta, income, value_added = w["theta"], w["income"], w["value_added"]
    ratio = (1 + w["duty_new"]) / (1 + w["duty"])
    weight = w["flow"] * (1 + w["duty"]) / np.where(w["spending"] > 0, w["spending"], 1)[:, None, :]
    moved = ratio != 1
    weight[moved] *= ratio[moved] ** -np.broadcast_to(theta, ratio.shape)[moved]
    received = np.ascontiguousarray((weight / (1 + w["duty_new"])).transpose(2, 0, 1))  # [sector, buyer, seller]
    weight = np.ascontiguousarray(weight.transpose(2, 0, 1))
    back = np.ascontiguousarray(received.transpose(0, 2, 1))
    cost_inputs = np.ascontiguousarray(w["inputs"].transpose(0, 2, 1))
    bought = w["spending"] > 0
    wage_step = 0.5

    def gap(x):
        log_wage, log_price, spending = x[:n], x[n:n + n * s].reshape(n, s), x[n + n * s:].reshape(n, s)
        spending = spending * income[:, None]
        log_cost = w["labour"] * log_wage[:, None] + np.einsum("nrs,ns->nr", cost_inputs, log_price)
        power = np.ascontiguousarray(np.exp(-theta * log_cost).T)  # [sector, seller]
        total = np.einsum("sni,si->sn", weight, power).T
        total[~bought] = 1
        unit = np.ascontiguousarray(np.where(bought, spending / total, 0).T)
        output = np.ascontiguousarray((np.einsum("sin,sn->si", back, unit) * power).T)
        paid = (np.einsum("sni,si->sn", received, power) * unit).T
        earned = np.exp(log_wage) * value_added
        income_new = earned + (spending - paid).sum(1) + w["deficit"]
        demand = (w["labour"] * output).sum(1)
        spending_new = w["final"] * income_new[:, None] + np.einsum("nsr,nr->ns", w["inputs"], output)
        price_gap = -np.log(total) / theta - log_price
        wage_gap = np.log(demand / earned)
        spending_gap = (spending_new - spending) / income[:, None]
        scaled = np.abs(price_gap) * np.maximum(1, theta * spending / income[:, None])
        largest = max(scaled.max(), np.abs(wage_gap).max(), np.abs(spending_gap).max())
        return np.concatenate([wage_step * wage_gap, price_gap.ravel(), spending_gap.ravel()]), largest

    def normalise(x):
        shift = np.log((np.exp(x[:n]) * value_added).sum() / value_added.sum())
        x[:n] -= shift
        x[n:n + n * s] -= shift * bought.ravel()
        x[n + n * s:] *= np.exp(-shift)

    x = np.concatenate([np.zeros(n + n * s), (w["spending"] / income[:, None]).ravel()])
    moves, changes, before = [], [], None
    for iteration in range(1, MOST_ITERATIONS + 1):
        step, largest = gap(x)
        if largest <= TOLERANCE:
            return x[:n], x[n:n + n * s], iteration
        if before is not None:
            moves, changes = (moves + [x - before[0]])[-DEPTH:], (changes + [step - before[1]])[-DEPTH:]
        before = x.copy(), step
        x = x + step
        if changes:
            d = np.array(changes)
            square = d @ d.T
            square[np.diag_indices_from(square)] *= 1 + 1e-12
            mix = np.linalg.lstsq(square, d @ step, rcond=None)[0]
            x -= mix @ (np.array(moves) + d)
        normalise(x)
    return None


def main():
    world = read(sys.argv[1])
    times = []
    for _ in range(int(sys.argv[3])):
        start = time.process_time()
        answer = solve(world)
        times.append(time.process_time() - start)
        if answer is None:
            return 1
    np.exp(np.concatenate(answer[:2])).tofile(sys.argv[2])
    print(sorted(times)[len(times) // 2], min(times), answer[2])
    return 0


if __name__ == "__main__":
    sys.exit(main())
