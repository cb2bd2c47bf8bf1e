#!/usr/bin/env python3
"""Exact values of queueing models to 32 digits, for QueueTheoryTests: by mpmath, and by other formulas than the tests use.

Needs mpmath (pip install mpmath). Times are in milliseconds.
"""

from mpmath import exp, findroot, gammainc, hyp1f1, inf, mp, mpf, nstr, nsum

mp.dps = 60


def show(name, value):
    print(f"{name:34} {nstr(value, 32)}")


def erlang_b(c, a):
    """As an incomplete gamma function."""
    return a**c * exp(-a) / gammainc(c + 1, a)


def erlang_c(c, load, handling):
    """The share that waits, and how fast longer waits thin out."""
    b = erlang_b(c, c * load)
    return b / (1 - load * (1 - b)), c * (1 - load) / mpf(handling)


def erlang_a(c, load, handling, patience):
    """The shares that wait and give up, and the mean wait, by the confluent hypergeometric function (Palm)."""
    rate, leaving = c * load / mpf(handling), 1 / mpf(patience)
    a = hyp1f1(1, c / mpf(handling) / leaving + 1, rate / leaving)
    b = erlang_b(c, c * load)
    waits = a * b / (1 + (a - 1) * b)
    gives_up = waits * (1 / (load * a) + 1 - 1 / load)
    return waits, gives_up, gives_up * patience


def finite_source(c, sources, thinking, handling):
    """The mean response time and the throughput, by mean value analysis."""
    present = [mpf(1)]
    for n in range(1, sources + 1):
        response = sum(j * mpf(handling) / min(j, c) * present[j - 1] for j in range(1, n + 1))
        throughput = n / (response + thinking)
        busy = [throughput * handling / min(j, c) * present[j - 1] for j in range(1, n + 1)]
        present = [1 - sum(busy)] + busy
    return response, throughput


for c, load in [(2, "0.9"), (5, "0.8"), (20, "0.9"), (100, "0.95")]:
    waits, spare = erlang_c(c, mpf(load), 40_000)
    show(f"M/M/{c} at {load}, waits", waits)
    show(f"M/M/{c} at {load}, wait", waits / spare)
    show(f"M/M/{c} at {load}, over 60 s", waits * exp(-spare * 60_000))
for c, load, patience in [(1, "1.2", 80_000), (5, "1", 40_000), (20, "1.1", 160_000)]:
    for name, value in zip(["waits", "gives up", "wait"], erlang_a(c, mpf(load), 40_000, patience)):
        show(f"M/M/{c}+M at {load}, {name}", value)
for c, sources, thinking, handling in [(1, 10, 60, 15), (3, 12, 60, 30), (20, 200, 400, 40)]:
    response, throughput = finite_source(c, sources, thinking * 1_000, handling * 1_000)
    show(f"M/M/{c}//{sources}, response", response)
    show(f"M/M/{c}//{sources}, an hour", throughput * 3_600_000)

waits, spare = erlang_c(3, mpf("0.9"), 60_000)
each = 1 / mpf(60_000)
show("shared inbox, response", waits / spare + 60_000)
root = findroot(lambda x: (mpf("2.7") / (mpf("3.7") - x)) ** 3 - x, (mpf("0.3"), mpf("0.97")), solver="anderson")
show("round robin, response", 60_000 / (1 - root))
for minutes in (5, 10):
    t = minutes * 60_000
    long = waits * (spare * exp(-each * t) - each * exp(-spare * t)) / (spare - each)
    show(f"shared inbox, after {minutes} min", (1 - waits) * exp(-each * t) + long)
    show(f"round robin, after {minutes} min", exp(-(1 - root) * each * t))
show("rounded, mean 10", nsum(lambda k: exp(-(k + mpf(1) / 2) / 10), [0, inf]))
show("exp(-12.5)", exp(mpf("-12.5")))
show("exp(0.1)", exp(mpf(1) / 10))
