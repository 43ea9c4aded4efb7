"""Make wissel/arbeidsmarkt/gegevens/titels.json.gz: what is known beforehand about words of work.

    python scripts/leer_titels.py ESCO_MAP MELO_JSON [--toets]

ESCO_MAP holds the official occupations_nl.csv (CC BY 4.0); MELO_JSON is a development set of pairs (MIT). The
file holds words and numbers only. `--toets` learns on two thirds and prints the figures on the rest. Needs
lightgbm and numpy, which the product itself does not use.
"""

import argparse
import csv
import gzip
import json
import math
import random
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import lightgbm
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from wissel.arbeidsmarkt.taal import vertaalwoorden
from wissel.arbeidsmarkt.taal.kennis import FILE, Kennis
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.titels import Labels
from wissel.arbeidsmarkt.taal.woorden import plain

csv.field_size_limit(10**8)


def occupations(folder):
    seen = {}
    with open(folder / "occupations_nl.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            labels = [row["preferredLabel"], *filter(None, map(str.strip, row["altLabels"].split("\n")))]
            seen.setdefault(row["conceptUri"], (row["iscoGroup"].zfill(4), labels, row["description"]))
    return seen


class Bron:
    """The texts to learn from; `without` are labels kept out as questions."""

    def __init__(self, esco, melo):
        self.esco, self.melo = esco, melo
        counts = Counter()
        for _, labels, text in esco.values():
            for each in (*labels, text):
                counts.update({w for w in plain(each).split() if w.isalpha()})
        self.words = {w: n for w, n in counts.items() if n >= 2 and 3 <= len(w) <= 24}
        self.analyse = Splitter(self.words).analyse

    def tables(self, queries, without=frozenset(), weight=1.5):
        pairs, groups = [], defaultdict(lambda: defaultdict(float))
        total = Counter()
        for isco, labels, text in self.esco.values():
            forms = list(dict.fromkeys(self.analyse(x) for x in labels if x not in without))[:14]
            for form in forms:
                for part in form:
                    groups[part][isco[:3]] += 1 / len(forms) ** 0.5
            for part in set(self.analyse(text)):
                groups[part][isco[:3]] += 0.15
            for a in forms:
                pairs += [(a, b, 1 / math.sqrt(len(forms) - 1)) for b in forms if a != b and a and b]
            total[isco[:3]] += 1
        for q in queries:
            said = self.analyse(self.melo["queries"][q])
            forms = list(dict.fromkeys(self.analyse(self.melo["corpus"][c]) for c in self.melo["qrels"][q]))[
                :14
            ]
            pairs += [(said, form, weight / math.sqrt(len(forms))) for form in forms if said and form]
        synonyms = {}
        for word, row in vertaalwoorden.learn(pairs).items():
            best = sorted(((v, p) for v, p in row.items() if p > 0.015), key=lambda x: -x[1])[:14]
            if best:
                synonyms[word] = {v: round(p, 3) for v, p in best}
        return Kennis(self.words, synonyms, _shares(groups, total), {}, [])


def _shares(groups, total):
    out = {}
    for part, row in groups.items():
        scaled = {g: n / (2 + total[g]) ** 0.5 for g, n in row.items()}
        whole = sum(scaled.values())
        strength = min(1.0, sum(row.values()) / 2)
        best = sorted(scaled.items(), key=lambda x: -x[1])[:6]
        kept = {g: round(strength * v * v / whole / whole, 3) for g, v in best if v / whole > 0.12}
        kept = {g: v for g, v in kept.items() if v}
        if kept:
            out[part] = kept
    return out


def examples(labels, ids, queries, relevant):
    rows, right, weights, sizes = [], [], [], []
    for q, text in queries.items():
        at, table = labels.signals(text)
        y = [ids[i] in relevant[q] for i in at]
        if not any(y):
            continue
        n = sum(y)
        rows += table
        right += y
        sizes.append(len(y))
        weights += [1 / n if hit else 3 / len(y) for hit in y]
    return rows, right, weights, sizes


def held_out(esco, n, seed):
    draw = random.Random(seed)
    uris = sorted(u for u, v in esco.items() if len(v[1]) >= 3)
    return {u: draw.choice(esco[u][1][1:]) for u in draw.sample(uris, n)}


def esco_task(bron, chosen):
    without = set(chosen.values())
    ids, texts = [], []
    for u, (_, labels, _) in bron.esco.items():
        for label in labels:
            if label not in without:
                ids.append(u)
                texts.append(label)
    return ids, texts, dict(chosen), {u: {u} for u in chosen}


def fit(parts, rounds):
    X = np.array([row for part in parts for row in part[0]], dtype="f4")
    y = np.array([hit for part in parts for hit in part[1]], dtype=int)
    data = lightgbm.Dataset(X, y, group=[size for part in parts for size in part[3]])
    settings = {
        "objective": "lambdarank", "num_leaves": 15, "learning_rate": 0.04, "min_data_in_leaf": 150, "lambda_l2": 5,
        "feature_fraction": 0.7, "lambdarank_truncation_level": 15, "label_gain": [0, 1], "seed": 1, "verbose": -1,
        "num_threads": 1, "deterministic": True,
    }  # fmt: skip
    model = lightgbm.train(settings, data, rounds)
    return [_tree(each["tree_structure"]) for each in model.dump_model()["tree_info"]]


def _tree(node):
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 5)
    left, right = _tree(node["left_child"]), _tree(node["right_child"])
    return [int(node["split_feature"]), float(f"{node['threshold']:.6g}"), left, right]


