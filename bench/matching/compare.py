"""Runs the program and public solvers in turns, prints medians, and says what falls short.

A figure never fails the run: other work on the machine may be the reason.
"""
import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import instances

HERE = Path(__file__).parent
FOLDER = Path("target/bench/matching")
RELEASE = Path("target/release")
#: Kind, mentees, then how many times faster than OR-tools and scipy's sparse solver it should be.
SPARSE = [
    ("tight", 10_000, 25, 30),
    ("shortage", 10_000, 15, 30),
    ("surplus", 10_000, 40, 30),
    ("ties", 10_000, None, None),
    ("tight", 100_000, 8, None),
]
GROWTH = [1_000, 3_000, 10_000, 30_000, 100_000]
short = []


def main():
    seed = int(os.environ.get("SEED", time.time()))
    print(f"seed {seed}; CPU seconds, medians of runs in turns, models built by each\n")
    ortools = [against_flow(*case, seed) for case in SPARSE]
    against_dense(seed)
    growth(seed)
    profiles(ortools[0], seed)
    changes(seed)
    print("\n" + ("falls short: " + "; ".join(short) if short else "nothing falls short"))


def against_flow(kind, n, than_ortools, than_scipy, seed):
    """Several instances of ten thousand, because some of a kind are harder than others."""
    is_large = n > 10_000
    others = ["ortools"] if is_large else ["ortools", "scipy"]
    found = []
    for number in [seed] if is_large else range(seed, seed + 3):
        runs = in_turns(made(kind, n, number), 3, others, 1 if is_large else 2)
        found.append({name: median(some, "seconds") for name, some in runs.items()})
        print(f"{kind} {n}: {same(kind, n, runs)}")
        print("  " + "   ".join(f"{name} {value:.4f} s" for name, value in found[-1].items()))
    for name, wanted in (("ortools", than_ortools), ("scipy", than_scipy)):
        if name in others:
            times = statistics.median(one[name] / one["geleit"] for one in found)
            ratio(f"{kind} {n} against {name}", times, wanted)
    if is_large:
        memory = {name: median(some, "mb") for name, some in runs.items()}
        print("  " + "   ".join(f"{name} {value:.0f} MB" for name, value in memory.items()))
        ratio(f"memory at {n} against ortools", memory["ortools"] / memory["geleit"], 5)
    return statistics.median(one["ortools"] for one in found)


def against_dense(seed, n=3_000):
    folder = made("dense", n, seed)
    runs = in_turns(folder, 3, ["lapjv", "lsa", "ortools"], 2)
    # The matrix stands for the others, so the model stands for the program.
    seconds = {name: median(found, "seconds") for name, found in runs.items()}
    seconds["geleit"] = median(runs["geleit"], "search")
    print(f"dense {n}: {same('dense', n, runs)}")
    print("  " + "   ".join(f"{name} {value:.4f} s" for name, value in seconds.items()))
    fastest = min(value for name, value in seconds.items() if name != "geleit")
    ratio(f"dense {n} against the fastest", fastest / seconds["geleit"], 1)


def growth(seed):
    found = []
    for n in GROWTH:
        runs = in_turns(made("tight", n, seed), 3, [], 0)["geleit"]
        found.append((n, median(runs, "seconds")))
    points = [(math.log(n), math.log(seconds)) for n, seconds in found]
    slope, _ = statistics.linear_regression(*zip(*points))
    print("growth, tight: " + "   ".join(f"{n} {seconds:.4f} s" for n, seconds in found))
    print(f"  grows with the power {slope:.2f} of the number of mentees")


def profiles(ortools, seed):
    """Points of all pairs, the best pairs, their proof and the reasons."""
    large = [speed("proposal_speed", 10_000, 10_000, 1, seed % 2**31) for _ in range(3)]
    seconds = median(large, "seconds")
    possible = large[0]["possible_percent"]
    print(f"profiles 10000 x 10000, {possible} % of the pairs possible, proven: {seconds:.3f} s")
    print(f"  {seconds / ortools:.2f} of OR-tools for tight 10000; wanted is {0.5 / 0.6:.2f}")
    least(f"profiles take {seconds / ortools:.2f} of OR-tools", 0.5 / 0.6 * ortools / seconds, 1)
    cohort = speed("proposal_speed", 100, 100, 21, seed % 2**31)["seconds"] * 1000
    print(f"cohort of 100, with proof and reasons: {cohort:.2f} ms; wanted is 5 ms")
    least(f"a cohort of 100 takes {cohort:.2f} ms", 5 / cohort, 1)


def changes(seed):
    """Prints what another benchmark prints, and finds its factors in it."""
    command = [RELEASE / "examples/changes", "10000", str(seed % 2**31)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print("changes of a plan of 10000 mentees against solving anew\n" + text.rstrip())
    for kind, lines in re.findall(r"^(\w+): (.*(?:\n  .*)*)", text, re.M):
        for name, times in re.findall(r"^  (lock|veto) .*?(\d+) x", lines, re.M):
            least(f"one {name} ({kind}) {times} of 50 times", int(times), 50)


def made(kind, n, seed):
    folder = FOLDER / f"{kind}-{n}"
    if not (folder / f"{seed}.seed").exists():
        shutil.rmtree(folder, ignore_errors=True)
        instances.make(kind, n, seed, folder)
        (folder / f"{seed}.seed").touch()
    return folder


def in_turns(folder, rounds, others, other_rounds):
    runs = {name: [] for name in ["geleit", *others]}
    for number in range(rounds):
        runs["geleit"].append(geleit(folder))
        for name in others if number < other_rounds else []:
            runs[name].append(answer(sys.executable, HERE / "solvers.py", name, folder))
    return runs


def geleit(folder):
    return answer(RELEASE / "examples/solve_speed", folder)


def speed(example, *arguments):
    return answer(RELEASE / "examples" / example, *map(str, arguments))


def answer(*command):
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def same(kind, n, runs):
    answers = {(run["pairs"], run["total"]) for found in runs.values() for run in found}
    if len(answers) > 1:
        short.append(f"{kind} {n}: the solvers disagree")
        return f"DIFFERENT ANSWERS {answers}"
    return "all agree on {} pairs and {} points".format(*answers.pop())


def ratio(what, times, wanted):
    print(f"  {what}: {times:.1f} times" + (f", wanted {wanted}" if wanted else ""))
    least(f"{what} {times:.1f} of {wanted} times", times, wanted)


def least(what, value, wanted):
    if wanted and value < wanted:
        short.append(what)


main()
