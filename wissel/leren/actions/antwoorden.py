"""The coach reads what was handed in and answers: well done, or once more and how."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.fouten import DomainError
from wissel.leren.actions.doen import BEKIJKEN
from wissel.leren.actions.toewijzen import BERICHT, TAAK, task_key
from wissel.leren.models import Inlevering, Leerantwoord, Leerstap
from wissel.logbook.actions import record
from wissel.outbox.actions import notify
from wissel.trajecten.actions.planhulp import clean
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Taak
from wissel.trajecten.waarnemen import signature


@transaction.atomic
def answer(
    *, inlevering: Inlevering, tekst: str, opnieuw: bool, by: Actor, voor: dt.date | None = None
) -> Leerantwoord:
    """Answer one hand-in. `opnieuw` asks for it once more, for a day or without one; else the item is done.

    A second answer on the same hand-in gives the first one back: the kandidaat may have read it.
    Raises DomainError at the field for empty words or a day that is past.
    """
    row = Inlevering.objects.select_related("dossier__kandidaat").get(
        bureau_id=by.bureau_id, pk=inlevering.pk
    )
    step = Leerstap.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=row.stap_id)
    known = Leerantwoord.objects.filter(bureau_id=by.bureau_id, inlevering=row).first()
    if known is not None:
        return known
    if not tekst.strip():
        raise DomainError(
            "leeg", _("Schrijf wat goed ging en wat beter kan. De kandidaat leest het."), veld="tekst"
        )
    if opnieuw and voor is not None and voor < klok.today():
        raise DomainError("voorbij", _("Deze dag is voorbij. Kies vandaag of een latere dag."), veld="voor")
    new = Leerantwoord(
        bureau_id=by.bureau_id, dossier=row.dossier, inlevering=row, opnieuw=opnieuw, op=klok.now(),
        door_id=by.lidmaatschap_id, door_naam=signature(by, row.dossier_id),
    )  # fmt: skip
    new.tekst = clean(new, "tekst", tekst)
    new.save(force_insert=True)
    _go_on(row, step, new, by, voor)
    record(by, "opdracht_beantwoord", dossier=row.dossier_id, onderwerp=new, categorie="H")
    notify(by, persoon=row.dossier.kandidaat, soort=BERICHT, dossier=row.dossier_id, pad="/mijn/leren/")
    return new


def _go_on(row: Inlevering, step: Leerstap, new: Leerantwoord, by: Actor, voor: dt.date | None) -> None:
    """The step is done, or asked once more with a task of its own; unless something newer was handed in."""
    for each in Taak.objects.filter(
        bureau_id=by.bureau_id,
        dossier_id=row.dossier_id,
        sleutel=f"{BEKIJKEN} {row.pk}",
        klaar_op__isnull=True,
    ):
        finish_taak(taak=each, by=by)
    if step.ingeleverd_op != row.op:
        return
    if not new.opnieuw:
        step.klaar_op = step.laatste_op = new.op
        step.save(update_fields=["klaar_op", "laatste_op"])
        return
    step.opnieuw_op, step.voor, step.ingeleverd_op = new.op, voor, None
    step.ingetrokken_op, step.toegewezen_op = None, step.toegewezen_op or new.op
    step.save(update_fields=["opnieuw_op", "voor", "ingeleverd_op", "ingetrokken_op", "toegewezen_op"])
    make_taak(
        dossier=row.dossier, by=by, soort=TAAK, titel=_("Een opdracht om te leren"), voor_rol=Rol.KANDIDAAT,
        sleutel=task_key(step), due_on=voor, minuten=step.minuten,
    )  # fmt: skip
