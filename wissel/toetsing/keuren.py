"""Whether a case can be: the shape first, then what contradicts itself or cannot have happened. All faults at once."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import poortwachter
from poortwachter import Fout, samenhang
from wissel.fouten import DomainError
from wissel.mensen.bsn import clean
from wissel.toetsing.veldfout import GEEN, Geweigerd, Veldfout, join
from wissel.toetsing.vorm import shape_faults

Json = dict[str, Any]
START = ("ziekteperioden", "ziekmelding", "terugrekenen")
CONCLUSIES = {
    "uitgesloten": "uitgesloten", "onduidelijk": "geen_of_onduidelijk", "loopt_door": "terugkeer",
    "terugkeer": "terugkeer",
}  # fmt: skip


def check(document: Any, *, today: dt.date) -> Json:
    """The case when nothing is wrong with it. Raises Geweigerd with everything that is."""
    faults = shape_faults(document)
    inside = any(fault.pad.startswith("dossier") for fault in faults)
    outside = any(not fault.pad.startswith("dossier") for fault in faults)
    if not inside and isinstance(document, dict):
        faults += _facts(document["dossier"], today)
    if not outside:
        faults += _envelope(document, today, None if inside else _first_day(document["dossier"]))
    if not inside and not outside:
        faults += _words(document)
    if faults:
        raise Geweigerd(faults)
    return document


def _first_day(dossier: Json) -> str | None:
    return min((row["eerste_dag"] for row in dossier.get("ziekteperioden") or ()), default=None)


def _envelope(zaak: Json, today: dt.date, first: str | None) -> Iterator[Veldfout]:
    for name in ("uren_per_week", "belastbaar_uren"):
        if not _one_decimal(zaak.get(name)):
            yield Veldfout(name, "heeft meer dan een decimaal.", zaak[name])
    closed = zaak.get("stand") == "gesloten"
    if closed and zaak.get("gesloten_op") is None:
        yield Veldfout("gesloten_op", "ontbreekt; het hoort bij stand gesloten.")
    if not closed and zaak.get("gesloten_op") is not None:
        yield Veldfout("gesloten_op", "hoort alleen bij stand gesloten.", zaak["gesloten_op"])
    person = zaak["kandidaat"]
    born = person.get("geboortedatum")
    if born is not None and born > today.isoformat():
        yield Veldfout("kandidaat.geboortedatum", "ligt in de toekomst.", born)
    if born is not None and first is not None and born >= first:
        yield Veldfout("kandidaat.geboortedatum", f"ligt niet voor de eerste ziektedag {first}.", born)
    if person.get("bsn") is not None and not _is_bsn(person["bsn"]):
        yield Veldfout("kandidaat.bsn", "klopt niet (elfproef).", person["bsn"])


def _one_decimal(value: Any) -> bool:
    return value is None or round(value, 1) == value


def _is_bsn(text: str) -> bool:
    try:
        clean(text)
    except DomainError:
        return False
    return True


def _facts(dossier: Json, today: dt.date) -> Iterator[Veldfout]:
    """What the law refuses, and a sickness that has not begun."""
    found = samenhang.tegenspraken(dossier)
    if not found:
        found = _computed(dossier)
    for fout in found:
        value = GEEN if fout.code == "tegenstrijdig" else _at(dossier, fout.veld)
        yield Veldfout(join("dossier", fout.veld), fout.zin, value)
    for place, row in enumerate(dossier.get("ziekteperioden") or ()):
        for name in ("eerste_dag", "laatste_dag"):
            if (row.get(name) or "") > today.isoformat():
                yield Veldfout(f"dossier.ziekteperioden[{place}].{name}", "ligt in de toekomst.", row[name])
    told = (dossier.get("ziekmelding") or {}).get("ziek_op")
    if told is not None and told > today.isoformat():
        yield Veldfout("dossier.ziekmelding.ziek_op", "ligt in de toekomst.", told)


def _computed(dossier: Json) -> list[Fout]:
    """What only shows when the dates are computed."""
    try:
        if any(dossier.get(name) for name in START):
            poortwachter.tijdlijn(dossier)
        poortwachter.spoor2(dossier)
    except Fout as fout:
        return [fout]
    return []


def _at(dossier: Json, veld: str) -> Any:
    """The value at a path of the engine; the whole when it cannot be walked."""
    value: Any = dossier
    for part in veld.replace("[", ".[").split("."):
        if part.startswith("[") and isinstance(value, list):
            value = value[int(part[1:-1])]
        elif isinstance(value, dict) and part in value:
            value = value[part]
        else:
            return GEEN
    return GEEN if isinstance(value, dict | list) or value is None else value


def _words(zaak: Json) -> Iterator[Veldfout]:
    """Words belong to something that stands in the dossier."""
    words, dossier = zaak.get("toelichting") or {}, zaak["dossier"]
    for section in ("adviezen", "activiteiten"):
        known = {row["id"] for row in dossier.get(section) or ()}
        for name in words.get(section) or {}:
            if name not in known:
                zin = f"hoort bij geen id in dossier.{section}."
                yield Veldfout(f"toelichting.{section}.{name}", zin)
    spoor1 = words.get("spoor1") or {}
    for optie in ("eigen_werk", "aangepast_werk", "ander_werk"):
        if spoor1.get(optie) and (dossier.get("spoor1_onderzoek") or {}).get(optie) is None:
            yield Veldfout(
                f"toelichting.spoor1.{optie}", f"hoort bij dossier.spoor1_onderzoek.{optie}, dat ontbreekt."
            )
    yield from _conclusion(spoor1.get("conclusie"), (dossier.get("spoor1") or {}).get("vooruitzicht"))


def _conclusion(words: Json | None, prospect: str | None) -> Iterator[Veldfout]:
    if not words:
        return
    if prospect is None:
        yield Veldfout(
            "toelichting.spoor1.conclusie", "hoort bij dossier.spoor1.vooruitzicht, dat ontbreekt."
        )
    elif words.get("soort") is not None and CONCLUSIES[words["soort"]] != prospect:
        zin = f"past niet bij dossier.spoor1.vooruitzicht {prospect}."
        yield Veldfout("toelichting.spoor1.conclusie.soort", zin, words["soort"])
