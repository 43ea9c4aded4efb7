"""From the engine's timeline to the columns of a Milestone."""

import datetime as dt
from typing import Any

import poortwachter

Json = dict[str, Any]


def compute_milestones(invoer: Json) -> tuple[Json, list[Json]]:
    """Run the engine: its whole answer, and one dict of Milestone columns per milestone, in order."""
    answer = poortwachter.tijdlijn(invoer).as_dict()
    return answer, [
        _row(place, code, row) for place, (code, row) in enumerate(answer["mijlpalen"].items(), 1)
    ]


def _row(place: int, code: str, row: Json) -> Json:
    return {
        "code": code,
        "volgorde": place,
        "naam": row["naam"],
        "due_on": _day(row["datum"]),
        "geldt": row["geldt"],
        "plan_on": _day(row["planningsdatum"]),
        "verantwoordelijke": row["verantwoordelijke"],
        "binding": row["binding"],
        "formule": row["formule"],
        "uitleg": row["uitleg"],
        "bron": "; ".join(row["bron"])[:300],
        "zekerheid": row["zekerheid"],
        "done_on": _day(row.get("gebeurd_op")),
        "dagen_te_laat": row.get("dagen_te_laat"),
    }


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
