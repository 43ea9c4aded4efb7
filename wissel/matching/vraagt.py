"""What a vacancy asks in words, for everybody: from the vacancy only, so it tells nothing about who seeks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.arbeidsmarkt.lezen import Eis as Veldeis
from wissel.arbeidsmarkt.lezen import Vacatureblad
from wissel.belastbaarheid.lijst import load
from wissel.belastbaarheid.vergelijken import asked_words
from wissel.matching.gevraagd import Feit, Gevraagd, asked
from wissel.matching.grenzen import DAGNAMEN, DIENSTNAMEN, hours_words
from wissel.matching.waarden import Herkomst
from wissel.opmaak import getal


@dataclass(frozen=True, slots=True)
class Gevraagdregel:
    """One thing a vacancy states, with the words or field it rests on."""

    naam: str
    gevraagd: str
    woorden: str = ""
    herkomst: Herkomst = Herkomst.GEEN


def stated(blad: Vacatureblad, eisen: Mapping[str, Veldeis]) -> tuple[Gevraagdregel, ...]:
    """Everything the vacancy states, in a fixed order: time, access, then the items of the list."""
    asks = asked(blad, eisen)
    return (*_time(asks), *_access(asks), *_items(asks))


def _line(name: str, asked: str, fact: Feit) -> Gevraagdregel:
    return Gevraagdregel(name, asked, fact.woorden, fact.herkomst)


def _time(asks: Gevraagd) -> Iterator[Gevraagdregel]:
    hours = asks.uren_min or asks.uren_max
    if hours is not None:
        yield _line(_("Uren per week"), hours_words(asks), hours)
    if asks.uren_dag is not None:
        words = _("%(n)s uur per dag") % {"n": getal(asks.uren_dag.waarde)}
        yield _line(_("Uren per dag"), words, asks.uren_dag)
    if asks.dagen:
        words = ", ".join(str(DAGNAMEN[day]) for day in DAGNAMEN if day in asks.dagen)
        yield Gevraagdregel(_("Dagen"), words, herkomst=Herkomst.VELD)
    for part, name in DIENSTNAMEN.items():
        if (fact := asks.diensten.get(part)) is not None:
            yield _line(str(name).capitalize(), _yes_no(fact), fact)


def _access(asks: Gevraagd) -> Iterator[Gevraagdregel]:
    if asks.rijbewijs is not None:
        kind = asks.klasse or _("een rijbewijs")
        yield _line(_("Rijbewijs"), kind if asks.rijbewijs.waarde else _("niet verplicht"), asks.rijbewijs)
    if asks.eigen_vervoer is not None:
        yield _line(_("Eigen vervoer"), _yes_no(asks.eigen_vervoer), asks.eigen_vervoer)
    names = {
        "education": _("Opleiding"), "certificate": _("Certificaat"), "experience_years": _("Ervaring in jaren"),
        "dutch": _("Nederlands"),
    }  # fmt: skip
    for veld, name in names.items():
        fact = asks.zacht.get(veld)
        if fact is not None:
            plain = _yes_no(fact) if isinstance(fact.waarde, bool) else str(fact.waarde)
            yield _line(name, plain, fact)


def _items(asks: Gevraagd) -> Iterator[Gevraagdregel]:
    shown = {"avond", "nacht", "weekend", "wisselende_diensten", "vervoer"}
    for key, item in load().items.items():
        fact = asks.punten.get(key)
        if fact is not None and key not in shown:
            words = asked_words(item, fact.eis)
            if fact.minstens:
                words = _("minstens %(n)s") % {"n": words}
            yield Gevraagdregel(item.naam, words, fact.woorden, fact.herkomst)


def _yes_no(fact: Feit) -> str:
    return _("gevraagd") if fact.waarde else _("niet gevraagd")
