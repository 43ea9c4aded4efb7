"""Two versions side by side, and what another belastbaarheid does to the items of each direction."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel.accounts.actor import Actor
from wissel.opmaak import lange_datum
from wissel.policies import Action, can, visible
from wissel.zoekprofielen import inhoud as vorm
from wissel.zoekprofielen.models import Oordeel, Puntenblad, Richting, Zoekprofiel
from wissel.zoekprofielen.werkblad import HOOFDSTUKKEN, Werkblad, load

PUNTOORDEEL = {
    "past": _l("past"), "past_niet": _l("past niet"), "past_met_aanpassing": _l("past met een aanpassing"),
    "onbekend": _l("nog niet bekend"),
}  # fmt: skip


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
class Puntwissel:
    naam: str
    was: str
    nu: str


@dataclass(frozen=True, slots=True)
class Richtingwissel:
    naam: str
    passend: str
    punten: tuple[Puntwissel, ...]


def compare(actor: Actor, old: Zoekprofiel, new: Zoekprofiel) -> tuple[Plaats, ...]:
    """Everything in both versions, the chapters first; a draft is read as it stands now."""
    before, after = content(old), content(new)
    items = can(actor, Action.ZOEKPROFIEL_PUNTEN)
    places = [_place(_("Hoofdstukken"), _chapters(before), _chapters(after))]
    rows = {row["reeks"]: row for row in _directions(before)}
    now = {row["reeks"]: row for row in _directions(after)}
    for key, row in now.items():
        was = rows.get(key)
        kind = "nieuw" if was is None else ""
        places.append(_place(row["naam"], _fields(was, items) if was else {}, _fields(row, items), kind))
    places += [
        _place(row["naam"], _fields(row, items), {}, "weg") for key, row in rows.items() if key not in now
    ]
    return tuple(places)


def content(row: Zoekprofiel) -> Mapping[str, Any]:
    return row.inhoud or vorm.content(load(row), "")


def _directions(content_: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return (*content_["richtingen"], *content_["uitgesloten"])


def _chapters(content_: Mapping[str, Any]) -> dict[str, str]:
    names = {
        "arbeidsmogelijkheden": _("Arbeidsmogelijkheden"),
        "verwervingsmogelijkheden": _("Verwervingsmogelijkheden"),
        "hervattingsmogelijkheden": _("Hervattingsmogelijkheden"),
    }
    return {names[name]: content_[name] for name in HOOFDSTUKKEN}


def _fields(row: Mapping[str, Any], items: bool) -> dict[str, str]:
    verdicts = dict(Oordeel.choices)
    found = {
        _("Concreet werk"): "\n".join(row["soorten_werk"]),
        _("Waar"): row["plaats"],
        _("Reistijd"): _("%(n)s minuten") % {"n": row["reistijd"]} if row["reistijd"] is not None else "",
        _("Vacatures"): _seen(row),
        _("Passend"): str(verdicts[row["passend"]]),
        _("Haalbaar"): str(verdicts[row["haalbaar"]]),
        _("Waarom haalbaar"): row["haalbaar_reden"],
        _("Afgevallen omdat"): str(dict(Richting.Om.choices).get(row["uitgesloten_om"], "")),
    }
    if items:
        found[_("Waarom passend")] = row["passend_reden"]
    return {name: value for name, value in found.items() if value}


def _seen(row: Mapping[str, Any]) -> str:
    if row["vacatures"] is None:
        return ""
    when = lange_datum(dt.date.fromisoformat(row["vacatures_op"])) if row["vacatures_op"] else ""
    return ", ".join(part for part in (str(row["vacatures"]), row["vacatures_bron"], when) if part)


def _place(name: str, old: Mapping[str, str], new: Mapping[str, str], soort: str = "") -> Plaats:
    fields = tuple(WasNu(each, old.get(each, ""), new.get(each, "")) for each in dict.fromkeys([*new, *old]))
    changed = any(each.anders for each in fields)
    return Plaats(name, soort or ("anders" if changed else "gelijk"), fields)


def items_changed(actor: Actor, blad: Werkblad) -> tuple[Richtingwissel, ...]:
    """Per direction the items whose answer is another one than when the version was frozen."""
    row = visible(actor, Puntenblad).filter(zoekprofiel=blad.profiel).first()
    before = row.inhoud if row else {}
    found = []
    for each in blad.richtingen:
        old = {line["punt"]: line for line in before.get(str(each.rij.reeks), [])}
        changes = [
            Puntwissel(
                line.naam, _words(old.get(line.punt)), _words({"kan": line.kan, "oordeel": line.oordeel})
            )
            for line in each.tabel.regels
            if _words(old.get(line.punt)) != _words({"kan": line.kan, "oordeel": line.oordeel})
        ]
        found.append(Richtingwissel(each.rij.naam, str(each.rij.get_passend_display()), tuple(changes)))
    return tuple(found)


def _words(line: Mapping[str, Any] | None) -> str:
    if line is None:
        return ""
    verdict = str(PUNTOORDEEL.get(line["oordeel"], ""))
    return f"{line['kan']} ({verdict})" if line["kan"] else verdict
