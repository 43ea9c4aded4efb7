"""Taking in one mail: the same mail twice is noticed, what fits one application is kept as proof, the rest waits.

The sender is never trusted. Who has the address can add mail to the tray of one kandidaat, so there are limits on size
and number, and what was put with an application by itself says so and can be taken away. Only the header is read.
"""

import datetime as dt
import hashlib
import uuid
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.database.context import als
from wissel.documenten import opslag
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.sollicitaties import eml
from wissel.sollicitaties.actions import bewijs, hulp
from wissel.sollicitaties.models import Postadres, Poststuk, Sollicitatie, Sollicitatiebewijs
from wissel.sollicitaties.ophalen import adres
from wissel.sollicitaties.standen import KLAAR
from wissel.sollicitaties.vergelijken import fold_employer
from wissel.trajecten.actions.planhulp import check_kandidaat

PER_DAG, WACHTEND = 40, 100
BEWAREN = dt.timedelta(days=30)
FOLDER = "post"
# A name shorter than this stands in too many addresses by chance.
KORTST = 4
BEWIJS, BAK, BEKEND = "bewijs", "bak", "bekend"


class Geweigerd(Exception):
    """This mail is not taken; `straks` when it can be tried again later."""

    def __init__(self, reden: str, *, straks: bool = False) -> None:
        super().__init__(reden)
        self.reden, self.straks = reden, straks


def accept(token: str, bytes_: bytes) -> str:
    """Take in one mail for this address: `bewijs`, `bak` or `bekend`. Raises Geweigerd."""
    place = adres.find(token)
    if place is None:
        raise Geweigerd("unknown address")
    with als(place.bureau):
        try:
            return _accept(place, bytes_)
        except DomainError as error:
            raise Geweigerd(error.code) from error


@transaction.atomic
def _accept(place: Postadres, bytes_: bytes) -> str:
    by = Actor.systeem(place.bureau)
    dossier = hulp.hold_dossier(place.dossier_id, by)
    rows = Poststuk.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    if rows.filter(op__gte=klok.now() - dt.timedelta(days=1)).count() >= PER_DAG:
        raise Geweigerd("too many today", straks=True)
    if rows.filter(bewijs__isnull=True, weg_op__isnull=True).count() >= WACHTEND:
        raise Geweigerd("tray is full", straks=True)
    mail = eml.read(bytes_)
    sha256 = hashlib.sha256(bytes_).hexdigest()
    if _known(dossier, sha256, mail.bericht_id):
        return BEKEND
    row = Poststuk(
        bureau_id=by.bureau_id, dossier=dossier, sha256=sha256, grootte=len(bytes_), op=klok.now(), datum=mail.datum,
        van=mail.van, aan=_without_own(mail.aan), onderwerp=mail.onderwerp, bericht_id=mail.bericht_id,
    )  # fmt: skip
    target = match(dossier, mail)
    if target is not None:
        row.bewijs = bewijs.add_file(sollicitatie=target, by=by, bestand=_file(bytes_, row)).bewijs
    else:
        row.pad = f"{row.bureau_id}/{FOLDER}/{row.pk}"
        opslag.write(row.pad, bytes_)
    row.save(force_insert=True)
    record(by, "poststuk_binnen", dossier=dossier, onderwerp=row, categorie="N")
    return BEWIJS if target is not None else BAK


def match(dossier: Dossier, mail: eml.Mail) -> Sollicitatie | None:
    """The one open application whose employer stands in addressee or subject; None when none or more do."""
    host = mail.adres.rpartition("@")[2].rpartition(".")[0].replace("-", " ").replace(".", " ")
    own = adres.token_of(mail.adres)
    words = [mail.onderwerp] if own else [mail.naam, host, mail.onderwerp]
    said = f" {' '.join(fold_employer(word) for word in words)} "
    glued = said.replace(" ", "")
    rows = Sollicitatie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, weg_op__isnull=True)
    found = [
        row
        for row in rows.exclude(stand__in=KLAAR)
        if len(row.werkgever_plat) >= KORTST
        and (
            f" {row.werkgever_plat} " in said
            or (not own and row.werkgever_plat.replace(" ", "") == _glue(host))
        )
    ]
    return found[0] if len(found) == 1 and glued else None


