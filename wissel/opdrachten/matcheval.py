"""`wissel match-eval`: measure a ranking, or the product's own, on a set of questions with answers."""

import importlib
import json
import time
from collections.abc import Callable, Mapping
from math import log2
from pathlib import Path
from typing import Any

from wissel.opdrachten.omgeving import Refused

KINDS = {
    "titels": "rank_titles",
    "beroepen": "rank_beroepen",
    "verwant": "related",
    "eisen": "extract_demands",
}
_DEEP = 100


def run(*, path: Path, kind: str | None, with_: str | None, k: int) -> int:
    """Print the figures of one set; the kind follows from the file when it is not given."""
    data = _read(path)
    kind = kind or ("eisen" if isinstance(data, list) else "titels")
    asked = _callable(with_ or f"wissel.arbeidsmarkt.evaluatie:{KINDS[kind]}")
    start = time.process_time()
    lines = _demands(data, asked) if kind == "eisen" else _ranking(data, asked, k)
    print(f"{path.name}: {kind}, {with_ or 'Wissel'}")
    for line in lines:
        print(f"  {line}")
    print(f"  rekentijd {time.process_time() - start:.1f} s")
    return 0


def _read(path: Path) -> Any:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(f"Het bestand {path} bestaat niet. Geef het pad van een set (JSON).", 2) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise Refused(f"{path.name} is geen JSON in UTF-8 ({error}).", 2) from None
    if isinstance(data, dict) and {"corpus", "queries", "qrels"} <= data.keys():
        return data
    if isinstance(data, list) and all(
        isinstance(row, dict) and {"text", "labels"} <= row.keys() for row in data
    ):
        return data
    raise Refused(
        f"{path.name} heeft niet de vorm van een set: corpus, queries en qrels, of een lijst met text en labels.",
        2,
    )


def _callable(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    try:
        found = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError, ValueError):
        raise Refused(f"'{name}' is niet te vinden. Schrijf het als pakket.module:functie.", 2) from None
    if not callable(found):
        raise Refused(f"'{name}' is geen functie.", 2)
    return found  # type: ignore[no-any-return]


def _ranking(data: Mapping[str, Any], asked: Callable[..., Any], k: int) -> list[str]:
    answers = asked(data["corpus"], data["queries"], max(k, _DEEP))
    hits = reciprocal = gain = precision = 0.0
    for query, right in data["qrels"].items():
        worth = right if isinstance(right, dict) else dict.fromkeys(right, 1)
        given = answers.get(query, [])
        first = next((at for at, each in enumerate(given) if worth.get(each)), None)
        if first is not None:
            hits += first < k
            reciprocal += 1 / (first + 1)
        gain += _ndcg(given[:k], worth)
        found = 0
        for at, each in enumerate(given):
            if worth.get(each):
                found += 1
                precision += found / (at + 1) / len(worth)
    n = len(data["qrels"]) or 1
    return [
        f"vragen {len(data['qrels'])}, teksten {len(data['corpus'])}",
        f"success@{k} {hits / n:.4f}  MRR {reciprocal / n:.4f}  MAP {precision / n:.4f}  nDCG@{k} {gain / n:.4f}",
    ]


def _ndcg(given: list[str], worth: Mapping[str, float]) -> float:
    best = sorted(worth.values(), reverse=True)[: max(1, len(given))]
    ideal = sum(value / log2(at + 2) for at, value in enumerate(best))
    got = sum(worth.get(each, 0) / log2(at + 2) for at, each in enumerate(given))
    return got / ideal if ideal else 0.0


def _demands(data: list[dict[str, Any]], asked: Callable[..., Any]) -> list[str]:
    answers = asked([row["text"] for row in data])
    right = wrong = missed = against = 0
    for row, given in zip(data, answers, strict=True):
        labels = row["labels"]
        good = sum(_same(given.get(veld), value) for veld, value in labels.items())
        right += good
        missed += len(labels) - good
        wrong += sum(not _same(value, labels.get(veld)) for veld, value in given.items())
        against += sum(
            isinstance(labels.get(veld), bool) and isinstance(value, bool) and value != labels[veld]
            for veld, value in given.items()
        )
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return [
        f"zinnen {len(data)}",
        f"F1 {f1:.4f}  precisie {precision:.4f}  bereik {recall:.4f}  tegenspraak {against}",
    ]


def _same(one: Any, other: Any) -> bool:
    return (
        one is not None
        and type(one) is type(other)
        and one == other
        or (_numbers(one, other) and one == other)
    )


def _numbers(one: Any, other: Any) -> bool:
    return all(isinstance(each, int | float) and not isinstance(each, bool) for each in (one, other))
