"""Evidence of a skill, and the coach's word that it was seen (S3.4: the kandidaat adds, the coach confirms)."""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.profielen.actions.hulp import live_line, touch
from wissel.profielen.models import Deel, Profielregel, Vaardigheidsbewijs
from wissel.profielen.onderdelen import LANGSTE_TEKST

SOORT = Vaardigheidsbewijs.Soort
MEESTE_BEWIJZEN = 10


@transaction.atomic
def add_evidence(
    *,
    regel_id: uuid.UUID,
    soort: str,
    by: Actor,
    ervaring: Profielregel | None = None,
    document: Document | None = None,
    tekst: str = "",
) -> Vaardigheidsbewijs:
    """Say where a skill showed. The same evidence twice is one. Raises DomainError at the field that is missing."""
    part, row = live_line(regel_id, by)
    if row.deel != Deel.VAARDIGHEID:
        raise DomainError("deel", _("Bewijs hoort bij een vaardigheid."))
    words = tekst.replace("\x00", "").strip()[:LANGSTE_TEKST]
    values = _checked(row, soort, ervaring, document, words)
    own = Vaardigheidsbewijs.objects.filter(bureau_id=by.bureau_id, regel=row)
    if (same := own.filter(**values).first()) is not None:
        return same
    if own.count() >= MEESTE_BEWIJZEN:
        raise DomainError("te_veel", _("Tien bewijzen is genoeg. Haal er eerst een weg."))
    made = Vaardigheidsbewijs.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, regel=row, gemaakt_op=klok.now(), gemaakt_rol=by.rol,
        gemaakt_door_id=by.lidmaatschap_id, **values,
    )  # fmt: skip
    touch(part, by)
    record(by, "vaardigheidsbewijs_toegevoegd", dossier=row.dossier_id, onderwerp=made, categorie="K")
    return made


@transaction.atomic
def remove_evidence(*, bewijs: Vaardigheidsbewijs, by: Actor) -> None:
    """Take evidence away. A skill without any is no longer confirmed. Evidence that is gone already is no error."""
    part, row = live_line(bewijs.regel_id, by)
    own = Vaardigheidsbewijs.objects.filter(bureau_id=by.bureau_id, regel=row)
    gone, _kinds = own.filter(pk=bewijs.pk).delete()
    if not gone:
        return
    if row.bevestigd_op and not own.exists():
        row.bevestigd_op, row.bevestigd_door, row.versie = None, None, row.versie + 1
        row.save()
    touch(part, by)
    record(by, "vaardigheidsbewijs_weggehaald", dossier=row.dossier_id, onderwerp=bewijs.pk, categorie="K")


@transaction.atomic
def confirm_skill(*, regel_id: uuid.UUID, by: Actor) -> Profielregel:
    """The coach saw the evidence and confirms the skill. Refused without evidence, and for the kandidaat."""
    part, row = live_line(regel_id, by)
    _only_coach(by)
    if row.deel != Deel.VAARDIGHEID:
        raise DomainError("deel", _("Alleen een vaardigheid wordt bevestigd."))
    if row.bevestigd_op:
        return row
    if not Vaardigheidsbewijs.objects.filter(bureau_id=by.bureau_id, regel=row).exists():
        text = _("Bij “%(naam)s” staat nog geen bewijs. Voeg eerst toe waar het uit blijkt.")
        raise DomainError("geen_bewijs", text % {"naam": row.naam})
    row.bevestigd_op, row.bevestigd_door_id, row.versie = klok.now(), by.lidmaatschap_id, row.versie + 1
    row.save()
    touch(part, by)
    record(by, "vaardigheid_bevestigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def unconfirm_skill(*, regel_id: uuid.UUID, by: Actor) -> Profielregel:
    """The coach takes a confirmation back."""
    part, row = live_line(regel_id, by)
    _only_coach(by)
    if not row.bevestigd_op:
        return row
    row.bevestigd_op, row.bevestigd_door, row.versie = None, None, row.versie + 1
    row.save()
    touch(part, by)
    record(by, "vaardigheid_bevestiging_weg", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


def _only_coach(by: Actor) -> None:
    if by.is_kandidaat:
        raise DomainError("niet_van_u", _("Een vaardigheid bevestigt uw coach."))


def _checked(
    row: Profielregel, soort: str, ervaring: Profielregel | None, document: Document | None, words: str
) -> dict[str, Any]:
    """The values of one piece of evidence of this kind, about the same case."""
    if soort == SOORT.ERVARING:
        fits = (
            ervaring is not None and ervaring.dossier_id == row.dossier_id and ervaring.deel == Deel.ERVARING
        )
        if ervaring is None or not fits or ervaring.weg_op is not None:
            raise DomainError("leeg", _("Kies bij welk werk dit te zien was."), veld="ervaring")
        return {"soort": soort, "ervaring": ervaring, "tekst": words}
    if soort == SOORT.DOCUMENT:
        if document is None or document.dossier_id != row.dossier_id:
            raise DomainError("leeg", _("Kies het papier waar dit op staat."), veld="document")
        return {"soort": soort, "document": document, "tekst": words}
    if soort != SOORT.VOORBEELD:
        raise DomainError("keuze", _("Kies waar het uit blijkt."), veld="soort")
    if not words:
        raise DomainError("leeg", _("Schrijf een voorbeeld. Wat deed u, en wat lukte er?"), veld="tekst")
    return {"soort": soort, "tekst": words}
