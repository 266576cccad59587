"""Instances on which solvers are compared: people in fields of work, seen by chance."""
import numpy as np

FIELDS = 20
CHOICES = 50


def make(kind, n, seed, folder):
    """Writes edges and capacities, for the program as CSV and for Python as arrays."""
    dice = np.random.default_rng([seed, n, *kind.encode()])
    mentors = {"tight": n // 2, "shortage": n // 3, "surplus": n, "ties": n // 2, "dense": n}[kind]
    capacities = dice.choice({"dense": [1], "shortage": [1, 1, 2]}.get(kind, [1, 2, 3]), mentors)
    field = dice.integers(FIELDS, size=mentors)
    rows = [row(kind, dice, field) for _ in range(n)]
    mentee = np.repeat(np.arange(n), [len(mentors) for mentors, _ in rows])
    edges = np.stack([mentee, *(np.concatenate(part) for part in zip(*rows))], axis=1)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "edges.npy", edges.astype(np.int32))
    np.save(folder / "capacities.npy", capacities)
    with open(folder / "edges.csv", "w") as file:
        file.write("mentee,mentor,score\n")
        for part in np.array_split(edges, max(1, len(edges) // 100_000)):
            file.writelines(f"{i},{j},{score}\n" for i, j, score in part.tolist())
    with open(folder / "capacities.csv", "w") as file:
        file.write("mentor,capacity\n")
        file.writelines(f"{j},{places}\n" for j, places in enumerate(capacities.tolist()))


def row(kind, dice, field):
    """The mentors of one mentee with their scores: high within the own field, else low."""
    own, mentors = dice.integers(FIELDS), len(field)
    choices = min(CHOICES, mentors)
    if kind == "dense":
        chosen = np.arange(mentors)
    elif kind == "tight":
        chosen = np.unique(dice.integers(mentors, size=choices))
    else:
        near = np.flatnonzero(field == own)
        near = dice.choice(near, min(len(near), choices * 3 // 5), replace=False)
        chosen = np.union1d(near, dice.integers(mentors, size=choices - len(near)))
    steps = dice.integers(10, size=len(chosen)) * 450
    score = steps if kind == "ties" else dice.integers(4500, size=len(chosen))
    return chosen, score + 5500 * (field[chosen] == own)