def score(labels, ids, queries, relevant):
    hits = rr = 0
    for q, text in queries.items():
        for rank, (at, _) in enumerate(labels.rank(text, 100)):
            if ids[at] in relevant[q]:
                hits += rank < 10
                rr += 1 / (rank + 1)
                break
    return round(hits / len(queries), 4), round(rr / len(queries), 4)


def learn(bron, queries, rounds, sample):
    """Trees learned on questions whose own answers were kept from the tables."""
    half = queries[::2], queries[1::2]
    chosen = held_out(bron.esco, sample, 1)
    parts = []
    ids, texts = list(bron.melo["corpus"]), list(bron.melo["corpus"].values())
    for seen, asked in (half, half[::-1]):
        known = bron.tables(seen, set(chosen.values()))
        labels = Labels(texts, known)
        parts.append(
            examples(
                labels,
                ids,
                {q: bron.melo["queries"][q] for q in asked},
                {q: set(bron.melo["qrels"][q]) for q in asked},
            )
        )
    if chosen:
        eids, etexts, eq, er = esco_task(bron, chosen)
        parts.append(examples(Labels(etexts, known), eids, eq, er))
    return fit(parts, rounds)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("esco", type=Path)
    arguments.add_argument("melo", type=Path)
    arguments.add_argument("--toets", action="store_true")
    arguments.add_argument("--rondes", type=int, default=250)
    arguments.add_argument("--monster", type=int, default=800)
    given = arguments.parse_args()
    esco, melo = occupations(given.esco), json.loads(given.melo.read_text())
    queries = sorted(melo["queries"])
    random.Random(7).shuffle(queries)
    if given.toets:
        test = queries[: len(queries) // 3]
        other = held_out(esco, 400, 99)
        kept = {u: (i, [x for x in ls if x not in set(other.values())], t) for u, (i, ls, t) in esco.items()}
        bron = Bron(kept, melo)
        rest = [q for q in queries if q not in set(test)]
        trees = learn(bron, rest, given.rondes, given.monster)
        known = bron.tables(rest)
        ids, texts = list(melo["corpus"]), list(melo["corpus"].values())
        asked = {q: melo["queries"][q] for q in test}, {q: set(melo["qrels"][q]) for q in test}
        eids, etexts, eq, er = esco_task(Bron(esco, melo), other)
        for name, k in (
            ("letters en delen", Kennis(words=bron.words)),
            ("met woorden", known),
            ("met bomen", Kennis(known.words, known.synonyms, known.groups, {}, trees)),
        ):
            start = time.process_time()
            print(
                name,
                "melo",
                score(Labels(texts, k), ids, *asked),
                "labels",
                score(Labels(etexts, k), eids, eq, er),
                round(time.process_time() - start, 1),
                flush=True,
            )
        return
    bron = Bron(esco, melo)
    trees = learn(bron, queries, given.rondes, given.monster)
    known = bron.tables(queries)
    old = json.loads(gzip.decompress(FILE.read_bytes())) if FILE.exists() else {}
    data = {
        "words": known.words,
        "synonyms": known.synonyms,
        "groups": known.groups,
        "neighbours": old.get("neighbours", {}),
        "trees": trees,
    }
    FILE.write_bytes(
        gzip.compress(json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode(), 9, mtime=0)
    )
    print(FILE, FILE.stat().st_size)


if __name__ == "__main__":
    main()
