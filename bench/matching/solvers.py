"""Solves an instance with a public solver: most pairs first, then the highest total.

    python bench/matching/solvers.py ortools|scipy|lapjv|lsa FOLDER

Prints pairs, total, CPU seconds and peak memory. Reading is not counted, building the model is.
For lapjv and scipy's dense solver (lsa) the clock starts when the matrix stands.
"""
import json
import re
import sys
import time
from pathlib import Path

import numpy as np


def ortools(edges, capacities):
    n, m = int(edges[:, 0].max()) + 1, len(capacities)
    worth = edges[:, 2].astype(np.int64) + bonus(edges, n)
    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink = n + m, n + m + 1
    add = flow.add_arcs_with_capacity_and_unit_cost
    pairs = add(edges[:, 0], edges[:, 1] + n, np.ones(len(edges), np.int64), -worth)
    add(np.full(n, source), np.arange(n), np.ones(n, np.int64), np.zeros(n, np.int64))
    add(np.arange(n, n + m), np.full(m, sink), capacities, np.zeros(m, np.int64))
    # Going without costs nothing.
    add(np.array([source]), np.array([sink]), np.array([n]), np.array([0]))
    flow.set_nodes_supplies(np.array([source, sink]), np.array([n, -n]))
    assert flow.solve() == flow.OPTIMAL
    used = flow.flows(pairs) > 0
    return used.sum(), edges[used, 2].sum(dtype=np.int64)


def scipy(edges, capacities):
    """Every place is a column of its own, and one column per mentee stands for going without."""
    n, places = int(edges[:, 0].max()) + 1, int(capacities.sum())
    first, copies = np.cumsum(capacities) - capacities, capacities[edges[:, 1]]
    row, column = np.repeat(edges[:, 0], copies), np.repeat(first[edges[:, 1]], copies)
    column += np.arange(len(row)) - np.repeat(np.cumsum(copies) - copies, copies)
    worth = np.repeat(edges[:, 2], copies).astype(float) + bonus(edges, n)
    pairs = sparse.coo_matrix((worth, (row, column)), shape=(n, places))
    full = sparse.hstack([pairs, sparse.identity(n) * 0.5]).tocsr()
    rows, columns = csgraph.min_weight_full_bipartite_matching(full, maximize=True)
    real = columns < places
    scores = np.asarray(full[rows[real], columns[real]]).sum() - bonus(edges, n) * real.sum()
    return real.sum(), round(scores)


def matrix(edges, capacities):
    assert set(capacities.tolist()) == {1}, "dense solvers take one place per mentor"
    score = np.zeros((len(capacities), len(capacities)))
    score[edges[:, 0], edges[:, 1]] = edges[:, 2] + bonus(edges, len(capacities))
    return score.max() - score, score


def dense(solve, edges, score):
    rows, columns = solve()
    worth = score[rows, columns]
    real = worth > 0
    return real.sum(), round(worth[real].sum() - bonus(edges, len(score)) * real.sum())


def bonus(edges, n):
    """What a pair is worth beside its score, so that no score outweighs a pair."""
    return int(edges[:, 2].max()) * n + 1


name, folder = sys.argv[1], Path(sys.argv[2])
edges, capacities = np.load(folder / "edges.npy"), np.load(folder / "capacities.npy")
if name == "ortools":
    from ortools.graph.python import min_cost_flow

    work = lambda: ortools(edges, capacities)
elif name == "scipy":
    from scipy import sparse
    from scipy.sparse import csgraph

    work = lambda: scipy(edges, capacities)
else:
    cost, score = matrix(edges, capacities)
    if name == "lapjv":
        import lapjv

        solve = lambda: (np.arange(len(cost)), lapjv.lapjv(cost)[0])
    else:
        from scipy.optimize import linear_sum_assignment

        solve = lambda: linear_sum_assignment(cost)
    work = lambda: dense(solve, edges, score)
before = time.process_time()
pairs, total = work()
seconds = time.process_time() - before
# Not from getrusage, which counts the memory of whoever started this process.
peak = int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print(json.dumps({"pairs": int(pairs), "total": int(total), "seconds": seconds, "mb": peak}))
