"""A vacancy put before a kandidaat with one line why, and what the kandidaat says to it (S0.21)."""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobhunting.actions import hulp
from wissel.jobhunting.models import Vacaturevoorstel
from wissel.jobportal import actions as jobportal
from wissel.jobportal.models import Verborgen
from wissel.logbook.actions import record
from wissel.outbox.actions import notify
from wissel.sollicitaties.actions.logregel import column
from wissel.trajecten.actions.logboek import write_note
from wissel.trajecten.actions.planhulp import check_kandidaat, clean
from wissel.trajecten.actions.taken import drop_taak, finish_taak, make_taak
from wissel.trajecten.models import Taak

TAAK = "vacaturevoorstel"
PAD = "/mijn/vacatures/voorstellen/"
Antwoord = Vacaturevoorstel.Antwoord


@transaction.atomic
def propose(*, dossier: Dossier, vacature: Vacature, waarom: str, by: Actor) -> Vacaturevoorstel:
    """Put a vacancy on the kandidaat's list. Proposing twice is proposing once; one taken back can be made again.

    The mail to the kandidaat says that something waits, not what. Raises DomainError for a vacancy that is closed or
    that the kandidaat does not want to see, and at the field without a line why.
    """
    held = hulp.hold_dossier(dossier.pk, by)
    rows = Vacaturevoorstel.objects.select_for_update(of=("self",))
    row = rows.filter(bureau_id=by.bureau_id, dossier=held, vacature=vacature).first()
    if row is not None and row.ingetrokken_op is None:
        return row
    _check(held, vacature)
    row = row or Vacaturevoorstel(bureau_id=by.bureau_id, dossier=held, vacature=vacature)
    row.waarom = clean(row, "waarom", waarom)
    if not row.waarom:
        text = _("Schrijf in een zin waarom deze vacature iets kan zijn.")
        raise DomainError("waarom", text, veld="waarom")
    row.door_rol, row.door_id, row.op, row.ingetrokken_op = str(by.rol), by.lidmaatschap_id, klok.now(), None
    row.save()
    with override("nl"):
        make_taak(
            dossier=held, by=Actor.systeem(held.bureau), soort=TAAK, voor_rol=Rol.KANDIDAAT,
            titel=_("Bekijk een vacature die voor u klaarstaat"), minuten=5,
            sleutel=f"{_key(row)} {row.op:%Y%m%d%H%M%S}",
        )  # fmt: skip
        write_note(
            dossier=held, by=Actor.systeem(held.bureau), soort="vacature", datum=klok.today(),
            wie=vacature.werkgever_naam[:150] or vacature.titel[:150],
            waarom=_("Vacature voorgesteld: %(titel)s") % {"titel": vacature.titel}, publiek="kandidaat",
            kolom=column(row.door_rol), sleutel=uuid.uuid5(row.pk, f"logboek {row.op.isoformat()}"),
        )  # fmt: skip
    notify(by, persoon=held.kandidaat, soort="vacaturevoorstel", dossier=held, pad=PAD)
    record(by, "vacature_voorgesteld", dossier=held, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def withdraw(*, voorstel: Vacaturevoorstel, by: Actor) -> Vacaturevoorstel:
    """Take a proposal back as long as there is no answer. Twice is once."""
    held = hulp.hold_dossier(voorstel.dossier_id, by)
    row = _hold(voorstel, held)
    if row.antwoord:
        raise DomainError("beantwoord", _("De kandidaat heeft al geantwoord. Het voorstel blijft staan."))
    if row.ingetrokken_op is None:
        row.ingetrokken_op = klok.now()
        row.save(update_fields=["ingetrokken_op"])
        for task in _tasks(row):
            drop_taak(taak=task, by=Actor.systeem(held.bureau))
        record(by, "vacaturevoorstel_ingetrokken", dossier=held, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def answer(
    *, voorstel: Vacaturevoorstel, by: Actor, antwoord: str, reden: str = "", toelichting: str = ""
) -> Vacaturevoorstel:
    """What the kandidaat says. Interesting is kept on the list; no hides it there with the reason, as elsewhere.

    Another answer later replaces this one. Raises DomainError at the field without an answer or, for a no, a reason.
    """
    dossier = _own(voorstel, by)
    row = _hold(voorstel, dossier)
    if row.ingetrokken_op is not None:
        raise DomainError("ingetrokken", _("Deze vacature is niet meer voor u. U hoeft niets te doen."))
    if antwoord not in Antwoord.values:
        raise DomainError("antwoord", _("Kies wat u van deze vacature vindt."), veld="antwoord")
    no = antwoord == Antwoord.NIET
    words = clean(row, "toelichting", toelichting) if no else ""
    if (row.antwoord, row.reden, row.toelichting) == (antwoord, reden if no else "", words):
        return row
    _tell_portal(row, by, no=no, reden=reden, words=words)
    row.antwoord, row.reden, row.toelichting = antwoord, reden if no else "", words
    row.beantwoord_op = klok.now()
    row.save(update_fields=["antwoord", "reden", "toelichting", "beantwoord_op"])
    for task in _tasks(row):
        finish_taak(taak=task, by=by)
    record(by, "vacaturevoorstel_beantwoord", dossier=dossier, onderwerp=row, categorie="N")
    return row


def _tell_portal(row: Vacaturevoorstel, by: Actor, *, no: bool, reden: str, words: str) -> None:
    place: dict[str, Any] = {"dossier_id": row.dossier_id, "vacature": row.vacature, "by": by}
    if no:
        jobportal.hide(**place, reden=reden, toelichting=words)
        jobportal.unsave(**place)
    else:
        jobportal.show_again(**place)
        jobportal.save(**place)


def _check(dossier: Dossier, vacature: Vacature) -> None:
    if vacature.gesloten_op is not None:
        raise DomainError("dicht", _("Deze vacature is gesloten. Kies een vacature die open staat."))
    hidden = Verborgen.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, vacature=vacature, terug_op=None
    ).first()
    if hidden is not None:
        text = _("De kandidaat wil deze vacature niet zien (%(reden)s). Bespreek het eerst samen.")
        raise DomainError("verborgen", text % {"reden": hidden.get_reden_display().lower()})


def _hold(voorstel: Vacaturevoorstel, dossier: Dossier) -> Vacaturevoorstel:
    rows = Vacaturevoorstel.objects.select_for_update(of=("self",)).select_related("vacature")
    return rows.get(bureau_id=dossier.bureau_id, dossier=dossier, pk=voorstel.pk)


def _own(voorstel: Vacaturevoorstel, by: Actor) -> Dossier:
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("bureau")
    row = rows.get(bureau_id=by.bureau_id, pk=voorstel.dossier_id)
    check_kandidaat(row, by)
    if row.stand == Dossier.Stand.GESLOTEN:
        text = _("Uw traject is klaar. U kunt alles nog lezen, maar niets meer sturen.")
        raise DomainError("gesloten", text)
    return row


def _key(row: Vacaturevoorstel) -> str:
    return f"{TAAK} {row.pk}"


def _tasks(row: Vacaturevoorstel) -> list[Taak]:
    found = Taak.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, sleutel__startswith=_key(row)
    )
    return list(found.filter(klaar_op=None, vervallen_op=None))
