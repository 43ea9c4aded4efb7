"""What the kandidaat can do at work, in plain words: what is possible first, limits second, what is unknown named."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.belastbaarheid.inhoud import as_opbouw, as_punten
from wissel.belastbaarheid.lijst import Item, load
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.belastbaarheid.ouderdom import age
from wissel.belastbaarheid.stand import Opbouwstap, Punt
from wissel.belastbaarheid.woorden import Woorden, words
from wissel.logbook.actions import record_look
from wissel.opmaak import getal
from wissel.policies import Action, visible
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier

LEZEN = Action.BELASTBAARHEID_LEZEN
# How many sentences the first page shows.
EERSTE = 3


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence about work, with what the doctor added."""

    tekst: str
    erbij: str


@dataclass(frozen=True, slots=True)
class Deel:
    """Sentences of one rubriek."""

    naam: str
    zinnen: tuple[Zin, ...]


@dataclass(frozen=True, slots=True)
class MijnKunnen:
    """Everything the page says. `onbekend` are names of items nobody described."""

    soort: str
    datum: dt.date
    wie: str
    oud: bool
    uren: tuple[str, ...]
    taken: str
    opbouw: tuple[Opbouwstap, ...]
    wel: tuple[Deel, ...]
    voorwaarde: tuple[Deel, ...]
    niet: tuple[Deel, ...]
    onbekend: tuple[Deel, ...]

    @property
    def eerste(self) -> tuple[str, ...]:
        """A few possibilities for the first page, of as many rubrieken as there are."""
        rows = [part.zinnen[0].tekst for part in self.wel if part.zinnen]
        return (*self.uren[:1], *rows)[:EERSTE]


@own_page(LEZEN, actief="werk")
def ability(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The page "Wat kan ik op het werk"."""
    record_look(request.actor, "belastbaarheid_gelezen", dossier=dossier.id, categorie="D1")
    return show(request, dossier, "belastbaarheid.html", kunnen=my_ability(request.actor, dossier))


def my_ability(actor: Actor, dossier: MijnDossier) -> MijnKunnen | None:
    """What holds now for this kandidaat, as plain values; None before something was established."""
    row = (
        visible(actor, Belastbaarheid)
        .filter(dossier_id=dossier.id, vervangen_door__isnull=True)
        .prefetch_related("punten")
        .first()
    )
    return None if row is None else _plain(row)


def _plain(row: Belastbaarheid) -> MijnKunnen:
    punten = as_punten(row.punten.all())
    role = str(row.get_auteur_rol_display())
    return MijnKunnen(
        soort=str(row.get_soort_display()), datum=row.datum, wie=f"{row.auteur_naam}, {role}",
        oud=age(row.datum, row.herzien_op, klok.today()).kleur != "groen",
        uren=_hours(row.uren_per_dag, row.uren_per_week), taken=row.taken, opbouw=as_opbouw(row.opbouw),
        wel=_parts(row.lijst, punten, _is_fine), voorwaarde=_parts(row.lijst, punten, _is_condition),
        niet=_parts(row.lijst, punten, _is_not), onbekend=_unknown(row.lijst, punten),
    )  # fmt: skip


def _hours(per_day: Decimal | None, per_week: Decimal | None) -> tuple[str, ...]:
    found = []
    if per_week is not None:
        found.append(_("U kunt %(uren)s uur per week werken.") % {"uren": getal(per_week)})
    if per_day is not None:
        found.append(_("U kunt %(uren)s uur per dag werken.") % {"uren": getal(per_day)})
    return tuple(found)


def _rest(item: Item) -> bool:
    """Other conditions: that there are none says nothing worth reading."""
    return item.sleutel.startswith("overig_")


def _is_fine(item: Item, punt: Punt) -> bool:
    return punt.niveau == 0 and item.soort != "kenmerk" and not _rest(item)


def _is_not(item: Item, punt: Punt) -> bool:
    return item.niveaus[punt.niveau].niet


def _is_condition(item: Item, punt: Punt) -> bool:
    if item.soort == "kenmerk":
        return bool(punt.niveau) or item.sleutel == "dominantie"
    return punt.niveau > 0 and not _is_not(item, punt)


def _parts(lijst: str, punten: Mapping[str, Punt], fits: Any) -> tuple[Deel, ...]:
    found, said = [], words(lijst, get_language() or "nl")
    for rubriek in load(lijst).rubrieken:
        rows = [(item, punten[item.sleutel]) for item in rubriek.items if item.sleutel in punten]
        lines = [line for item, punt in rows if fits(item, punt) for line in _sentences(said, item, punt)]
        if lines:
            found.append(Deel(said.rubrieken[rubriek.sleutel], tuple(lines)))
    return tuple(found)


def _sentences(said: Woorden, item: Item, punt: Punt) -> list[Zin]:
    """What the level says in plain words; of kinds one sentence each."""
    found = []
    for place, number in enumerate(punt.soorten or (punt.niveau,)):
        sentence, level = said.kan[item.sleutel][number], item.niveaus[number]
        amount = punt.waarde if punt.waarde is not None else level.waarde
        text = sentence.replace("{waarde}", getal(amount)) if amount is not None else sentence
        extra = [punt.opmerking] if punt.opmerking and place == 0 else []
        if punt.waarde is not None and "{waarde}" not in sentence:
            extra.insert(0, f"{getal(punt.waarde)} {item.eenheid}")
        found.append(Zin(text, ", ".join(extra)))
    return found


def _unknown(lijst: str, punten: Mapping[str, Punt]) -> tuple[Deel, ...]:
    found, said = [], words(lijst, get_language() or "nl")
    for rubriek in load(lijst).rubrieken:
        names = [
            Zin(said.namen[item.sleutel], "")
            for item in rubriek.items
            if item.sleutel not in punten and item.soort not in ("uren", "kenmerk") and not _rest(item)
        ]
        if names:
            found.append(Deel(said.rubrieken[rubriek.sleutel], tuple(names)))
    return tuple(found)
