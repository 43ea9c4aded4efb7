"""What the views of the zoekprofiel share: the version of the address, the draft, and the profile beside it."""

import uuid
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.policies import Action, Denied, can, get_visible, visible
from wissel.trajecten.models import Taak
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.zoekprofielen import bronnen
from wissel.zoekprofielen.actions.versies import NAKIJKEN
from wissel.zoekprofielen.models import Richting, Zoekprofiel
from wissel.zoekprofielen.toets import Richtingbeeld, Uitslag, judge
from wissel.zoekprofielen.verbreden import Voorstel, suggest
from wissel.zoekprofielen.werkblad import Werkblad, lines_of, load, picture, toets

LEZEN, SCHRIJVEN, PUNTEN = (
    Action.ZOEKPROFIEL_LEZEN,
    Action.ZOEKPROFIEL_SCHRIJVEN,
    Action.ZOEKPROFIEL_PUNTEN,
)
MAP, TAB = "bureau/zoekprofiel/", "zoekprofiel"


@dataclass(frozen=True, slots=True)
class Paneel:
    """The toets beside what is written: each side with its findings, and directions to add."""

    uitslag: Uitslag
    voorstellen: tuple[Voorstel, ...]
    schrijven: bool


def newest(request: Any, dossier: Dossier) -> Zoekprofiel | None:
    return visible(request.actor, Zoekprofiel).filter(dossier=dossier).order_by("-nummer").first()


def concept_of(request: Any, dossier_id: uuid.UUID) -> tuple[Dossier, Zoekprofiel]:
    """The draft of this dossier, for whoever may write it. Says what to do when there is none."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    rows = visible(request.actor, Zoekprofiel, SCHRIJVEN).filter(dossier=dossier)
    row = rows.filter(stand=Zoekprofiel.Stand.CONCEPT).first()
    if row is None:
        words = _(
            "Er is nu geen concept om in te schrijven. Maak op de pagina van het zoekprofiel een nieuwe versie."
        )
        raise DomainError("geen_concept", words)
    return dossier, row


def direction_of(
    request: Any, dossier_id: uuid.UUID, richting_id: uuid.UUID, action: Action = SCHRIJVEN
) -> tuple[Dossier, Richting]:
    """One direction of this dossier with its version, or Denied."""
    dossier = get_dossier(request, dossier_id, action)
    rows = visible(request.actor, Richting, LEZEN).select_related("zoekprofiel")
    row = rows.filter(dossier=dossier, pk=richting_id).first()
    if row is None:
        raise Denied(action, request.actor)
    return dossier, row


def version_of(
    request: Any, dossier_id: uuid.UUID, zoekprofiel_id: uuid.UUID, action: Action
) -> tuple[Dossier, Zoekprofiel]:
    dossier = get_dossier(request, dossier_id, action)
    return dossier, get_visible(request.actor, Zoekprofiel, action, dossier=dossier, pk=zoekprofiel_id)


def panel(request: Any, blad: Werkblad, form: Any = None, reeks: uuid.UUID | None = None) -> Paneel:
    """The toets on what is stored, or on that with a form over it that was not sent yet."""
    profiel = bronnen.profile_of(blad.profiel.bureau_id, blad.profiel.dossier_id)
    travel, today = profiel.vervoer.reistijd, klok.today()
    if form is None:
        result = toets(blad, today, reistijd_kan=travel)
    else:
        seen = picture(blad, reistijd_kan=travel)
        rows = list(seen.richtingen)
        place = next((at for at, each in enumerate(rows) if each.reeks == reeks), None)
        typed = _typed(form, rows[place] if place is not None else Richtingbeeld(uuid.uuid4(), ""))
        if place is not None:
            rows[place] = typed
        elif typed.naam:
            rows.append(typed)
        result = judge(replace(seen, richtingen=tuple(rows)), today)
    writes = blad.profiel.stand == Zoekprofiel.Stand.CONCEPT
    near = suggest(blad, profiel) if writes and result.te_smal else ()
    return Paneel(result, near, writes)


def _typed(form: Any, stored: Richtingbeeld) -> Richtingbeeld:
    """A direction with what stands in a form now; a field that is not right yet keeps what was stored."""
    form.is_valid()
    data = form.cleaned_data
    chosen = data.get("beroep")
    changes: dict[str, Any] = {
        name: data[name]
        for name in (
            "herkomst",
            "plaats",
            "reistijd",
            "uren_van",
            "vacatures",
            "vacatures_op",
            "vacatures_bron",
        )
        if name in data
    }
    if "soorten_werk" in data:
        changes["soorten_werk"] = lines_of(data["soorten_werk"])
    if "beroep" in data:
        changes["beroep"] = chosen is not None and chosen.id is not None
        changes["isco"] = chosen.isco if chosen else ""
    changes["naam"] = data.get("naam") or (chosen.naam if chosen else "") or stored.naam
    return replace(stored, **changes)


@dataclass(frozen=True, slots=True)
class Klus:
    """Something the coach was asked about this zoekprofiel, to be ticked off."""

    taak_id: uuid.UUID
    titel: str
    op: Any


def tasks(request: Any, dossier: Dossier) -> tuple[Klus, ...]:
    """What answers, hidden vacancies and rejections ask; looking again after a belastbaarheid is done by doing so."""
    if not can(request.actor, SCHRIJVEN):
        return ()
    rows = visible(request.actor, Taak, Action.TAAK_DOEN).filter(
        dossier=dossier,
        soort__in=("zoekprofiel", "zoekprofiel_bijstellen"),
        voor_rol="coach",
        klaar_op__isnull=True,
        vervallen_op__isnull=True,
    )
    rows = rows.exclude(sleutel__startswith=NAKIJKEN).order_by("due_on", "id")[:8]
    return tuple(Klus(row.pk, row.titel, row.due_on) for row in rows)


def back(dossier: Dossier, place: str = "") -> HttpResponse:
    """To the page of the zoekprofiel, at a place on it."""
    return redirect(reverse("bureau:zoekprofiel", args=[dossier.pk]) + place)


def sheet(profiel: Zoekprofiel) -> Werkblad:
    return load(profiel)
