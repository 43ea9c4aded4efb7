"""Starting and moving a traject."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten import plichten
from wissel.trajecten.models import Fase, Intake, Onderdeel, Sjabloon, Traject


@transaction.atomic
def start_traject(
    *, dossier: Dossier, sjabloon: Sjabloon, by: Actor, start_op: dt.date | None = None
) -> Traject:
    """Start guidance by a way of working; the traject keeps its own copy, its phases and its parts.

    The agreed start and end follow from the approved plan. Raises DomainError when a traject is already running.
    """
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    running = Traject.objects.filter(bureau_id=by.bureau_id, dossier=dossier).exclude(
        stand=Traject.Stand.AFGEROND
    )
    if running.exists():
        raise DomainError("loopt_al", _("Er loopt al een traject in dit dossier. Rond dat eerst af."))
    traject = Traject.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sjabloon_sleutel=sjabloon.sleutel, sjabloon_versie=sjabloon.versie,
        sjabloon=sjabloon.inhoud, aangemaakt_op=klok.now(), start_op=start_op,
    )  # fmt: skip
    for place, fase in enumerate(sjabloon.inhoud["fases"], 1):
        _make_fase(traject, fase, place)
    for soort in sjabloon.inhoud["intake"]["formulieren"]:
        Intake.objects.create(bureau_id=by.bureau_id, dossier=dossier, traject=traject, soort=soort)
    record(by, "traject_gestart", dossier=dossier, onderwerp=traject, categorie="I")
    plichten.refresh(dossier)
    return traject


def _make_fase(traject: Traject, inhoud: dict[str, Any], place: int) -> None:
    free = traject.sjabloon.get("vrije_volgorde", False)
    fase = Fase.objects.create(
        bureau_id=traject.bureau_id, dossier_id=traject.dossier_id, traject=traject, volgorde=place,
        sleutel=inhoud["sleutel"], naam=inhoud["naam"], naam_kandidaat=inhoud.get("naam_kandidaat", ""),
        gestart_op=klok.today() if place == 1 or free else None,
    )  # fmt: skip
    Onderdeel.objects.bulk_create(
        Onderdeel(
            bureau_id=traject.bureau_id, dossier_id=traject.dossier_id, fase=fase, volgorde=number,
            sleutel=part["sleutel"], naam=part["naam"], verplicht=part.get("verplicht", False),
            minimum=part.get("minimum", 1),
        )
        for number, part in enumerate(inhoud["onderdelen"], 1)
    )  # fmt: skip


@transaction.atomic
def finish_traject(*, traject: Traject, on: dt.date, by: Actor) -> Traject:
    """Close the guidance; the dossier goes on with nazorg."""
    traject.stand, traject.afgerond_op = Traject.Stand.NAZORG, on
    traject.save(update_fields=["stand", "afgerond_op"])
    Dossier.objects.filter(pk=traject.dossier_id).update(stand=Dossier.Stand.NAZORG)
    record(by, "traject_afgerond", dossier=traject.dossier_id, onderwerp=traject, categorie="I")
    plichten.refresh(traject.dossier)
    return traject
