"""The blocks beside the milestones: adding spells, 42nd week, spoor 2 and no-risk (contract 3.5, 3.13 and 4)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from poortwachter import regelset
from poortwachter.kalender import iso_ordinal, plus_jaren
from poortwachter.loon import Loon, iso
from poortwachter.tellen import Zaak, optional, ordinal

BOETE_EUR = 455


def samentelling(zaak: Zaak) -> dict[str, Any]:
    """Every interruption, added or not, and the cases before this one."""
    own: bool | None = any(gap.samengeteld for gap in zaak.eigen)
    return {
        "samengeteld": own if zaak.bekend else None,
        "onderbrekingen": [
            {
                "eerste_dag": iso(gap.eerste), "laatste_dag": iso(gap.laatste), "dagen": gap.dagen,
                "verlofdagen": gap.verlofdagen, "samengeteld": gap.samengeteld,
            }
            for gap in zaak.onderbrekingen
        ],
        "eerdere_zaken": [
            {"eerste_ziektedag": iso(first), "laatste_ziektedag": iso(last), "getelde_dagen": counted}
            for first, last, counted in zaak.eerdere
        ],
    }  # fmt: skip


def bij_tijdlijn(
    feiten: Mapping[str, Any], zaak: Zaak, wages: Loon, days: Mapping[str, Any]
) -> dict[str, Any]:
    """The blocks for which there are facts."""
    found = dict(wages.blokken)
    notified = optional((feiten.get("melding_42e_week") or {}).get("gedaan_op"))
    due = zaak.dag(295)
    if notified is not None and due is not None:
        late = max(0, notified - due)
        found["melding_42e_week"] = {
            "uiterlijk": iso(due), "dagen_te_laat": late, "boete_maximum_eur": BOETE_EUR if late else 0,
            "verlengt_loondoorbetaling": False,
        }  # fmt: skip
    if feiten.get("spoor2") is not None or feiten.get("pauzes") is not None:
        found["spoor2"] = {
            "start_op": (feiten.get("spoor2") or {}).get("start_op"),
            "einde_uiterlijk": iso(days["loondoorbetaling_laatste_dag"][0]),
            "pauzedagen": _pauzedagen(feiten),
            "einde_verschuift": False,
        }
    if feiten.get("nieuwe_baan") is not None or feiten.get("wia_uitkomst") is not None:
        found["no_risk"] = _no_risk(feiten, wages)
    return found


def _pauzedagen(feiten: Mapping[str, Any]) -> int | None:
    """Unique paused days; an open pause counts up to the peildatum."""
    rows = feiten.get("pauzes")
    if rows is None:
        return None
    peil = optional(feiten.get("peildatum"))
    spans = []
    for row in rows:
        last = optional(row.get("laatste_dag"))
        if last is None:
            last = peil
        if last is None:
            return None
        spans.append((ordinal(row["eerste_dag"]), last))
    total, reached = 0, 0
    for first, last in sorted(spans):
        start = max(first, reached + 1)
        if last >= start:
            total += last - start + 1
            reached = last
    return total


def _no_risk(feiten: Mapping[str, Any], wages: Loon) -> dict[str, Any]:
    """Whether the no-riskpolis is possible for a new employer (ZW 29b)."""
    last = wages.wachttijd_laatste_dag
    first_after = None if last is None else last + 1
    test_day = None if first_after is None else first_after - 91
    outcome = feiten.get("wia_uitkomst")
    possible: bool | None = None
    if outcome is None:
        wages.ontbreekt.append("wia_uitkomst")
    elif outcome in {"wga", "iva"}:
        possible = True
    elif first_after is not None and test_day is not None:
        possible = _minder_dan_35(feiten, wages, first_after, test_day)
    return {"eerste_dag_na_wachttijd": iso(first_after), "peildag": iso(test_day), "mogelijk": possible}


def _minder_dan_35(feiten: Mapping[str, Any], wages: Loon, first_after: int, test_day: int) -> bool | None:
    job = feiten.get("nieuwe_baan")
    unfit = feiten.get("ongeschikt_bij_eigen_werkgever")
    conditions: list[bool | None] = [unfit]
    if unfit is None:
        wages.ontbreekt.append("ongeschikt_bij_eigen_werkgever")
    if job is None:
        wages.ontbreekt.append("nieuwe_baan.eerste_dag")
        conditions.append(None)
    else:
        start = ordinal(job["eerste_dag"])
        existed = job.get("bestond_op_eerste_ziektedag")
        elsewhere = True if start > test_day else existed
        if elsewhere is None:
            wages.ontbreekt.append("nieuwe_baan.bestond_op_eerste_ziektedag")
        five_years = plus_jaren(dt.date.fromordinal(first_after), 5).toordinal()
        conditions += [elsewhere, start < five_years]
    manual = regelset.with_parameters(feiten.get("parameters"))["no_risk_lezing"] == "handmatig"
    readings = [
        {"id": "wettekst", "peildag": iso_ordinal(test_day)},
        {"id": "uitleg_andersom", "peildag": iso_ordinal(test_day)},
    ]
    wages.vragen.append({"code": "no_risk_peildag", "blokkerend": manual, "lezingen": readings})
    if manual:
        return None
    if False in conditions:
        return False
    return None if None in conditions else True
