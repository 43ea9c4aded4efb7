"""What another belastbaarheid does to the items of each direction."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _l

from wissel.accounts.actor import Actor
from wissel.policies import visible
from wissel.zoekprofielen.models import Puntenblad
from wissel.zoekprofielen.werkblad import Werkblad

PUNTOORDEEL = {
    "past": _l("past"), "past_niet": _l("past niet"), "past_met_aanpassing": _l("past met een aanpassing"),
    "onbekend": _l("nog niet bekend"),
}  # fmt: skip


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


def items_changed(actor: Actor, blad: Werkblad) -> tuple[Richtingwissel, ...]:
    """Per direction the items whose answer is another one than when the version was frozen."""
    row = visible(actor, Puntenblad).filter(zoekprofiel=blad.profiel).first()
    before = row.inhoud if row else {}
    found = []
    for each in blad.richtingen:
        old = {line["punt"]: line for line in before.get(str(each.rij.reeks), [])}
        changes = []
        for line in each.tabel.regels:
            was, now = _words(old.get(line.punt)), _words({"kan": line.kan, "oordeel": line.oordeel})
            if was != now:
                changes.append(Puntwissel(line.naam, was, now))
        found.append(Richtingwissel(each.rij.naam, str(each.rij.get_passend_display()), tuple(changes)))
    return tuple(found)


def _words(line: Mapping[str, Any] | None) -> str:
    if line is None:
        return ""
    verdict = str(PUNTOORDEEL.get(line["oordeel"], ""))
    return f"{line['kan']} ({verdict})" if line["kan"] else verdict
