"""Own papers of the kandidaat: kept, shared with the coach by choice, and gone when the kandidaat says so."""

import hashlib
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.documenten import opslag
from wissel.documenten.keuring import inspect
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record, record_look
from wissel.regie.models import EigenStuk
from wissel.trajecten.actions.planhulp import check_kandidaat, clean

FOLDER = "regie"
HOOGSTENS = 60


@transaction.atomic
def add_stuk(*, dossier: Dossier, titel: str, bestand: Any, envelop: bool, by: Actor) -> EigenStuk:
    """Keep an own file. In the envelope nobody else ever reads it. The same file twice is one.

    Raises DomainError at the field.
    """
    row = _held(dossier.pk, by)
    found = inspect(bestand)
    digest = hashlib.sha256(found.bytes_).hexdigest()
    rows = EigenStuk.objects.filter(bureau_id=by.bureau_id, dossier=row)
    if (known := rows.filter(sha256=digest, envelop=envelop).first()) is not None:
        return known
    if rows.count() >= HOOGSTENS:
        text = _("U heeft al %(n)s eigen stukken. Haal er eerst een weg.") % {"n": HOOGSTENS}
        raise DomainError("vol", text, veld="bestand")
    stuk = EigenStuk(
        bureau_id=by.bureau_id, dossier=row, envelop=envelop, bestandsnaam=found.bestandsnaam, mime=found.mime,
        grootte=len(found.bytes_), sha256=digest, toegevoegd_op=klok.now(), toegevoegd_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    stuk.titel = clean(stuk, "titel", titel or found.bestandsnaam.rsplit(".", 1)[0][:150])
    stuk.pad = f"{by.bureau_id}/{FOLDER}/{stuk.pk}"
    opslag.write(stuk.pad, found.bytes_)
    stuk.save(force_insert=True)
    record(by, "eigen_stuk_toegevoegd", dossier=row, onderwerp=stuk, categorie=category(stuk))
    return stuk


@transaction.atomic
def share_stuk(*, stuk: EigenStuk, deel: bool, by: Actor) -> EigenStuk:
    """Let the coach read an own paper, or no longer. A paper of the envelope is never shared."""
    dossier = _held(stuk.dossier_id, by, closed=not deel)
    row = EigenStuk.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=stuk.pk)
    if row.envelop:
        text = _("Een stuk uit uw envelop blijft van u alleen. Wissel kan het niet delen.")
        raise DomainError("envelop", text)
    if (row.gedeeld_op is not None) is deel:
        return row
    row.gedeeld_op = klok.now() if deel else None
    row.save(update_fields=["gedeeld_op"])
    record(
        by,
        "eigen_stuk_gedeeld" if deel else "eigen_stuk_niet_gedeeld",
        dossier=dossier,
        onderwerp=row,
        categorie="P",
    )
    return row


@transaction.atomic
def remove_stuk(*, stuk: EigenStuk, by: Actor) -> None:
    """Take an own paper away for good: the row now, the file as soon as that is certain."""
    dossier = _held(stuk.dossier_id, by, closed=True)
    row = EigenStuk.objects.select_for_update(of=("self",)).filter(bureau_id=by.bureau_id, pk=stuk.pk).first()
    if row is None:
        return
    record(by, "eigen_stuk_weggehaald", dossier=dossier, onderwerp=row, categorie=category(row))
    path = row.pad
    row.delete()
    transaction.on_commit(lambda: opslag.remove(path))


def open_stuk(*, stuk: EigenStuk, by: Actor) -> IO[bytes]:
    """The file. That somebody else than the kandidaat opened it is written down first.

    Raises DomainError for a paper of the envelope asked by anybody else, whatever the policies said.
    """
    if not by.is_kandidaat:
        if stuk.envelop or stuk.gedeeld_op is None:
            raise DomainError("dicht", _("Dit stuk leest alleen de kandidaat."))
        record_look(by, "eigen_stuk_geopend", dossier=stuk.dossier_id, onderwerp=stuk, categorie="P")
    file = opslag.open_checked(stuk.pad, stuk.sha256)
    if file is None:
        raise DomainError("bestand_weg", _("Dit bestand is niet te openen. Voeg het opnieuw toe."))
    return file


def sweep(bureau_id: Any) -> int:
    """Remove files that no row knows, once they are a day old: a form that failed halfway leaves one."""
    known = set(EigenStuk.objects.filter(bureau_id=bureau_id).values_list("pad", flat=True))
    paths = list(opslag.orphans(f"{bureau_id}/{FOLDER}", known, klok.now()))
    for path in paths:
        opslag.remove(path)
    return len(paths)


def category(stuk: EigenStuk) -> str:
    """E for the envelope, else a paper by its own class."""
    return "E" if stuk.envelop else "P"


def _held(dossier_id: Any, by: Actor, *, closed: bool = False) -> Dossier:
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier_id)
    check_kandidaat(dossier, by)
    if dossier.stand == Dossier.Stand.GESLOTEN and not closed:
        raise DomainError("gesloten", _("Uw traject is klaar. U kunt niets meer toevoegen."))
    return dossier
