"""Learns from the lists that were read in, and keeps it for this installation (taal.kennis says where)."""

import gzip
import json
import os
from collections.abc import Iterable, Iterator, Sequence

from wissel.arbeidsmarkt.lijsten.bestanden import Bestand
from wissel.arbeidsmarkt.models import Beroep, Beroepskoppeling
from wissel.arbeidsmarkt.taal.kennis import learned_file
from wissel.arbeidsmarkt.taal.leren import TRUST, Werk, learn, near_groups


def learn_words(files: Iterable[Bestand]) -> int:
    """Learn from all occupations in the database and the deeds in these files; returns the number of words.

    Written at once under another name and then put in place, so that a stop halfway leaves what was there.
    """
    learned = learn(list(_work()))
    near = near_groups(_deeds([each for each in files if each.soort == "daden"]))
    data = {
        "words": learned.words,
        "synonyms": learned.synonyms,
        "groups": learned.groups,
        "neighbours": near,
        "trees": [],
    }
    target = learned_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_suffix(f".{os.getpid()}")
    temporary.write_bytes(gzip.compress(json.dumps(data, ensure_ascii=False).encode(), 6, mtime=0))
    temporary.replace(target)
    return len(learned.words)


def _work() -> Iterator[Werk]:
    for row in Beroep.objects.prefetch_related("namen").order_by("sleutel"):
        others = [each.naam for each in row.namen.all() if each.naam != row.naam]
        yield row.isco, [row.naam, *others], row.omschrijving


def _deeds(files: Sequence[Bestand]) -> Iterator[tuple[str, str, float]]:
    """Rows of group, deed and trust, for the occupations of O*NET that stand for one of ours."""
    if not files:
        return
    links: dict[str, list[tuple[str, float]]] = {}
    rows = Beroepskoppeling.objects.values_list("onet", "beroep__isco", "soort")
    for code, isco, kind in rows:
        links.setdefault(code, []).append((isco[:3], TRUST.get(kind, 0.5)))
    for file in files:
        for _line, row in file.rows():
            for group, trust in links.get(row["O*NET-SOC Code"] or "", ()):
                yield group, row["DWA ID"] or "", trust
