"""Make wissel/arbeidsmarkt/gegevens/weging.json: how the signals of a title are weighed (numbers only, no words).

    python scripts/leer_weging.py ESCO_MAP MELO_JSON [--toets]

ESCO_MAP holds the official occupations_nl.csv; MELO_JSON is a development set of titles with their answers. `--toets`
learns on two thirds and prints the figures on the rest, three times. Needs lightgbm and numpy, which the product
itself does not use.
"""

import argparse
import csv
import json
import random
import sys
from pathlib import Path

import lightgbm
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from wissel.arbeidsmarkt.taal.eigenwoorden import WEGING, own_words
from wissel.arbeidsmarkt.taal.leren import learn, merged
from wissel.arbeidsmarkt.taal.titels import Labels

csv.field_size_limit(10**8)


def occupations(folder):
    seen = {}
    with open(folder / "occupations_nl.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            labels = [row["preferredLabel"], *filter(None, map(str.strip, row["altLabels"].split("\n")))]
            seen.setdefault(row["conceptUri"], (list(dict.fromkeys(labels)), row["description"]))
    return seen


def title_task(melo):
    """Titles against flat labels, with our own words only."""
    ids = list(melo["corpus"])
    labels = Labels(list(melo["corpus"].values()), own_words())
    return {q: (labels.signals(text), {*melo["qrels"][q]}, ids) for q, text in melo["queries"].items()}


def label_task(esco, amount):
    """Labels kept apart against the occupations that lost them, with words learned from what is left."""
    draw = random.Random(1)
    chosen = draw.sample(sorted(u for u, row in esco.items() if len(row[0]) >= 3), amount)
    held = {uri: draw.choice(esco[uri][0][1:]) for uri in chosen}
    apart = set(held.values())
    left = {uri: [label for label in labels if label not in apart] for uri, (labels, _) in esco.items()}
    known = merged(own_words(), learn([("", left[uri], text) for uri, (_, text) in esco.items()]))
    ids = [uri for uri, labels in left.items() for _ in labels]
    labels = Labels([label for each in left.values() for label in each], known)
    return {uri: (labels.signals(text), {uri}, ids) for uri, text in held.items()}


def fit(tasks, rounds):
    X, y, sizes = [], [], []
    for (rows, table), right, ids in tasks:
        hits = [int(ids[at] in right) for at in rows]
        if any(hits):
            X += table
            y += hits
            sizes.append(len(hits))
    data = lightgbm.Dataset(np.array(X, dtype="f4"), np.array(y), group=sizes)
    settings = {
        "objective": "lambdarank", "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 150, "lambda_l2": 5,
        "feature_fraction": 0.7, "lambdarank_truncation_level": 15, "label_gain": [0, 1], "seed": 1, "verbose": -1,
        "num_threads": 1, "deterministic": True,
    }  # fmt: skip
    return lightgbm.train(settings, data, rounds)


def score(model, tasks):
    hits = rr = 0
    for (rows, table), right, ids in tasks:
        if not rows:
            continue
        seen = []
        for at in np.argsort(-model.predict(np.array(table, dtype="f4")), kind="stable")[:100]:
            each = ids[rows[at]]
            if each in right:
                hits += len(seen) < 10
                rr += 1 / (len(seen) + 1)
                break
            seen = seen if each in seen and len(right) == 1 else [*seen, each]
    return round(hits / len(tasks), 4), round(rr / len(tasks), 4)


def tree(node):
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 4)
    left, right = tree(node["left_child"]), tree(node["right_child"])
    return [int(node["split_feature"]), float(f"{node['threshold']:.4g}"), left, right]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("esco", type=Path)
    arguments.add_argument("melo", type=Path)
    arguments.add_argument("--toets", action="store_true")
    arguments.add_argument("--rondes", type=int, default=180)
    given = arguments.parse_args()
    esco, melo = occupations(given.esco), json.loads(given.melo.read_text())
    titles, labels = title_task(melo), label_task(esco, 1200)
    asked, apart = sorted(titles), sorted(labels)
    random.Random(7).shuffle(asked)
    random.Random(7).shuffle(apart)
    for third in range(3) if given.toets else ():
        learned = fit(
            [titles[q] for n, q in enumerate(asked) if n % 3 != third]
            + [labels[u] for n, u in enumerate(apart) if n % 3 != third],
            given.rondes,
        )
        print(
            "titels",
            score(learned, [titles[q] for q in asked[third::3]]),
            "labels",
            score(learned, [labels[u] for u in apart[third::3]]),
            flush=True,
        )
    if not given.toets:
        dump = fit([*titles.values(), *labels.values()], given.rondes).dump_model()
        trees = [tree(each["tree_structure"]) for each in dump["tree_info"]]
        WEGING.write_text(json.dumps(trees, separators=(",", ":")).replace("],[[", "],\n[[") + "\n")
        print(WEGING, WEGING.stat().st_size)


if __name__ == "__main__":
    main()
