"""Writes the references of the array kernels: python3 array_kernel_references.py FOLDER [POINTS PER REGION]

A row is the argument x, the double next to the exact result, and how far the exact result lies above that double, in
units in the last place of the double (ulp). Arguments are random by region with a fixed seed, plus special ones.
"""
import math
import random
import sys

from mpmath import mp, mpf, erfc, exp, findroot, log, pi, sqrt

mp.dps = 60
FOLDER = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 60
TINY = 5e-324


def up(x):
    return math.nextafter(x, math.inf)


def down(x):
    return math.nextafter(x, -math.inf)


def uniform(generator, low, high, sign=1):
    return [sign * generator.uniform(low, high) for _ in range(COUNT)]


def powers(generator, low, high, sign=1):
    """Arguments whose size spreads evenly over powers of two."""
    return [sign * math.ldexp(generator.uniform(1, 2), generator.randint(low, high)) for _ in range(COUNT)]


def nearest(exact):
    """The double next to an exact value, also where it is subnormal (mpmath alone rounds those twice)."""
    if abs(exact) < mpf(2) ** -1020:
        return math.ldexp(int(mp.nint(exact * mpf(2) ** 1074)), -1074)
    return float(exact)


def cdf(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def mills(x):
    return exp(-x * x / 2) / sqrt(2 * pi) / cdf(x)


def quantile(p):
    if p == mpf(1) / 2:
        return mpf(0)
    if p > mpf(1) / 2:
        return -quantile(1 - p)
    target = log(p)
    if p > mpf("0.4"):
        return findroot(lambda x: cdf(x) - p, (p - mpf(1) / 2) * sqrt(2 * pi), tol=mpf(10) ** -100)
    x = -sqrt(-2 * target) + mpf(1) / 2
    for _ in range(60):
        step = (log(cdf(x)) - target) / mills(x)
        x -= step
        if abs(step) < mpf(10) ** -50:
            return x
    raise ArithmeticError(p)


def write(name, function, arguments):
    with open(f"{FOLDER}/{name}.csv", "w", encoding="ascii", newline="\n") as out:
        out.write(f"# computed by src/test/python/array_kernel_references.py with mpmath, {mp.dps} digits\n")
        out.write("x,value,rest\n")
        for x in arguments:
            exact = function(mpf(x))
            value = nearest(exact)
            rest = 0 if math.isinf(value) else float((exact - mpf(value)) / mpf(math.ulp(value)))
            out.write(f"{x!r},{value!r},{rest:.4f}\n")


def main():
    r = random.Random(1)
    half_log2 = [(k + 0.5) * math.log(2) for k in (-1074, -1022, -1021, -40, -1, 0, 1, 40, 1022)]
    write("exp", exp, [0.0, -0.0, 1.0, -1.0, TINY, -TINY]
          + [709.782712893384, down(709.782712893384), 709.0, 709.436, -708.3964185322641, -744.4400719213812, -745.1332191019411]
          + half_log2 + [up(x) for x in half_log2] + [down(x) for x in half_log2]
          + uniform(r, -1, 1) + uniform(r, -20, 20) + uniform(r, -708, 709.7) + uniform(r, -745.1, -708)
          + powers(r, -60, -1) + powers(r, -60, -1, -1))
    root_half = math.sqrt(0.5)
    write("log", log, [1.0, up(1.0), down(1.0), TINY, 3 * TINY, 2.2250738585072014e-308, down(2.2250738585072014e-308)]
          + [1.7976931348623157e308, 2.0, 0.5, math.e, 10.0, root_half, down(root_half), up(root_half), 2 * root_half]
          + [1 + s * math.ldexp(r.uniform(1, 2), r.randint(-52, -3)) for s in (-1, 1) for _ in range(COUNT)]
          + uniform(r, 0.5, 2) + uniform(r, 0.7, 0.72) + uniform(r, 1.40, 1.43) + uniform(r, 0, 1000)
          + powers(r, -1022, 1022) + [math.ldexp(r.randint(1, 2**52 - 1), -1074) for _ in range(COUNT)])
    body = uniform(r, -1, 1) + uniform(r, -5, -1) + uniform(r, 1, 9) + powers(r, -60, -2) + powers(r, -60, -2, -1)
    tail = uniform(r, -10, -5) + uniform(r, -20, -10) + uniform(r, -30, -20) + uniform(r, -37.5, -30)
    write("normal_cdf", cdf, [0.0, -0.0, TINY, -TINY, -37.5, up(-37.5), down(-37.5), -38.4, -38.56, -39.0, 8.2, 8.3, 37.5, 40.0]
          + body + tail + uniform(r, -38.4, -37.5))
    write("inverse_mills", mills, [0.0, -0.0, TINY, -TINY, 37.5, up(37.5), 38.5, 39.5, -37.5, -38.6, -1e3, -1e6, -1e8]
          + body + tail + powers(r, 5, 26, -1) + uniform(r, 9, 37.5) + uniform(r, 37.5, 38.5))
    write("normal_quantile", quantile, [0.5, up(0.5), down(0.5), 0.075, up(0.075), down(0.075), 0.925, up(0.925), down(0.925)]
          + [TINY, 2.2250738585072014e-308, down(1.0), 0.025, 0.975, 1.388794386496402e-11]
          + uniform(r, 0.075, 0.925) + uniform(r, 0, 0.1) + uniform(r, 0.9, 1)
          + powers(r, -60, -2) + powers(r, -1022, -60)
          + [1 - math.ldexp(r.uniform(1, 2), r.randint(-50, -3)) for _ in range(COUNT)]
          + [0.5 + s * math.ldexp(r.uniform(1, 2), r.randint(-52, -3)) for s in (-1, 1) for _ in range(COUNT)])


main()
