"""An application the bureau prepares: laid before the kandidaat, who approves it or says no (S1.28)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.sollicitaties.actions import hulp
from wissel.sollicitaties.actions.sollicitatie import move
from wissel.sollicitaties.models import Sollicitatie, Stand
from wissel.sollicitaties.standen import NAAR_BUITEN
from wissel.trajecten.actions.planhulp import check_kandidaat, clean
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Taak

TAAK, ANDERS = "sollicitatie_akkoord", "sollicitatie_anders"


@transaction.atomic
def propose(*, sollicitatie: Sollicitatie, by: Actor) -> Sollicitatie:
    """Ask the kandidaat to read what was prepared and to decide. Asking twice for the same words is asking once."""
    row = hulp.hold(sollicitatie, by)
    if by.is_kandidaat:
        raise DomainError("niet_van_u", _("Dit doet uw coach of jobhunter."))
    if row.stand in NAAR_BUITEN:
        raise DomainError("verstuurd", _("Deze sollicitatie is al verstuurd."))
    if row.akkoord_op or row.voorgelegd_op:
        return row
    row.voorgelegd_op, row.begeleid = klok.now(), True
    row.gevraagd, row.gevraagd_op = "", None
    row.save(update_fields=["voorgelegd_op", "begeleid", "gevraagd", "gevraagd_op"])
    _settle_question(row, by)
    with override("nl"):
        make_taak(
            dossier=row.dossier, by=by, soort=TAAK, titel=_("Kijk naar een sollicitatie die voor u klaarstaat"),
            voor_rol=Rol.KANDIDAAT, sleutel=f"{TAAK} {row.pk} {row.versie}", minuten=10,
        )  # fmt: skip
    record(by, "sollicitatie_voorgelegd", dossier=row.dossier_id, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def approve(*, sollicitatie: Sollicitatie, by: Actor, versie: int) -> Sollicitatie:
    """The kandidaat agrees that exactly this goes out. Raises Changed when it was changed after it was read."""
    row = hulp.hold(sollicitatie, by)
    check_kandidaat(row.dossier, by)
    if row.akkoord_op:
        return row
    if row.versie != versie:
        raise Changed(
            "gewijzigd", _("Dit is net gewijzigd. Lees eerst wat er nu staat, en geef dan akkoord.")
        )
    row.akkoord_op, row.akkoord_sha256 = klok.now(), hulp.content_sha256(row)
    row.save(update_fields=["akkoord_op", "akkoord_sha256"])
    _answered(row, by)
    record(by, "sollicitatie_akkoord", dossier=row.dossier_id, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def ask_change(*, sollicitatie: Sollicitatie, by: Actor, gevraagd: str) -> Sollicitatie:
    """The kandidaat wants something else first; who guides gets a task. The same words twice are one question.

    Raises DomainError at `gevraagd`, and when it was sent or not laid before.
    """
    row = hulp.hold(sollicitatie, by)
    check_kandidaat(row.dossier, by)
    if row.stand in NAAR_BUITEN:
        raise DomainError("verstuurd", _("Deze sollicitatie is al verstuurd. Bel uw jobhunter."))
    text = clean(row, "gevraagd", gevraagd)
    if not text:
        raise DomainError("leeg", _("Schrijf wat er anders moet."), veld="gevraagd")
    if row.gevraagd == text:
        return row
    if row.voorgelegd_op is None and not row.gevraagd:
        raise DomainError("niet_voorgelegd", _("Deze sollicitatie ligt niet bij u. Ververs de pagina."))
    row.gevraagd, row.gevraagd_op = text, klok.now()
    row.akkoord_op, row.akkoord_sha256, row.voorgelegd_op = None, "", None
    row.versie += 1
    row.save()
    _answered(row, by)
    guide = Rol.JOBHUNTER if row.dossier.jobhunter_id else Rol.COACH
    with override("nl"):
        make_taak(
            dossier=row.dossier, by=by, soort=ANDERS, titel=_("De kandidaat vraagt een wijziging in een sollicitatie"),
            voor_rol=guide, sleutel=f"{ANDERS} {row.pk} {row.versie}",
        )  # fmt: skip
    record(by, "sollicitatie_anders_gevraagd", dossier=row.dossier_id, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def refuse(*, sollicitatie: Sollicitatie, by: Actor, sleutel: Any, reden: str = "") -> Sollicitatie:
    """The kandidaat does not want this to go out; no reason is needed."""
    row = hulp.hold(sollicitatie, by)
    check_kandidaat(row.dossier, by)
    if row.stand in NAAR_BUITEN:
        raise DomainError("verstuurd", _("Deze sollicitatie is al verstuurd. Bel uw jobhunter."))
    move(
        sollicitatie=row, by=by, stand=Stand.TERUGGETROKKEN, datum=klok.today(), sleutel=sleutel, toelichting=reden
    )  # fmt: skip
    Sollicitatie.objects.filter(bureau_id=by.bureau_id, pk=row.pk).update(
        akkoord_op=None, akkoord_sha256="", voorgelegd_op=None, versie=row.versie + 1
    )
    _answered(row, by)
    record(by, "sollicitatie_niet_akkoord", dossier=row.dossier_id, onderwerp=row, categorie="N")
    return Sollicitatie.objects.get(bureau_id=by.bureau_id, pk=row.pk)


def _answered(row: Sollicitatie, by: Actor) -> None:
    for taak in _waiting(row, TAAK):
        finish_taak(taak=taak, by=by)


def _settle_question(row: Sollicitatie, by: Actor) -> None:
    for taak in _waiting(row, ANDERS):
        finish_taak(taak=taak, by=by)


def _waiting(row: Sollicitatie, kind: str) -> Any:
    return Taak.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, sleutel__startswith=f"{kind} {row.pk} ",
        klaar_op__isnull=True, vervallen_op__isnull=True,
    )  # fmt: skip
