"""Calling employers and introducing oneself: a sheet, the outcome of a call, a pitch with feedback (S0.24, S0.25)."""

import datetime as dt
import hashlib
import uuid
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Rol
from wissel.database.ids import new_id
from wissel.documenten import opslag
from wissel.fouten import Changed, DomainError
from wissel.leren.actions.doen import member
from wissel.logbook.actions import record, record_look
from wissel.oefenen import geluid
from wissel.oefenen.actions.gemeen import hold, words
from wissel.oefenen.models import Belgesprek, Belscript, Pitch, Pitchantwoord
from wissel.outbox.actions import notify
from wissel.trajecten.actions.logboek import write_note
from wissel.trajecten.actions.planhulp import check_kandidaat
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Taak
from wissel.trajecten.waarnemen import signature

VELDEN = ("opening", "vragen", "over_mij", "afspraak")
FOLDER, TAAK = "pitches", "pitch_bekijken"
# Each may hold a recording, so a dossier holds no endless number of them.
MEESTE_PITCHES = 100


@transaction.atomic
def write_script(*, dossier_id: Any, versie: int, by: Actor, **velden: str) -> Belscript:
    """Keep the sheet beside the phone. The same words change nothing; raises Changed when somebody else wrote."""
    dossier = hold(dossier_id, by)
    row = Belscript.objects.filter(bureau_id=by.bureau_id, dossier=dossier).first()
    row = row or Belscript(bureau_id=by.bureau_id, dossier=dossier, versie=0)
    fresh = {name: words(velden.get(name, getattr(row, name)), name, most=2000) for name in VELDEN}
    if row.versie and all(getattr(row, name) == text for name, text in fresh.items()):
        return row
    if row.versie != versie:
        raise Changed(
            "gewijzigd", _("Iemand anders schreef hier intussen ook. Lees eerst wat er nu staat."), nu=row
        )
    for name, text in fresh.items():
        setattr(row, name, text)
    row.versie, row.gewijzigd_op = row.versie + 1, klok.now()
    row.save()
    record(by, "belscript_gewijzigd", dossier=dossier, onderwerp=row, categorie="H")
    return row


@transaction.atomic
def log_call(
    *,
    dossier_id: Any,
    by: Actor,
    sleutel: uuid.UUID,
    werkgever: str,
    dag: dt.date,
    uitkomst: str,
    tekst: str = "",
) -> Belgesprek:
    """Write down one call with an employer and what came of it. Twice is once.

    It becomes a line of the log for bureau and kandidaat; the coach decides what of it a report says.
    """
    dossier = hold(dossier_id, by)
    known = Belgesprek.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    if dag > klok.today():
        raise DomainError("toekomst", _("Deze dag moet nog komen. Vul in wanneer u belde."), veld="dag")
    if uitkomst not in Belgesprek.Uitkomst.values:
        raise DomainError("uitkomst", _("Kies wat eruit kwam."), veld="uitkomst")
    row = Belgesprek.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, dag=dag, uitkomst=uitkomst, op=klok.now(),
        werkgever=words(werkgever, "werkgever", most=150, needed=_("Schrijf welke werkgever u belde.")),
        tekst=words(tekst, "tekst", most=2000), door_id=member(by),
    )  # fmt: skip
    writer = by if by.rol in {Rol.COACH, Rol.JOBHUNTER, SYSTEEM} else Actor.systeem(dossier.bureau)
    with override("nl"):
        write_note(
            dossier=dossier, by=writer, soort="telefoon", datum=dag, wie=row.werkgever, publiek="kandidaat",
            waarom=_("Kandidaat belde een werkgever"), resultaat=str(row.get_uitkomst_display()), kolom="werknemer",
            sleutel=uuid.uuid5(sleutel, "logboek"),
        )  # fmt: skip
    record(by, "belgesprek_opgeschreven", dossier=dossier, onderwerp=row, categorie="H")
    return row


@transaction.atomic
def send_pitch(
    *, dossier_id: Any, by: Actor, sleutel: uuid.UUID, tekst: str = "", opname: Any = None
) -> Pitch:
    """Send a pitch to the coach, in words, as a recording or both. The same form sent twice is one.

    Raises DomainError at the field for nothing, or for a file that is no recording by its content.
    """
    dossier = hold(dossier_id, by)
    check_kandidaat(dossier, by)
    known = Pitch.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    said = words(tekst, "tekst")
    if not said and opname is None:
        raise DomainError("leeg", _("Schrijf uw pitch, of kies een opname."), veld="tekst")
    number = Pitch.objects.filter(bureau_id=by.bureau_id, dossier=dossier).count() + 1
    if number > MEESTE_PITCHES:
        text = _("U stuurde al %(n)s pitches. Meer kan niet. Oefen verder met uw coach.")
        raise DomainError("te_veel", text % {"n": MEESTE_PITCHES}, veld="tekst")
    row = Pitch(
        id=new_id(), bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, tekst=said, op=klok.now(),
        nummer=number, door_id=member(by),
    )  # fmt: skip
    if opname is not None:
        _keep(row, opname)
    row.save(force_insert=True)
    make_taak(
        dossier=dossier, by=Actor.systeem(dossier.bureau), soort=TAAK, titel=_("Pitch bekijken"), voor_rol=Rol.COACH,
        sleutel=f"{TAAK} {row.pk}", due_on=klok.today() + dt.timedelta(days=7),
    )  # fmt: skip
    record(by, "pitch_ingestuurd", dossier=dossier, onderwerp=row, categorie="H")
    return row


def _keep(row: Pitch, opname: Any) -> None:
    bytes_, row.mime = geluid.inspect(opname)
    row.pad, row.grootte = f"{row.bureau_id}/{FOLDER}/{row.pk}", len(bytes_)
    row.sha256 = hashlib.sha256(bytes_).hexdigest()
    default_storage.save(row.pad, ContentFile(bytes_))


@transaction.atomic
def answer_pitch(*, pitch: Pitch, tekst: str, by: Actor) -> Pitchantwoord:
    """The coach answers a pitch; the same words twice are one answer."""
    hold(pitch.dossier_id, by)
    row = Pitch.objects.select_related("dossier__kandidaat").get(bureau_id=by.bureau_id, pk=pitch.pk)
    said = words(tekst, "tekst", needed=_("Schrijf wat goed is en wat beter kan."))
    same = Pitchantwoord.objects.filter(bureau_id=by.bureau_id, pitch=row, tekst=said).first()
    if same is not None:
        return same
    new = Pitchantwoord.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, pitch=row, tekst=said, op=klok.now(),
        door_id=by.lidmaatschap_id, door_naam=signature(by, row.dossier_id),
    )  # fmt: skip
    for task in Taak.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel=f"{TAAK} {row.pk}"
    ):
        finish_taak(taak=task, by=by)
    record(by, "pitch_beantwoord", dossier=row.dossier_id, onderwerp=new, categorie="H")
    notify(
        by, persoon=row.dossier.kandidaat, soort="leren", dossier=row.dossier_id, pad="/mijn/oefenen/pitch/"
    )
    return new


def open_recording(*, pitch: Pitch, by: Actor) -> IO[bytes]:
    """The recording, after writing down that somebody listened. Raises DomainError when it is gone."""
    record_look(by, "pitch_beluisterd", dossier=pitch.dossier_id, onderwerp=pitch, categorie="H")
    file = opslag.open_checked(pitch.pad, pitch.sha256)
    if file is None:
        raise DomainError("bestand_weg", _("Deze opname is niet te openen. Stuur hem opnieuw."))
    return file
