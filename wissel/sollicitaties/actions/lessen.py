"""What follows on a rejection: the reason, a lesson, a call to ask why, and a question about the zoekprofiel."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.sollicitaties.actions import hulp
from wissel.sollicitaties.models import Afwijzing, Sollicitatie, Stand
from wissel.trajecten.actions.planhulp import clean
from wissel.trajecten.actions.taken import drop_taak, finish_taak, make_taak
from wissel.trajecten.models import Taak

NABELLEN, BIJSTELLEN = "nabellen", "zoekprofiel_bijstellen"
# Practice: within a few days somebody still remembers the letter.
BEL_BINNEN = dt.timedelta(days=3)


@transaction.atomic
def learn(
    *, sollicitatie: Sollicitatie, by: Actor, reden: str, les: str = "", voorstel: str = "", nabellen: bool = False
) -> Afwijzing:  # fmt: skip
    """Keep what was learned from a rejection; said again, the newer words stand.

    Raises DomainError when the application was not rejected, or at the field.
    """
    row = hulp.hold(sollicitatie, by)
    if row.stand != Stand.AFGEWEZEN:
        raise DomainError("stand", _("Zet deze sollicitatie eerst op afgewezen."))
    if reden not in Afwijzing.Reden.values:
        raise DomainError("reden", _("Kies een reden. U kunt ook kiezen dat u het niet weet."), veld="reden")
    found = Afwijzing.objects.filter(bureau_id=by.bureau_id, sollicitatie=row).first()
    lesson = found or Afwijzing(bureau_id=by.bureau_id, dossier_id=row.dossier_id, sollicitatie=row)
    call_on = (lesson.nabellen_op or klok.today() + BEL_BINNEN) if nabellen else None
    fresh = {"reden": reden, "les": clean(lesson, "les", les), "voorstel": clean(lesson, "voorstel", voorstel),
             "nabellen_op": call_on}  # fmt: skip
    if found is not None and all(getattr(found, name) == value for name, value in fresh.items()):
        return found
    if lesson.voorstel != fresh["voorstel"]:
        lesson.bekeken_op = None
    for name, value in fresh.items():
        setattr(lesson, name, value)
    lesson.op, lesson.door_id = klok.now(), by.lidmaatschap_id
    lesson.save()
    _ask(row, lesson)
    record(by, "afwijzing_les", dossier=row.dossier_id, onderwerp=row, categorie="N")
    return lesson


@transaction.atomic
def called_back(*, sollicitatie: Sollicitatie, by: Actor) -> None:
    """The kandidaat called to ask why; the task is done. Twice is once."""
    row = hulp.hold(sollicitatie, by)
    lesson = Afwijzing.objects.filter(bureau_id=by.bureau_id, sollicitatie=row).first()
    waiting = list(_open(lesson, f"{NABELLEN} {row.pk}")) if lesson else []
    for taak in waiting:
        finish_taak(taak=taak, by=by)
    if waiting:
        record(by, "afwijzing_nagebeld", dossier=row.dossier_id, onderwerp=row, categorie="N")


@transaction.atomic
def looked_at(*, afwijzing: Afwijzing, by: Actor) -> Afwijzing:
    """The coach looked at the proposed change of the zoekprofiel and did with it what fits."""
    hulp.hold(afwijzing.sollicitatie, by, weg=True)
    row = Afwijzing.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=afwijzing.pk)
    if by.rol != Rol.COACH:
        raise DomainError("niet_van_u", _("De coach beslist over het zoekprofiel."))
    if row.bekeken_op is None:
        row.bekeken_op = klok.now()
        row.save(update_fields=["bekeken_op"])
        for taak in _open(row, f"{BIJSTELLEN} {row.sollicitatie_id}"):
            finish_taak(taak=taak, by=by)
        record(by, "afwijzing_bekeken", dossier=row.dossier_id, onderwerp=row.sollicitatie, categorie="N")
    return row


def _ask(row: Sollicitatie, lesson: Afwijzing) -> None:
    """The two tasks, without the words of the kandidaat: others see titles too."""
    system = Actor.systeem(row.dossier.bureau)
    with override("nl"):
        if lesson.nabellen_op:
            make_taak(
                dossier=row.dossier, by=system, soort=NABELLEN, voor_rol=Rol.KANDIDAAT, minuten=10,
                titel=_("Bel na een afwijzing: vraag waarom"), sleutel=f"{NABELLEN} {row.pk}",
                due_on=lesson.nabellen_op,
            )  # fmt: skip
        else:
            for taak in _open(lesson, f"{NABELLEN} {row.pk}"):
                drop_taak(taak=taak, by=system)
        if lesson.voorstel:
            make_taak(
                dossier=row.dossier, by=system, soort=BIJSTELLEN, voor_rol=Rol.COACH,
                titel=_("Zoekprofiel bijstellen? Voorstel na een afwijzing"), sleutel=f"{BIJSTELLEN} {row.pk}",
            )  # fmt: skip


def _open(row: Afwijzing, key: str) -> Any:
    return Taak.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, sleutel=key, klaar_op__isnull=True,
        vervallen_op__isnull=True,
    )  # fmt: skip
