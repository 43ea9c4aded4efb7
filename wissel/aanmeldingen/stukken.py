"""The papers of an aanmelding: inspected as any document, kept apart from the files of dossiers, gone with it."""

import datetime as dt
import hashlib
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.aanmeldingen.models import Aanmelding, Aanmeldstuk
from wissel.aanmeldingen.stappen import STUKKEN
from wissel.accounts.actor import Actor
from wissel.documenten import opslag
from wissel.documenten.keuring import inspect
from wissel.documenten.soorten import BELASTBAARHEID
from wissel.fouten import DomainError
from wissel.logbook.actions import record, record_look

HOOGSTENS = 30
FOLDER = "aanmeldingen"


@transaction.atomic
def add_stuk(
    *, aanmelding: Aanmelding, by: Actor, soort: str, datum: dt.date | None, bestand: Any
) -> Aanmeldstuk:
    """Add a paper. The same file of the same kind twice is one. Raises DomainError at the field."""
    from wissel.aanmeldingen.aanmelden import locked, may_edit

    row = locked(aanmelding)
    if not may_edit(row):
        raise DomainError("ingediend", _("Deze aanmelding is ingediend. Een stuk toevoegen kan nu niet."))
    if soort not in STUKKEN:
        raise DomainError("soort", _("Kies wat voor stuk het is."), veld="soort")
    if datum is not None and datum > klok.today():
        raise DomainError(
            "toekomst", _("Deze dag ligt in de toekomst. Vul de datum van het stuk in."), veld="datum"
        )
    found = inspect(bestand)
    sha256 = hashlib.sha256(found.bytes_).hexdigest()
    again = row.stukken.filter(soort=soort, sha256=sha256).first()
    if again is not None:
        return again
    if row.stukken.count() >= HOOGSTENS:
        text = _("Er zijn al %(aantal)s stukken. Haal er eerst een weg.") % {"aantal": HOOGSTENS}
        raise DomainError("te_veel", text, veld="bestand")
    stuk = Aanmeldstuk(
        bureau_id=row.bureau_id, aanmelding=row, soort=soort, datum=datum, bestandsnaam=found.bestandsnaam,
        mime=found.mime, grootte=len(found.bytes_), sha256=sha256, toegevoegd_op=klok.now(),
    )  # fmt: skip
    stuk.pad = f"{row.bureau_id}/{FOLDER}/{stuk.pk}"
    opslag.write(stuk.pad, found.bytes_)
    stuk.save(force_insert=True)
    Aanmelding.objects.filter(pk=row.pk).update(gewijzigd_dag=klok.today())
    record(by, "aanmeldstuk_toegevoegd", onderwerp=stuk, categorie="R")
    return stuk


@transaction.atomic
def remove_stuk(*, stuk: Aanmeldstuk, by: Actor) -> None:
    """Take a paper back before the aanmelding is handed in; the file goes once this is certain."""
    from wissel.aanmeldingen.aanmelden import locked, may_edit

    if not may_edit(locked(stuk.aanmelding)):
        raise DomainError("ingediend", _("Deze aanmelding is ingediend. Een stuk weghalen kan nu niet."))
    record(by, "aanmeldstuk_weggehaald", onderwerp=stuk, categorie="R")
    _remove([stuk])


def open_stuk(*, stuk: Aanmeldstuk, by: Actor) -> IO[bytes]:
    """The file of a paper, after writing down that this person looked.

    Raises DomainError for a paper on belastbaarheid, which nobody reads before there is a coach, and for a lost file.
    """
    if stuk.soort == BELASTBAARHEID:
        raise DomainError(
            "dicht", _("Dit stuk lezen alleen de coach en de kandidaat, zodra er een dossier is.")
        )
    record_look(by, "aanmeldstuk_geopend", onderwerp=stuk, categorie="R")
    file = opslag.open_checked(stuk.pad, stuk.sha256)
    if file is None:
        raise DomainError(
            "bestand_weg", _("Dit bestand is niet te openen. Vraag de opdrachtgever om het opnieuw.")
        )
    return file


def remove_all(row: Aanmelding) -> None:
    """Every paper of an aanmelding."""
    _remove(list(row.stukken.all()))


def _remove(found: list[Aanmeldstuk]) -> None:
    paths = [stuk.pad for stuk in found]
    Aanmeldstuk.objects.filter(pk__in=[stuk.pk for stuk in found]).delete()

    def forget() -> None:
        for path in paths:
            opslag.remove(path)

    transaction.on_commit(forget)


def sweep(bureau_id: Any) -> int:
    """Remove files that no row knows, once they are a day old: a form that failed halfway leaves one."""
    known = set(Aanmeldstuk.objects.filter(bureau_id=bureau_id).values_list("pad", flat=True))
    paths = list(opslag.orphans(f"{bureau_id}/{FOLDER}", known, klok.now()))
    for path in paths:
        opslag.remove(path)
    return len(paths)


def kinds_of(row: Aanmelding) -> set[str]:
    return set(row.stukken.values_list("soort", flat=True))


def day_of(row: Aanmelding, soort: str) -> dt.date | None:
    """The day of the newest paper of this kind."""
    days = row.stukken.filter(soort=soort, datum__isnull=False).order_by("-datum")
    return days.values_list("datum", flat=True).first()
