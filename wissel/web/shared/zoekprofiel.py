"""What several audiences show of a zoekprofiel: two versions side by side, and the realistisch beeld."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.opmaak import getal, lange_datum
from wissel.policies import visible
from wissel.zoekprofielen import inhoud as vorm
from wissel.zoekprofielen.models import Oordeel, RealistischBeeld, Richting, Zoekprofiel
from wissel.zoekprofielen.werkblad import HOOFDSTUKKEN, load


@dataclass(frozen=True, slots=True)
class WasNu:
    veld: str
    was: str
    nu: str

    @property
    def anders(self) -> bool:
        return self.was != self.nu


@dataclass(frozen=True, slots=True)
class Plaats:
    """The chapters or one direction, with what stands in both versions. `soort`: nieuw, weg, anders or gelijk."""

    naam: str
    soort: str
    velden: tuple[WasNu, ...]


@dataclass(frozen=True, slots=True)
class Beeld:
    """One shared realistisch beeld: the same words for everybody who may read it."""

    nummer: int
    kan: str
    uitkomst: str
    redenen: str
    op: dt.datetime | None


def compare(old: Zoekprofiel, new: Zoekprofiel, *, redenen: bool) -> tuple[Plaats, ...]:
    """Everything in both versions, the chapters first; a draft is read as it stands now.

    With `redenen` also why work fits, for who may read the items of belastbaarheid.
    """
    before, after = content(old), content(new)
    places = [_place(_("Hoofdstukken"), _chapters(before), _chapters(after))]
    rows = {row["reeks"]: row for row in _directions(before)}
    now = {row["reeks"]: row for row in _directions(after)}
    for key, row in now.items():
        was = rows.get(key)
        kind = "nieuw" if was is None else ""
        earlier = _fields(was, redenen) if was is not None else {}
        places.append(_place(row["naam"], earlier, _fields(row, redenen), kind))
    places += [
        _place(row["naam"], _fields(row, redenen), {}, "weg") for key, row in rows.items() if key not in now
    ]
    return tuple(places)


def content(row: Zoekprofiel) -> Mapping[str, Any]:
    return row.inhoud or vorm.content(load(row), "")


def _directions(content_: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return (*content_["richtingen"], *content_["uitgesloten"])


def chapter_names() -> dict[str, str]:
    return {
        "arbeidsmogelijkheden": _("Arbeidsmogelijkheden"),
        "verwervingsmogelijkheden": _("Verwervingsmogelijkheden"),
        "hervattingsmogelijkheden": _("Hervattingsmogelijkheden"),
    }


def _chapters(content_: Mapping[str, Any]) -> dict[str, str]:
    names = chapter_names()
    return {names[name]: content_[name] for name in HOOFDSTUKKEN}


def _fields(row: Mapping[str, Any], redenen: bool) -> dict[str, str]:
    verdicts = dict(Oordeel.choices)
    travel = row["reistijd"]
    found = {
        _("Concreet werk"): "\n".join(row["soorten_werk"]),
        _("Waar"): row["plaats"],
        _("Reistijd"): _("%(n)s minuten") % {"n": travel} if travel is not None else "",
        _("Vacatures"): vacancies(row),
        _("Passend"): str(verdicts[row["passend"]]),
        _("Haalbaar"): str(verdicts[row["haalbaar"]]),
        _("Waarom haalbaar"): row["haalbaar_reden"],
        _("Afgevallen omdat"): str(dict(Richting.Om.choices).get(row["uitgesloten_om"], "")),
    }
    if redenen:
        found[_("Waarom passend")] = row["passend_reden"]
    return {name: value for name, value in found.items() if value}


def vacancies(row: Mapping[str, Any]) -> str:
    """How many were seen, where and when, in one line; empty when nobody looked."""
    if row["vacatures"] is None:
        return ""
    when = lange_datum(dt.date.fromisoformat(row["vacatures_op"])) if row["vacatures_op"] else ""
    parts = (str(row["vacatures"]), row["vacatures_regio"], row["vacatures_bron"], when)
    return ", ".join(part for part in parts if part)


def span(low: str | None, high: str | None) -> str:
    """`16 tot 24`, or what is known of it."""
    numbers = [getal(float(value)) for value in dict.fromkeys((low, high)) if value is not None]
    return _(" tot ").join(numbers)


def _place(name: str, old: Mapping[str, str], new: Mapping[str, str], soort: str = "") -> Plaats:
    fields = tuple(WasNu(each, old.get(each, ""), new.get(each, "")) for each in dict.fromkeys([*new, *old]))
    changed = any(each.anders for each in fields)
    return Plaats(name, soort or ("anders" if changed else "gelijk"), fields)


def shared_beelden(actor: Actor, dossier_id: uuid.UUID) -> tuple[Beeld, ...]:
    """The shared versions, newest first: the first is the one that holds."""
    rows = visible(actor, RealistischBeeld).filter(dossier_id=dossier_id, gedeeld_op__isnull=False)
    return tuple(
        Beeld(row.nummer, row.kan, row.uitkomst, row.redenen, row.gedeeld_op)
        for row in rows.order_by("-nummer")
    )
