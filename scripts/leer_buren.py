"""Add to titels.json.gz which kinds of work (ISCO-08, three digits) ask the same deeds, from O*NET.

    python scripts/leer_buren.py ESCO_MAP ONET_MAP KRUIS.csv

Two groups are near when their occupations share detailed work activities (Tasks_to_DWAs; O*NET, CC BY 4.0).
"""

import argparse
import csv
import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.leer_titels import occupations
from wissel.arbeidsmarkt.taal.kennis import FILE

TRUST = {"exactMatch": 1.0, "closeMatch": 0.8, "narrowMatch": 0.6, "broadMatch": 0.5, "exactISCO": 0.5}


def deeds(folder):
    found = defaultdict(Counter)
    with gzip.open(folder / "Tasks_to_DWAs.txt.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["O*NET-SOC Code"]][row["DWA ID"]] += 1
    return found


def main():
    arguments = argparse.ArgumentParser()
    for name in ("esco", "onet", "kruis"):
        arguments.add_argument(name, type=Path)
    given = arguments.parse_args()
    esco, done = occupations(given.esco), deeds(given.onet)
    groups = defaultdict(Counter)
    with open(given.kruis, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["esco_uri"] in esco:
                for deed, n in done[row["onet_soc"]].items():
                    groups[esco[row["esco_uri"]][0][:3]][deed] += n * TRUST[row["match_type"]]
    spread = Counter(deed for group in groups.values() for deed in group)
    vectors = {}
    for group, row in groups.items():
        raw = {deed: math.log1p(n) * math.log(1 + len(groups) / spread[deed]) for deed, n in row.items()}
        size = math.sqrt(sum(v * v for v in raw.values())) or 1
        vectors[group] = {deed: v / size for deed, v in raw.items()}
    near = {}
    for one, a in vectors.items():
        likeness = {
            other: round(sum(v * b.get(deed, 0) for deed, v in a.items()), 3) for other, b in vectors.items()
        }
        near[one] = dict(sorted(((o, v) for o, v in likeness.items() if v > 0.08), key=lambda x: -x[1])[:14])
    data = json.loads(gzip.decompress(FILE.read_bytes()))
    data["neighbours"] = near
    FILE.write_bytes(
        gzip.compress(json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode(), 9, mtime=0)
    )
    print(len(near), FILE.stat().st_size)


if __name__ == "__main__":
    main()
