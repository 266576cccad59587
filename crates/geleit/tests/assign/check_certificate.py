#!/usr/bin/env python3
"""Checks a result of `geleit assign` from its files alone.

usage: check_certificate.py EDGES CAPACITIES PAIRS CERTIFICATE [--locks FILE] [--max-pairs N]

Shares no code with the solver and needs nothing but Python. Prints pairs and total and exits
with 0 if the certificate proves that no assignment is better; else says what is wrong, exit 1.
"""
import argparse
import csv
import sys
from collections import Counter


class Refused(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Refused(message)


def rows(path, header):
    with open(path, newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file))
    if header:
        expect(lines[:1] == [header], f"{path}: the header is not {','.join(header)}")
        lines = lines[1:]
    return lines


def read_instance(args):
    edges = {(i, j): int(w) for i, j, w in rows(args.edges, ["mentee", "mentor", "score"])}
    capacity = {j: int(c) for j, c in rows(args.capacities, ["mentor", "capacity"])}
    locks = []
    if args.locks:
        locks = [tuple(row) for row in rows(args.locks, ["mentee", "mentor"])]
    return edges, capacity, locks


def read_pairs(path, edges, capacity, locks, limit):
    """The pairs, if they are an assignment at all."""
    lines = rows(path, ["mentee", "mentor", "score"])
    expect(lines == sorted(lines, key=lambda row: row[0].encode()), "the pairs are not sorted")
    pairs = {}
    for i, j, score in lines:
        expect((i, j) in edges, f"{i},{j} is not listed")
        expect(edges[i, j] == int(score), f"{i},{j} has the score {edges[i, j]}, not {score}")
        expect(i not in pairs, f"mentee {i} has two mentors")
        pairs[i] = j
    for j, taken in Counter(pairs.values()).items():
        expect(taken <= capacity[j], f"mentor {j} has more mentees than places")
    for i, j in locks:
        expect(pairs.get(i) == j, f"the lock {i},{j} is not kept")
    expect(limit is None or len(pairs) <= limit, "there are more pairs than allowed")
    return pairs


def read_prices(path):
    kinds = {"bonus": {}, "limit": {}, "mentee": {}, "mentor": {}}
    for kind, name, number in rows(path, None):
        expect(kind in kinds, f"unknown row {kind}")
        expect(name not in kinds[kind], f"{kind} {name} stands twice")
        expect(int(number) >= 0, f"{kind} {name} is negative")
        kinds[kind][name] = int(number)
    return kinds


def check(args):
    edges, capacity, locks = read_instance(args)
    pairs = read_pairs(args.pairs, edges, capacity, locks, args.max_pairs)
    prices = read_prices(args.certificate)
    u, v, t = prices["mentee"], prices["mentor"], prices["limit"].get("", 0)

    mentees = {i for i, _ in edges}
    bonus = max(edges.values(), default=0) * min(len(mentees), sum(capacity.values())) + 1
    expect(prices["bonus"] == {"": bonus}, f"the bonus is not {bonus}")
    expect(("" in prices["limit"]) == (args.max_pairs is not None), "limit row without a limit")

    locked = dict(locks)
    locked_places = Counter(locked.values())
    open_capacity = {j: c - locked_places[j] for j, c in capacity.items()}
    open_limit = 0 if args.max_pairs is None else args.max_pairs - len(locked)
    expect(set(u) == mentees - set(locked), "not one value per mentee without a lock")
    expect(set(v) == set(capacity), "not one price per mentor")

    needed = set()
    for (i, j), score in edges.items():
        if i in locked:
            continue
        slack = u[i] + v[j] + t - score - bonus
        if slack == 0:
            needed.add(j)
        expect(slack >= 0, f"{i},{j} is not covered: the pair might improve the assignment")
        expect(slack == 0 or pairs.get(i) != j, f"{i},{j} is chosen but not worth its prices")
    for i in u:
        expect(u[i] == 0 or i in pairs, f"mentee {i} has a value but no mentor")
    taken = Counter(pairs.values())
    for j in v:
        expect(v[j] == 0 or taken[j] == capacity[j], f"mentor {j} has a price and a free place")
    expect(t == 0 or len(pairs) == args.max_pairs, "the limit has a price but is not reached")
    # Prices that nobody pays, of full mentors with nothing but locks, prove no less if they are
    # too high; but then somebody has changed them.
    for j in v:
        expect(v[j] == 0 or j in needed, f"the price of mentor {j} is higher than any pair needs")
    expect(t == 0 or needed, "the price of the limit is higher than any pair needs")

    worth = sum(edges[i, j] + bonus for i, j in pairs.items() if i not in locked)
    bound = sum(u.values()) + sum(open_capacity[j] * v[j] for j in v) + open_limit * t
    expect(worth == bound, f"the pairs are worth {worth}, the prices say {bound}")
    return len(pairs), sum(edges[pair] for pair in pairs.items())


def main():
    parser = argparse.ArgumentParser()
    for name in ("edges", "capacities", "pairs", "certificate"):
        parser.add_argument(name)
    parser.add_argument("--locks")
    parser.add_argument("--max-pairs", type=int)
    try:
        pairs, total = check(parser.parse_args())
    except Refused as reason:
        sys.exit(f"refused: {reason}")
    print(f"optimal: {pairs} pairs, total {total}")


main()
