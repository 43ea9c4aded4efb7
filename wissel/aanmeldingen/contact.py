"""A question from the public site: asked once, answered within two working days, with who did what and when."""

import datetime as dt
import hashlib
import statistics
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from poortwachter.kalender import is_werkdag, plus_werkdagen
from wissel import klok
from wissel.aanmeldingen.models import Antwoordtijd, Contactstap, Contactvraag
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Bureau, Lidmaatschap, Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.jobs import enqueue, job
from wissel.logbook.actions import record
from wissel.opmaak import datum
from wissel.outbox.actions import queue_mail

WERKDAGEN = 2
METEN_OVER = 200
# Without the signs that are mistaken for each other on paper or by ear.
TEKENS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
BEHANDELAARS = (Rol.BACKOFFICE, Rol.BUREAUMANAGER)
BEWAREN = dt.timedelta(days=365)
BEWAREN_ZONDER_ANTWOORD = dt.timedelta(days=730)
ANTWOORDEN = (Contactstap.Soort.GEBELD, Contactstap.Soort.GEMAILD, Contactstap.Soort.GESPROKEN)


def answer_by(day: dt.date) -> dt.date:
    """The last day on which a question of this day is answered: two working days on."""
    return plus_werkdagen(day, WERKDAGEN)


def number_of(sleutel: uuid.UUID) -> str:
    """The reference number of a form, known before the row is and the same each time it is sent."""
    value = int.from_bytes(hashlib.sha256(sleutel.bytes).digest()[:8], "big")
    signs = ""
    for _place in range(8):
        value, rest = divmod(value, len(TEKENS))
        signs += TEKENS[rest]
    return f"V-{signs[:4]}-{signs[4:]}"