def _glue(text: str) -> str:
    return fold_employer(text).replace(" ", "")


@transaction.atomic
def place(*, poststuk: Poststuk, sollicitatie: Sollicitatie, by: Actor) -> Sollicitatiebewijs:
    """The kandidaat says where a mail belongs. Twice is once."""
    row = _hold(poststuk, by)
    if row.bewijs is not None:
        return row.bewijs
    file = opslag.open_checked(row.pad, row.sha256)
    if file is None or row.weg_op is not None:
        raise DomainError("weg", _("Deze mail is er niet meer. Stuur haar opnieuw door."))
    with file:
        bytes_ = file.read()
    row.bewijs = bewijs.add_file(sollicitatie=sollicitatie, by=by, bestand=_file(bytes_, row)).bewijs
    path, row.pad = row.pad, ""
    row.save(update_fields=["bewijs", "pad"])
    transaction.on_commit(lambda: opslag.remove(path))
    return row.bewijs


@transaction.atomic
def throw_away(*, poststuk: Poststuk, by: Actor) -> None:
    """This mail is no proof; its file and its facts go at once. Twice is once."""
    row = _hold(poststuk, by)
    if row.weg_op is not None or row.bewijs_id:
        return
    path, row.pad, row.weg_op = row.pad, "", klok.now()
    row.van = row.aan = row.onderwerp = row.bericht_id = ""
    row.save()
    record(by, "poststuk_weg", dossier=row.dossier_id, onderwerp=row, categorie="N")
    transaction.on_commit(lambda: opslag.remove(path))


def tidy(bureau_id: Any) -> int:
    """Remove what waited longer than thirty days, and files that no row knows; says how many."""
    rows = Poststuk.objects.filter(bureau_id=bureau_id, bewijs__isnull=True, op__lt=klok.now() - BEWAREN)
    gone = 0
    for row in list(rows):
        path = row.pad
        row.delete()
        if path:
            opslag.remove(path)
        gone += 1
    known = set(Poststuk.objects.filter(bureau_id=bureau_id).exclude(pad="").values_list("pad", flat=True))
    for path in list(opslag.orphans(f"{bureau_id}/{FOLDER}", known, klok.now())):
        opslag.remove(path)
        gone += 1
    return gone


def _hold(poststuk: Poststuk, by: Actor) -> Poststuk:
    dossier = hulp.hold_dossier(poststuk.dossier_id, by)
    check_kandidaat(dossier, by)
    return Poststuk.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=poststuk.pk)


def _known(dossier: Dossier, sha256: str, bericht_id: str) -> bool:
    """Whether this mail came before, or stands as proof already."""
    own: dict[str, Any] = {"bureau_id": dossier.bureau_id, "dossier_id": dossier.pk}
    post, proofs = Poststuk.objects.filter(**own), Sollicitatiebewijs.objects.filter(**own)
    same = post.filter(sha256=sha256).exists() or any(each.sha256 == sha256 for each in bewijs.live(proofs))
    if same or not bericht_id:
        return same
    again = post.filter(bericht_id=bericht_id, weg_op__isnull=True).exists()
    return again or any(each.bericht_id == bericht_id for each in bewijs.live(proofs))


def _without_own(people: str) -> str:
    """The addressee, unless that is the secret address itself."""
    return "" if adres.VOOR in people.lower() else people


def _file(bytes_: bytes, row: Poststuk) -> ContentFile:
    day = (row.datum or klok.today()).isoformat()
    return ContentFile(bytes_, name=f"mail-{day}-{uuid.uuid4().hex[:6]}.eml")
