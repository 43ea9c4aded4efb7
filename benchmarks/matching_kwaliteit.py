"""How well titles and demands are recognised on the development data, beside the baselines of others."""

import json
from pathlib import Path
from typing import Any

# Measured on the same kind of set by plain systems (success@10, MRR): the whole Dutch part of MELO, and demands.
NULPUNT = "tekens 3-5, TF-IDF: 0,604 en 0,490; BM25: 0,528 en 0,445"
NULPUNT_EISEN = "woorden en getallen alleen: 0,593 met 8 keer het tegendeel"


def rows(folder: Path | None) -> list[dict[str, Any]]:
    """Figures of what is there; a row that says so for what is not."""
    titles = folder / "melo_dev" / "melo_nld_q_nl_c_nl_dev.json" if folder else None
    demands = folder / "vacancy_demands_examples" / "examples.json" if folder else None
    found = _titles(titles) if titles and titles.exists() else [_absent("titels naar beroepen (MELO)")]
    return found + (_demands(demands) if demands and demands.exists() else [_absent("eisen in zinnen")])


def _titles(path: Path) -> list[dict[str, Any]]:
    from wissel.arbeidsmarkt.evaluatie import rank_titles

    data = json.loads(path.read_text(encoding="utf-8"))
    answers = rank_titles(data["corpus"], data["queries"], 100)
    hits = reciprocal = 0.0
    for query, right in data["qrels"].items():
        first = next((at for at, each in enumerate(answers.get(query, ())) if each in right), None)
        hits += first is not None and first < 10
        reciprocal += 0 if first is None else 1 / (first + 1)
    n = len(data["qrels"])
    label = f"MELO, ontwikkelset, {n} titels ({NULPUNT})"
    return [
        _least(f"{label}: success@10", round(hits / n, 3), 0.68),
        _least(f"{label}: MRR", round(reciprocal / n, 3), 0.54),
    ]


def _demands(path: Path) -> list[dict[str, Any]]:
    from wissel.arbeidsmarkt.evaluatie import extract_demands

    data = json.loads(path.read_text(encoding="utf-8"))
    right = said = asked = against = 0
    for row, given in zip(data, extract_demands([row["text"] for row in data]), strict=True):
        labels = row["labels"]
        right += sum(veld in given and given[veld] == value for veld, value in labels.items())
        said, asked = said + len(given), asked + len(labels)
        against += sum(
            isinstance(labels.get(veld), bool) and isinstance(value, bool) and value != labels[veld]
            for veld, value in given.items()
        )
    label = f"eisen, voorbeelden, {len(data)} zinnen ({NULPUNT_EISEN})"
    return [
        _least(f"{label}: F1", round(2 * right / max(1, said + asked), 3), 0.85),
        {
            "naam": f"{label}: tegendeel",
            "waarde": against,
            "eenheid": "keer",
            "grens": 0,
            "gehaald": against == 0,
        },
    ]


def _least(name: str, value: float, least: float) -> dict[str, Any]:
    return {
        "naam": name, "waarde": value, "eenheid": f"(minstens {str(least).replace('.', ',')})", "grens": None,
        "gehaald": value >= least,
    }  # fmt: skip


def _absent(name: str) -> dict[str, Any]:
    return {"naam": f"{name}: niet gemeten (WISSEL_GEGEVENS is er niet)", "waarde": 0, "eenheid": "sets", "grens": None,
            "gehaald": True}  # fmt: skip