def ask(
    *,
    by: Actor,
    sleutel: uuid.UUID,
    soort: str,
    naam: str,
    vraag: str,
    email: str = "",
    telefoon: str = "",
    taal: str = "nl",
) -> bool:
    """Put a question in the queue; a job confirms by mail that it came. False when this form was sent before.

    The visitor reads nothing back, so the line in the logbook is written by that job as well.
    """  # fmt: skip
    today = klok.today()
    row = Contactvraag(
        bureau_id=by.bureau_id, sleutel=sleutel, nummer=number_of(sleutel), soort=soort, naam=naam, email=email,
        telefoon=telefoon, vraag=vraag, taal=taal, gesteld_op=klok.now(), dag=today, uiterlijk=answer_by(today),
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if "contactvraag_een_keer" not in str(error):
            raise
        return False
    enqueue(confirm, bureau_id=by.bureau_id, key=f"contactvraag {row.pk}", vraag_id=row.pk)
    return True


@job("aanmeldingen.bevestig")
def confirm(*, bureau_id: str, vraag_id: str) -> None:
    """Say once that a question came. The mail holds no name and nothing of the question: others may read it."""
    rows = Contactvraag.objects.select_for_update().filter(bureau_id=bureau_id, bevestigd_op__isnull=True)
    row = rows.filter(pk=vraag_id).first()
    if row is None:
        return
    by = Actor.systeem(Bureau.objects.get(pk=bureau_id))
    row.bevestigd_op = klok.now()
    row.save(update_fields=["bevestigd_op"])
    if row.email:
        _mail(by, row)
    record(by, "contactvraag_ontvangen", onderwerp=row, categorie="R")


def _mail(by: Actor, row: Contactvraag) -> None:
    with override(row.taal):
        parts = [
            _("Goedendag,"),
            _("Wij hebben uw vraag ontvangen. Het nummer is %(nummer)s.") % {"nummer": row.nummer},
            _("U krijgt uiterlijk %(dag)s antwoord.") % {"dag": datum(row.uiterlijk)},
            _("Heeft u niets gevraagd? Dan hoeft u niets te doen."),
            _("Met vriendelijke groet,") + "\n" + by.bureau_naam,
        ]
        queue_mail(
            bureau_id=by.bureau_id, naar=row.email, onderwerp=_("Uw vraag is ontvangen"), tekst="\n\n".join(parts),
            soort="contact_ontvangen",
        )  # fmt: skip


@transaction.atomic
def take(*, vraag: Contactvraag, by: Actor, behandelaar: Lidmaatschap | None = None) -> Contactvraag:
    """Become the one who answers a question that is free, or hand it to a colleague who may, or to oneself.

    Raises Changed when it is somebody else's already: taking over is a choice of its own.
    """
    row = _locked(vraag, by)
    _refuse_answered(row)
    owner = behandelaar.pk if behandelaar else by.lidmaatschap_id
    if behandelaar is None and row.behandelaar_id not in {None, owner}:
        raise Changed("opgepakt", _("Een collega heeft deze vraag net opgepakt. Hieronder staat wie."))
    if behandelaar is not None and not colleagues(by).filter(pk=behandelaar.pk).exists():
        raise DomainError("behandelaar", _("Kies een collega uit de lijst."), veld="behandelaar")
    row.behandelaar_id, row.opgepakt_op = owner, klok.now()
    row.save(update_fields=["behandelaar", "opgepakt_op"])
    _step(row, by, Contactstap.Soort.OPGEPAKT)
    record(by, "contactvraag_opgepakt", onderwerp=row, categorie="R")
    return row


@transaction.atomic
def answer(
    *, vraag: Contactvraag, by: Actor, wijze: str, tekst: str, beantwoord: bool = True
) -> Contactvraag:
    """Log a call, mail or conversation. With `beantwoord` the question is done and the answer time is measured.

    Who answers a question that nobody took is its owner. An attempt that reached nobody is logged without `beantwoord`.
    """
    row = _locked(vraag, by)
    _refuse_answered(row)
    if wijze not in ANTWOORDEN:
        raise DomainError("wijze", _("Kies hoe u antwoordde."), veld="wijze")
    if not tekst.strip():
        raise DomainError("leeg", _("Schrijf in een zin wat er is besproken."), veld="tekst")
    now, today = klok.now(), klok.today()
    if row.behandelaar_id is None:
        row.behandelaar_id, row.opgepakt_op = by.lidmaatschap_id, now
    if beantwoord:
        row.beantwoord_op, row.beantwoord_dag = now, today
        row.werkdagen = working_days(row.dag, today)
    row.save()
    _step(row, by, wijze, tekst=tekst.strip(), beantwoordt=beantwoord)
    if beantwoord:
        measure(by)
    record(
        by, "contactvraag_beantwoord" if beantwoord else "contactvraag_gevolgd", onderwerp=row, categorie="R"
    )
    return row


@transaction.atomic
def reopen(*, vraag: Contactvraag, by: Actor, reden: str) -> Contactvraag:
    """The question was not answered after all: it comes back in the queue with a new term from today."""
    row = _locked(vraag, by)
    if row.beantwoord_op is None:
        raise DomainError("open", _("Deze vraag staat al open."))
    if not reden.strip():
        raise DomainError("leeg", _("Schrijf waarom de vraag weer open gaat."), veld="reden")
    row.beantwoord_op = row.beantwoord_dag = row.werkdagen = None
    row.uiterlijk = answer_by(klok.today())
    row.save()
    _step(row, by, Contactstap.Soort.HEROPEND, tekst=reden.strip())
    measure(by)
    record(by, "contactvraag_heropend", onderwerp=row, categorie="R")
    return row


@transaction.atomic
def link(*, vraag: Contactvraag, dossier: Dossier, by: Actor) -> Contactvraag:
    """Say to which dossier a question belongs."""
    row = _locked(vraag, by)
    row.dossier = dossier
    row.save(update_fields=["dossier"])
    _step(row, by, Contactstap.Soort.GEKOPPELD, tekst=dossier.nummer)
    record(by, "contactvraag_gekoppeld", dossier=dossier, onderwerp=row, categorie="R")
    return row


def colleagues(by: Actor) -> Any:
    """Who of the bureau may answer questions today."""
    return Lidmaatschap.objects.filter(
        live_memberships(klok.today()), bureau_id=by.bureau_id, rol__in=BEHANDELAARS
    ).select_related("persoon")


def working_days(van: dt.date, tot: dt.date) -> int:
    """How many working days lie after the one day, up to and including the other."""
    days = (van + dt.timedelta(days=n) for n in range(1, (tot - van).days + 1))
    return sum(is_werkdag(day) for day in days)


def measure(by: Actor) -> None:
    """Measure the answer time anew over the newest answers, for the public site."""
    found = Contactvraag.objects.filter(bureau_id=by.bureau_id, beantwoord_op__isnull=False)
    newest = found.order_by("-beantwoord_op").values_list("werkdagen", flat=True)[:METEN_OVER]
    times = [days for days in newest if days is not None]
    values = {
        "aantal": len(times), "gemeten_op": klok.now(),
        # The higher of the two in the middle: half of the answers came within this time, never fewer.
        "werkdagen": statistics.median_high(times) if times else 0,
    }  # fmt: skip
    Antwoordtijd.objects.update_or_create(bureau_id=by.bureau_id, defaults=values)


@transaction.atomic
def erase_old(*, by: Actor, today: dt.date) -> int:
    """Remove what has been kept long enough; says how many questions that were."""
    done = Q(beantwoord_dag__lt=today - BEWAREN)
    old = Q(dag__lt=today - BEWAREN_ZONDER_ANTWOORD)
    rows = Contactvraag.objects.filter(done | old, bureau_id=by.bureau_id)
    ids = list(rows.values_list("pk", flat=True)[:1000])
    Contactstap.objects.filter(bureau_id=by.bureau_id, contactvraag_id__in=ids).delete()
    Contactvraag.objects.filter(bureau_id=by.bureau_id, pk__in=ids).delete()
    if ids:
        record(by, "contactvragen_gewist", onderwerpen=ids, categorie="R")
    return len(ids)


def _locked(vraag: Contactvraag, by: Actor) -> Contactvraag:
    return Contactvraag.objects.select_for_update().get(bureau_id=by.bureau_id, pk=vraag.pk)


def _refuse_answered(row: Contactvraag) -> None:
    if row.beantwoord_op is not None:
        raise Changed("beantwoord", _("Deze vraag is al beantwoord. Open haar opnieuw als dat niet klopt."))


def _step(row: Contactvraag, by: Actor, soort: str, *, tekst: str = "", beantwoordt: bool = False) -> None:
    Contactstap.objects.create(
        bureau_id=by.bureau_id, contactvraag=row, soort=soort, tekst=tekst, beantwoordt=beantwoordt, op=klok.now(),
        door_id=by.lidmaatschap_id,
    )  # fmt: skip
