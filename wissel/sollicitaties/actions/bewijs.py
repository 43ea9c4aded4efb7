"""Proof of an application: a saved mail, a PDF, a photo, or four facts by hand. Added and withdrawn, never edited."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.documenten.actions import store_document
from wissel.documenten.keuring import inspect, safe_name
from wissel.documenten.models import Document
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.sollicitaties import eml
from wissel.sollicitaties.actions import hulp
from wissel.sollicitaties.models import Sollicitatie, Sollicitatiebewijs
from wissel.trajecten.actions.planhulp import clean

MAIL_MIME = "message/rfc822"
MEESTE = 40
Soort = Sollicitatiebewijs.Soort


@dataclass(frozen=True, slots=True)
class Toegevoegd:
    """The proof, and whether it was there already."""

    bewijs: Sollicitatiebewijs
    was_er_al: bool


@transaction.atomic
def add_file(*, sollicitatie: Sollicitatie, by: Actor, bestand: Any) -> Toegevoegd:
    """Keep a file as proof; what it is follows from its content. The same file, or the same mail, twice is one.

    Raises DomainError at `bestand` when it is refused or stands with another application already.
    """
    row = hulp.hold(sollicitatie, by)
    bytes_, mime, name, mail = _read(bestand)
    sha256 = hashlib.sha256(bytes_).hexdigest()
    same = _known(row, sha256, mail.bericht_id if mail else "")
    if same is not None:
        return _again(row, same)
    _refuse_more(row)
    kind = Soort.MAIL if mail else Soort.PDF if mime == "application/pdf" else Soort.FOTO
    document = store_document(
        dossier=row.dossier, by=by, soort="bewijs", titel=f"Bewijs: {row}"[:200], publiek=Document.Publiek.KANDIDAAT,
        datum=(mail.datum if mail else None) or klok.today(), bytes_=bytes_, bestandsnaam=name, mime=mime,
    )  # fmt: skip
    facts: dict[str, Any] = {}
    if mail:
        facts = {name: getattr(mail, name) for name in ("datum", "van", "aan", "onderwerp", "bericht_id")}
    return Toegevoegd(_add(row, by, soort=kind, document=document, sha256=sha256, **facts), False)


@transaction.atomic
def add_by_hand(
    *, sollicitatie: Sollicitatie, by: Actor, datum: dt.date, aan: str, onderwerp: str, hoe: str = ""
) -> Toegevoegd:  # fmt: skip
    """Keep four facts as proof. The same four twice are one. Raises DomainError at the field."""
    row = hulp.hold(sollicitatie, by)
    hulp.check_day(datum)
    facts: dict[str, Any] = {"datum": datum, "aan": aan, "onderwerp": onderwerp, "hoe": hoe}
    draft = Sollicitatiebewijs(bureau_id=by.bureau_id)
    for name in ("aan", "onderwerp", "hoe"):
        facts[name] = clean(draft, name, facts[name])
    if not facts["aan"]:
        raise DomainError("leeg", _("Vul in aan wie u het stuurde of met wie u sprak."), veld="aan")
    sha256 = hulp.digest([row.pk, facts])
    same = _known(row, sha256, "")
    if same is not None:
        return _again(row, same)
    _refuse_more(row)
    return Toegevoegd(_add(row, by, soort=Soort.HAND, sha256=sha256, **facts), False)


@transaction.atomic
def withdraw(*, bewijs: Sollicitatiebewijs, by: Actor) -> None:
    """Say that a proof does not belong here; it stays in the dossier as withdrawn. Twice is once."""
    row = hulp.hold(bewijs.sollicitatie, by)
    rows = Sollicitatiebewijs.objects.filter(bureau_id=by.bureau_id, dossier_id=row.dossier_id)
    if bewijs.herroept_id or rows.filter(herroept=bewijs).exists():
        return
    _add(row, by, soort=bewijs.soort, sha256=bewijs.sha256, herroept=bewijs)


def live(rows: Any) -> list[Sollicitatiebewijs]:
    """The proofs that stand, oldest first."""
    known = list(rows)
    gone = {row.herroept_id for row in known if row.herroept_id}
    return sorted(
        (row for row in known if not row.herroept_id and row.pk not in gone), key=lambda row: row.pk
    )


def _read(bestand: Any) -> tuple[bytes, str, str, eml.Mail | None]:
    """Bytes, kind, name and, for a mail, its header."""
    start = bestand.read(eml.KOP_GROOTST)
    bestand.seek(0)
    looks = str(bestand.name or "").lower().endswith(".eml") or eml.looks_like_mail(start)
    if not looks or start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8")):
        found = inspect(bestand)
        return found.bytes_, found.mime, found.bestandsnaam, None
    if bestand.size > eml.GROOTSTE:
        eml.read(b" " * (eml.GROOTSTE + 1))
    bytes_ = b"".join(bestand.chunks())
    return bytes_, MAIL_MIME, safe_name(bestand.name or "", "eml"), eml.read(bytes_)


def _known(row: Sollicitatie, sha256: str, bericht_id: str) -> Sollicitatiebewijs | None:
    """A proof of this dossier that stands and is the same file or the same mail."""
    rows = Sollicitatiebewijs.objects.filter(bureau_id=row.bureau_id, dossier_id=row.dossier_id)
    rows = rows.select_related("sollicitatie")
    for each in live(rows):
        if each.sollicitatie.weg_op is None and (
            each.sha256 == sha256 or (bericht_id and each.bericht_id == bericht_id)
        ):
            return each
    return None


def _again(row: Sollicitatie, same: Sollicitatiebewijs) -> Toegevoegd:
    if same.sollicitatie_id == row.pk:
        return Toegevoegd(same, True)
    text = _("Dit bewijs staat al bij %(wat)s, sinds %(dag)s. Haal het daar eerst weg als het hier hoort.")
    words = {"wat": same.sollicitatie, "dag": lange_datum(same.op)}
    raise DomainError("bekend", text % words, veld="bestand", bekend=same)


def _refuse_more(row: Sollicitatie) -> None:
    rows = Sollicitatiebewijs.objects.filter(bureau_id=row.bureau_id, sollicitatie_id=row.pk)
    if rows.count() >= MEESTE:
        raise DomainError("vol", _("Bij deze sollicitatie staat al heel veel bewijs."), veld="bestand")


def _add(row: Sollicitatie, by: Actor, **facts: Any) -> Sollicitatiebewijs:
    who: Any = by.lidmaatschap_id
    made = Sollicitatiebewijs.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sollicitatie=row, op=klok.now(),
        door_id=who, door_rol=by.rol, **facts,
    )  # fmt: skip
    act = "sollicitatie_bewijs_weg" if facts.get("herroept") else "sollicitatie_bewijs"
    record(by, act, dossier=row.dossier_id, onderwerp=row, categorie="N")
    return made
