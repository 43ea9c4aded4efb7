"""Starting a traject, finishing it, and the nazorg after that."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from poortwachter.kalender import plus_jaren
from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.feiten import levende_feiten
from wissel.dossiers.models import Dossier, Spoor1Conclusie, Werkresultaat
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten import plichten
from wissel.trajecten import sjabloon as vorm
from wissel.trajecten.actions.onderbreking import end_with_traject
from wissel.trajecten.actions.planhulp import lock_traject
from wissel.trajecten.actions.taken import drop_taak, make_taak
from wissel.trajecten.models import Fase, Intake, Onderdeel, Rapportage, Sjabloon, Taak, Traject

STAND = Traject.Stand
BEWAARJAREN = 2


@transaction.atomic
def start_traject(
    *, dossier: Dossier, sjabloon: Sjabloon, by: Actor, start_op: dt.date | None = None
) -> Traject:
    """Start guidance by a way of working; the traject keeps its own copy, its phases and its parts.

    The agreed start and end follow from the approved plan. Raises DomainError when a traject is already running, and
    in spoor 2 without a conclusion on spoor 1 or the mark that it goes on beside.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    sjabloon = Sjabloon.objects.get(bureau_id=by.bureau_id, pk=sjabloon.pk)
    _check_start(dossier, sjabloon)
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


def _check_start(dossier: Dossier, sjabloon: Sjabloon) -> None:
    if dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Open een nieuw dossier."))
    running = Traject.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).exclude(
        stand=STAND.AFGEROND
    )
    if running.filter(stand=STAND.NAZORG).exists():
        raise DomainError("nazorg_loopt", _("De nazorg van het vorige traject loopt nog. Rond die eerst af."))
    if running.exists():
        raise DomainError("loopt_al", _("Er loopt al een traject in dit dossier. Rond dat eerst af."))
    if not sjabloon.actief:
        text = _("Dit sjabloon is uit de keuze gehaald. Kies een ander.")
        raise DomainError("sjabloon", text, veld="sjabloon")
    if dossier.soort == Dossier.Soort.SPOOR2:
        _check_spoor1(dossier)


def _check_spoor1(dossier: Dossier) -> None:
    """Spoor 2 rests on a conclusion on spoor 1, or on the fact that it was started already (an imported case)."""
    if (levende_feiten(dossier).get("spoor2") or {}).get("gestart"):
        return
    rows = Spoor1Conclusie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    newest = rows.order_by("-op").values_list("conclusie", flat=True).first()
    if newest is None:
        text = _(
            "Leg eerst de conclusie over spoor 1 vast, of dat spoor 1 doorloopt. Dat kan bij Spoor 1 en 2."
        )
        raise DomainError("geen_conclusie", text, veld="sjabloon")
    if newest == Spoor1Conclusie.Conclusie.TERUGKEER:
        text = _("De laatste conclusie is terugkeer bij de eigen werkgever. Leg eerst een nieuwe vast.")
        raise DomainError("terugkeer", text, veld="sjabloon")


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
def finish_traject(*, traject: Traject, on: dt.date, by: Actor, nazorg: bool = True) -> Traject:
    """Close the guidance on a day. With nazorg its talks become tasks of the coach, counted from the anchor.

    Without nazorg, or when it never got beyond preparation, it is over at once, and another traject may follow.
    """
    traject = lock_traject(traject.pk, by)
    if traject.stand in {STAND.NAZORG, STAND.AFGEROND}:
        return traject
    _check_end(traject, on)
    nazorg = nazorg and traject.stand != STAND.VOORBEREIDING
    end_with_traject(traject=traject, on=on, by=by)
    traject.stand, traject.afgerond_op = STAND.NAZORG if nazorg else STAND.AFGEROND, on
    traject.versie += 1
    traject.save(update_fields=["stand", "afgerond_op", "versie"])
    _move_dossier(traject, Dossier.Stand.NAZORG if nazorg else Dossier.Stand.LOPEND)
    Rapportage.objects.filter(
        bureau_id=by.bureau_id, traject=traject, stand=Rapportage.Stand.GEPLAND, periode_van__gt=on
    ).delete()
    if nazorg:
        _plan_nazorg(traject, on, by)
    record(by, "traject_afgerond", dossier=traject.dossier_id, onderwerp=traject, categorie="I")
    plichten.refresh(Dossier.objects.get(bureau_id=by.bureau_id, pk=traject.dossier_id))
    return traject


