"""The board: who needs something today, over all kandidaten of the reader, with what is next in the network."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wissel import klok
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.jobhunting import bord
from wissel.jobhunting.models import Netwerkorganisatie
from wissel.policies import Action, requires, visible
from wissel.web.bureau.jobhunting.netwerk import show

LEZEN = Action.JOBHUNTING_LEZEN
MEESTE = 300
KEUZES = (
    ("alles", gettext_lazy("Zoekt werk")), ("nu", gettext_lazy("Vraagt iets")), ("stil", gettext_lazy("Stil")),
    ("doel", gettext_lazy("Onder het doel")), ("nieuw", gettext_lazy("Nieuwe matches")),
    ("voorstel", gettext_lazy("Voorstel open")), ("niet", gettext_lazy("Zoekt nog niet")),
)  # fmt: skip
HOORT_BIJ = {"stil": {"stil"}, "doel": {"doel"}, "nieuw": {"nieuw"}, "voorstel": {"voorstel", "wacht"}}
TOON = {
    "anders": "late",
    "interessant": "late",
    "over_tijd": "late",
    "stil": "warn",
    "voorstel": "warn",
    "doel": "warn",
}


@dataclass(frozen=True, slots=True)
class Punt:
    """One reason in words, with its tone and where one does something about it."""

    tekst: str
    toon: str
    url: str


@dataclass(frozen=True, slots=True)
class Rij:
    """One kandidaat on the board. `doel` is "1 van 3", empty when nothing was agreed."""

    naam: str
    nummer: str
    coach: str
    url: str
    punten: tuple[Punt, ...]
    soorten: frozenset[str]
    doel: str
    stil: int | None
    nieuw: int
    begonnen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above the board, with its number of rows."""

    sleutel: str
    label: str
    aantal: int
    nu: bool


@requires(LEZEN)
def board(request: Any) -> HttpResponse:
    """Everybody, who needs something first."""
    today, actor = klok.today(), request.actor
    everybody = rows(actor, today)
    choice = request.GET.get("keuze", "")
    choice = choice if choice in dict(KEUZES) else "alles"
    chosen = [row for row in everybody if belongs(row, choice)]
    filters = [
        Filter(key, str(label), sum(belongs(row, key) for row in everybody), key == choice)
        for key, label in KEUZES
    ]
    due = visible(actor, Netwerkorganisatie, Action.NETWERK_LEZEN).filter(
        weg_op__isnull=True, volgende_op__lte=today + dt.timedelta(days=7)
    )
    if actor.rol != Rol.BUREAUMANAGER:
        due = due.filter(volgende_voor_id=actor.lidmaatschap_id)
    return show(
        request, "bord.html", rijen=chosen, filters=filters, keuze=choice, totaal=len(everybody),
        toon_coach=actor.rol != Rol.COACH, netwerk=due.order_by("volgende_op", "naam_plat")[:15],
        meer=len(everybody) >= MEESTE,
    )  # fmt: skip


def belongs(row: Rij, key: str) -> bool:
    """Whether a row is in a choice."""
    if key == "nu":
        return bool(row.soorten - {"wacht"})
    if key in {"alles", "niet"}:
        return (row.begonnen or bool(row.soorten)) is (key == "alles")
    return bool(row.soorten & HOORT_BIJ[key])


def rows(actor: Any, today: dt.date) -> list[Rij]:
    """The rows of this reader, most urgent first, then by name. The queries do not grow with the rows."""
    people = visible(actor, Dossier, LEZEN).exclude(stand__in=(Dossier.Stand.GESLOTEN, Dossier.Stand.NAZORG))
    people = people.select_related("kandidaat", "coach").order_by("sorteernaam", "pk").only(
        "bureau_id", "nummer", "sorteernaam", "stand",
        *(f"{who}__{part}" for who in ("kandidaat", "coach") for part in ("voornaam", "tussenvoegsel", "achternaam")),
    )[:MEESTE]  # fmt: skip
    found = list(people)
    facts = bord.facts(actor.bureau_id, [row.pk for row in found], today)
    weighed = [(row, bord.weigh(facts[row.pk], today)) for row in found]
    weighed.sort(key=lambda pair: tuple(-each for each in pair[1].gewicht))
    return [_row(dossier, state) for dossier, state in weighed]


def _row(dossier: Dossier, state: bord.Bordstand) -> Rij:
    feiten, home = state.feiten, reverse("bureau:jobhunting_dossier", args=[dossier.pk])
    return Rij(
        naam=dossier.kandidaat.naam, nummer=dossier.nummer, coach=dossier.coach.naam if dossier.coach else "", url=home,
        punten=tuple(_point(each, dossier, home) for each in state.redenen),
        soorten=frozenset(each.soort for each in state.redenen), doel=_aim(feiten), stil=state.stil,
        nieuw=feiten.nieuw, begonnen=feiten.zoekt,
    )  # fmt: skip


def _point(reden: bord.Reden, dossier: Dossier, home: str) -> Punt:
    jobs = reverse("bureau:sollicitaties", args=[dossier.pk])
    place = jobs if reden.soort in {"anders", "over_tijd", "doel"} else home
    return Punt(_words(reden), TOON.get(reden.soort, ""), place)


def _words(reden: bord.Reden) -> str:
    n = reden.aantal
    text = {
        "anders": ngettext("wil %(n)s sollicitatie anders", "wil %(n)s sollicitaties anders", n),
        "interessant": ngettext("vindt %(n)s voorstel interessant", "vindt %(n)s voorstellen interessant", n),
        "over_tijd": ngettext("%(n)s volgende stap over tijd", "%(n)s volgende stappen over tijd", n),
        "stil": ngettext("%(n)s dag stil", "%(n)s dagen stil", n),
        "voorstel": ngettext(
            "%(n)s voorstel lang zonder antwoord", "%(n)s voorstellen lang zonder antwoord", n
        ),
        "wacht": ngettext("%(n)s voorstel wacht op antwoord", "%(n)s voorstellen wachten op antwoord", n),
        "doel": ngettext(
            "%(n)s sollicitatie achter op het doel", "%(n)s sollicitaties achter op het doel", n
        ),
        "nieuw": ngettext("%(n)s nieuwe match", "%(n)s nieuwe matches", n),
    }
    return text[reden.soort] % {"n": n}


def _aim(feiten: bord.Feiten) -> str:
    if feiten.doel is None:
        return ""
    return _("%(gedaan)s van %(doel)s") % {"gedaan": feiten.gedaan, "doel": feiten.doel}
