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
from wissel.trajecten.actions.planhulp import check_kandidaat
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Taak

TAAK = "sollicitatie_akkoord"


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
    row.save(update_fields=["voorgelegd_op", "begeleid"])
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
        akkoord_op=None, akkoord_sha256="", voorgelegd_op=None
    )
    _answered(row, by)
    record(by, "sollicitatie_niet_akkoord", dossier=row.dossier_id, onderwerp=row, categorie="N")
    return Sollicitatie.objects.get(bureau_id=by.bureau_id, pk=row.pk)


def _answered(row: Sollicitatie, by: Actor) -> None:
    waiting = Taak.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel__startswith=f"{TAAK} {row.pk} ",
        klaar_op__isnull=True, vervallen_op__isnull=True,
    )  # fmt: skip
    for taak in waiting:
        finish_taak(taak=taak, by=by)