def _check_end(traject: Traject, on: dt.date) -> None:
    if on > klok.today():
        text = _("Deze dag ligt in de toekomst. Rond het traject af op de dag dat het eindigt.")
        raise DomainError("toekomst", text, veld="afgerond_op")
    if traject.start_op and on < traject.start_op:
        text = _("Deze dag ligt voor de start van het traject (%(start)s). Controleer de datum.")
        raise DomainError("volgorde", text % {"start": lange_datum(traject.start_op)}, veld="afgerond_op")


def _move_dossier(traject: Traject, stand: str) -> None:
    rows = Dossier.objects.filter(bureau_id=traject.bureau_id, pk=traject.dossier_id)
    rows.exclude(stand__in=[Dossier.Stand.GESLOTEN, Dossier.Stand.AANGEMELD]).update(stand=stand)


def _plan_nazorg(traject: Traject, on: dt.date, by: Actor) -> None:
    months = traject.sjabloon.get("nazorg", {}).get("maanden", [])
    moments = vorm.nazorgmomenten(traject.sjabloon, nazorg_anchor(traject, on))
    for number, (month, day) in enumerate(zip(months, moments, strict=False), 1):
        make_taak(
            dossier=traject.dossier, by=by, soort="nazorg", voor_rol=Rol.COACH, due_on=day, traject=traject,
            titel=_("Nazorggesprek na %(maanden)s maanden") % {"maanden": month},
            sleutel=f"nazorg {traject.pk} {number}",
        )  # fmt: skip


def nazorg_anchor(traject: Traject, on: dt.date) -> dt.date:
    """The day nazorg counts from: the first day in the new work, or the evaluatiegesprek that closes the traject."""
    if traject.sjabloon.get("nazorg", {}).get("anker") != "plaatsing":
        return on
    placed = Werkresultaat.objects.filter(
        bureau_id=traject.bureau_id, dossier_id=traject.dossier_id,
        uitkomst__in=[Werkresultaat.Uitkomst.NIEUWE_WERKGEVER, Werkresultaat.Uitkomst.TERUG_SPOOR1],
    )  # fmt: skip
    return placed.order_by("-op").values_list("eerste_dag", flat=True).first() or on


@transaction.atomic
def end_nazorg(*, traject: Traject, on: dt.date, by: Actor) -> Traject:
    """The last talk was held: the traject is over and the dossier closes, kept for the term that holds for it."""
    traject = lock_traject(traject.pk, by)
    if traject.stand == STAND.AFGEROND:
        return traject
    if traject.stand != STAND.NAZORG:
        raise DomainError("stand", _("De nazorg begint pas als het traject is afgerond."))
    _check_end(traject, on)
    open_tasks = Taak.objects.filter(
        bureau_id=by.bureau_id,
        traject=traject,
        soort="nazorg",
        klaar_op__isnull=True,
        vervallen_op__isnull=True,
    )
    for task in open_tasks:
        drop_taak(taak=task, by=by)
    traject.stand, traject.versie = STAND.AFGEROND, traject.versie + 1
    traject.save(update_fields=["stand", "versie"])
    Dossier.objects.filter(bureau_id=by.bureau_id, pk=traject.dossier_id).update(
        stand=Dossier.Stand.GESLOTEN, gesloten_op=on, bewaren_tot=plus_jaren(on, BEWAARJAREN)
    )
    record(by, "nazorg_afgerond", dossier=traject.dossier_id, onderwerp=traject, categorie="I")
    plichten.refresh(Dossier.objects.get(bureau_id=by.bureau_id, pk=traject.dossier_id))
    return traject
